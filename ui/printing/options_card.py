"""The choices beside the preview of a week: what goes on the page, and which paper."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from studio.printing.sheet import SheetOptions
from ui.printing.check_row import CheckRow
from ui.printing.ways_out_card import WaysOutCard
from ui.widgets.labels import label


class OptionsCard(WaysOutCard):
    """Lets a person choose what the sheet of a week shows."""

    def __init__(
        self, printers: Sequence[str], printer: str, parent: QWidget | None = None
    ) -> None:
        self._checks: dict[str, CheckRow] = {}
        super().__init__("print", printers, printer, parent)
        self.show_options(SheetOptions())

    @property
    def options(self) -> SheetOptions:
        """Return what is chosen."""
        return SheetOptions(
            paper=self.paper,
            pictures=self._checks["pictures"].isChecked(),
            log=self._checks["log"].isChecked(),
            swaps=self._checks["swaps"].isChecked(),
            first_name_only=self._checks["first_name_only"].isChecked(),
        )

    def show_options(self, options: SheetOptions) -> None:
        """Show *options* as chosen without telling a change."""
        self.show_paper(options.paper)
        for field, check in self._checks.items():
            check.setChecked(bool(getattr(options, field)))

    @override
    def back_words(self) -> tuple[str, str]:
        return self.tr("Planner"), self.tr("Back to the planner")

    @override
    def build_choices(self, column: QVBoxLayout) -> None:
        column.addWidget(label(self.tr("What goes on the page"), self, px=17, weight=600))
        column.addSpacing(12)
        for field, name, text, detail in (
            (
                "pictures",
                "print.pictures",
                self.tr("Pictures of each exercise"),
                self.tr("Start and end, they print well in grey"),
            ),
            (
                "log",
                "print.log",
                self.tr("Morning-after numbers"),
                self.tr("Bring back next visit"),
            ),
            (
                "swaps",
                "print.swaps",
                self.tr("Swaps and review date"),
                self.tr("What stands in for what, and until when"),
            ),
            (
                "first_name_only",
                "print.firstName",
                self.tr("First name only"),
                self.tr("No surname on the page"),
            ),
        ):
            check = CheckRow(text, self, detail=detail, name=name)
            check.clicked.connect(self.options_changed)
            self._checks[field] = check
            column.addWidget(check)
            column.addSpacing(12)
