"""The banners above the week: states that last, each with one or two ways on."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.announce import announce
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.icons import Icon


class Notices(QWidget):
    """Keeps one banner per kind; showing a kind again changes it, no text takes it away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plan.notices")
        self._banners: dict[str, Banner] = {}
        self._acts: dict[Banner, tuple[Callable[[], object], ...]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 0, 20, 10)
        self._column.setSpacing(6)
        self.hide()

    def show_notice(
        self,
        kind: str,
        text: str,
        *,
        icon: Icon = Icon.INFO,
        tone: str = "info",
        action: str = "",
        then: Callable[[], object] | None = None,
        second: str = "",
        second_then: Callable[[], object] | None = None,
        closable: bool = False,
    ) -> None:
        """Show a banner of *kind* in place of the one before."""
        known = self._banners.get(kind)
        if known is not None and known.text == text:
            self._acts[known] = _acts(then, second_then)
            return
        self.clear(kind)
        banner = Banner(
            text, self, icon=icon, tone=tone, action=action, closable=closable,
            name=f"banner.{kind}",
        )  # fmt: skip
        self._banners[kind] = banner
        self._acts[banner] = _acts(then, second_then)
        banner.acted.connect(self._on_acted)
        banner.closed.connect(self._on_closed)
        layout = banner.layout()
        if second and isinstance(layout, QHBoxLayout):
            extra = button(second, banner, kind="ghost", size="small",
                           name=f"banner.{kind}.second")  # fmt: skip
            extra.clicked.connect(self._on_second)
            layout.insertWidget(layout.count() - 1, extra)  # before the cross
        self._column.addWidget(banner)
        self.show()
        announce(self, text)

    def clear(self, kind: str) -> None:
        """Take a banner away."""
        banner = self._banners.pop(kind, None)
        if banner is not None:
            self._acts.pop(banner, None)
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._banners))

    def clear_all(self) -> None:
        """Take all banners away."""
        for kind in list(self._banners):
            self.clear(kind)

    def _on_acted(self) -> None:
        self._run(self.sender(), 0)

    def _on_second(self) -> None:
        extra = self.sender()
        self._run(extra.parent() if extra else None, 1)

    def _on_closed(self) -> None:
        for kind, banner in list(self._banners.items()):
            if banner is self.sender():
                self.clear(kind)

    def _run(self, banner: object, number: int) -> None:
        acts = self._acts.get(banner) if isinstance(banner, Banner) else None
        if acts is not None:
            acts[number]()


def _acts(*given: Callable[[], object] | None) -> tuple[Callable[[], object], ...]:
    return tuple(act or _nothing for act in given)


def _nothing() -> None:
    """Do nothing, where a banner has no such button."""
