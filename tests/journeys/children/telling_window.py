"""The program as it is, which also tells on its standard output where things are on the screen.

Each line on its standard input is `["widget", name, said]` or `["row", list, said]`; the answer is
one line with every visible match: what it says, and the middle of it in pixels of the screen.
"""

import json
import os
import sys

from PySide6.QtCore import QObject, QRect, QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication, QListView, QWidget

from ui.__main__ import main

SAID = Qt.ItemDataRole.AccessibleTextRole


class Teller(QObject):
    def __init__(self) -> None:
        super().__init__()
        self._lines = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._lines.activated.connect(self._answer)

    def _answer(self) -> None:
        asked = os.read(0, 4096)
        if not asked:
            self._lines.setEnabled(False)
            return
        kind, name, said = json.loads(asked)
        found = rows(name, said) if kind == "row" else widgets(name, said)
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


def widgets(name: str, said: str) -> list[tuple[str, int, int]]:
    return [
        _place(widget, widget.rect(), _said(widget))
        for widget in _shown(QWidget)
        if widget.objectName().startswith(name) and said in _said(widget)
    ]


def rows(name: str, said: str) -> list[tuple[str, int, int]]:
    found = []
    for view in _shown(QListView):
        if view.objectName() != name:
            continue
        for number in range(view.model().rowCount()):
            index = view.model().index(number, 0)
            text, rect = str(index.data(SAID)), view.visualRect(index)
            if said in text and view.viewport().rect().intersects(rect):
                found.append(_place(view.viewport(), rect, text))
    return found


def _said(widget: QWidget) -> str:
    return widget.accessibleName() or str(getattr(widget, "text", str)())


def _shown(kind: type[QWidget]) -> list[QWidget]:
    every = [widget for widget in QApplication.allWidgets() if isinstance(widget, kind)]
    return [widget for widget in every if not widget.visibleRegion().isEmpty()]


def _place(widget: QWidget, rect: QRect, text: str) -> tuple[str, int, int]:
    middle = widget.mapToGlobal(rect.center())
    return text, middle.x(), middle.y()


if __name__ == "__main__":
    kept = []

    def begin(desk: object) -> None:
        kept.append(Teller())

    sys.exit(main(sys.argv[1:], observe=begin))
