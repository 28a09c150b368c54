"""The left side of a preview: choices, which paper and printer, and the ways out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.printing.options import PAPERS
from ui.printing.printer_choice import PrinterChoice
from ui.widgets.buttons import Button, Segmented, button
from ui.widgets.card import Card, Rule
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.theme import scaled, theme

WIDTH = 336


class WaysOutCard(Card):
    """Holds the choices and tells each change; it decides nothing about the page itself.

    *name* is what the object names of its parts begin with.
    """

    options_changed = Signal()
    print_asked = Signal()
    save_asked = Signal()
    back_asked = Signal()

    def __init__(
        self,
        name: str,
        printers: Sequence[str],
        printer: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margins=20, spacing=0)
        self.name = name
        self._printers = tuple(printers)
        self._usual_status = (
            ""
            if printers
            else self.tr("No printer found. Save a PDF or add one in the system settings.")
        )
        self.setFixedWidth(scaled(WIDTH))
        theme().changed.connect(self._fit_width)
        self._build_back()
        self._choices = self._build_scroll_area()
        self.build_choices(self._choices)
        self._build_paper()
        self._build_printer(printer)
        self._choices.addStretch(1)
        self._build_told()
        self._build_ways_out()

    @property
    def paper(self) -> str:
        """Return the chosen paper."""
        return PAPERS[self._paper.current]

    @property
    def printer(self) -> str:
        """Return the chosen printer, empty where the computer has none."""
        return self._choice.printer

    @property
    def primary(self) -> Button:
        """Return the button that Enter stands for."""
        return self.go if self._printers else self.save

    def build_choices(self, column: QVBoxLayout) -> None:
        """Put what can be chosen about the page into *column*, above paper and printer."""

    def back_words(self) -> tuple[str, str]:
        """Return what the way back is called, and how it is read out."""
        return self.tr("Back"), self.tr("Go back")

    def show_paper(self, paper: str) -> None:
        """Show *paper* as chosen without telling a change."""
        self._paper.choose(PAPERS.index(paper))

    def show_status(self, text: str) -> None:
        """Say above the buttons what became of the pages; nothing says what always holds."""
        self._status.setText(text or self._usual_status)
        self._status.setVisible(bool(text or self._usual_status))

    def show_note(self, text: str) -> None:
        """Say what cannot be printed as it was written."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def show_sending(self, sending: bool) -> None:  # noqa: FBT001 - a slot
        """Let the Print button say that pages are on their way."""
        self.go.setText(self.tr("Sending…") if sending else self.tr("Print"))

    def part(self, name: str) -> str:
        """Return the object name of a part."""
        return f"{self.name}.{name}"

    def _build_back(self) -> None:
        row = QHBoxLayout()
        text, accessible = self.back_words()
        back = button(
            text,
            self,
            kind="ghost",
            size="small",
            icon=Icon.ARROW_LEFT,
            name=self.part("back"),
            accessible=accessible,
        )
        back.clicked.connect(self.back_asked)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(back)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addSpacing(8)

    def _fit_width(self) -> None:
        self.setFixedWidth(scaled(WIDTH))

    def _build_scroll_area(self) -> QVBoxLayout:
        """Return the place for the choices, which scrolls where the window is low."""
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget(area)
        area.setWidget(inner)
        # A scroll area fills what it holds; here the card's own surface shows through.
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self.body.addWidget(area, 1)
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        return rows

    def _build_paper(self) -> None:
        self._choices.addWidget(Rule(self))
        self._choices.addSpacing(16)
        self._choices.addWidget(label(self.tr("Paper"), self, px=15, weight=600))
        self._choices.addSpacing(8)
        self._paper = Segmented(PAPERS, self, name=self.part("paper"))
        self._paper.setAccessibleName(self.tr("Paper"))
        self._paper.chosen.connect(self.options_changed)
        self._choices.addWidget(self._paper)
        self._choices.addSpacing(16)

    def _build_printer(self, printer: str) -> None:
        heading = label(self.tr("Printer"), self, px=15, weight=600)
        self._choices.addWidget(heading)
        self._choices.addSpacing(8)
        self._choice = PrinterChoice(self._printers, printer, self)
        self._choice.setObjectName(self.part("printer"))
        self._choices.addWidget(self._choice)
        for part in (heading, self._choice):
            part.setVisible(bool(self._printers))

    def _build_told(self) -> None:
        """Build what is said about the page and its way out, where it cannot scroll away."""
        self._note = label("", self, px=13, color="clear", wrap=True, name=self.part("note"))
        self._status = label("", self, px=13, color="text_2", wrap=True, name=self.part("status"))
        self.body.addSpacing(8)
        for part in (self._note, self._status):
            self.body.addWidget(part)
            self.body.addSpacing(8)
        self.show_note("")
        self.show_status("")

    def _build_ways_out(self) -> None:
        has_printer = bool(self._printers)
        self.go = button(
            self.tr("Print"),
            self,
            kind="primary",
            icon=Icon.PRINTER,
            size="large",
            key_hint=self.tr("Enter"),
            name=self.part("go"),
        )
        self.go.setVisible(has_printer)
        self.go.clicked.connect(self.print_asked)
        self.save = button(
            self.tr("Save PDF"),
            self,
            kind="default" if has_printer else "primary",
            icon=Icon.PDF,
            size="normal" if has_printer else "large",
            key_hint=self.tr("S") if has_printer else self.tr("Enter"),
            name=self.part("save"),
        )
        self.save.clicked.connect(self.save_asked)
        self.body.addWidget(self.go)
        self.body.addSpacing(8 if has_printer else 0)
        self.body.addWidget(self.save)
