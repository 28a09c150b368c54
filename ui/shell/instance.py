"""One window per data file: a second start brings the first window to the front."""

import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_WITHIN_MS = 1000
_RAISE = b"raise\n"


def channel_of(target: str) -> str:
    """Return the name under which the copy that holds *target* can be reached."""
    return "studio-planner-" + hashlib.sha256(target.encode()).hexdigest()[:16]


def ask_to_raise(target: str) -> bool:
    """Ask the running copy to show itself; `False` if none answers."""
    socket = QLocalSocket()
    socket.connectToServer(channel_of(target))
    if not socket.waitForConnected(ANSWER_WITHIN_MS):
        return False
    socket.write(_RAISE)
    asked = socket.waitForBytesWritten(ANSWER_WITHIN_MS)
    # The first copy closes the line once it has heard; leaving earlier could lose the word.
    socket.waitForDisconnected(ANSWER_WITHIN_MS)
    return asked


class InstanceServer(QObject):
    """Listens for later starts on the same data file; the user's own programs only."""

    raise_requested = Signal()

    def __init__(self, target: str, parent: QObject) -> None:
        super().__init__(parent)
        name = channel_of(target)
        # A killed copy leaves its socket behind; the data file's lock says that nobody is there.
        QLocalServer.removeServer(name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._on_word)
            if socket.bytesAvailable():
                self._answer(socket)

    def _on_word(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        if bytes(socket.readAll().data()).startswith(_RAISE):
            self.raise_requested.emit()
        socket.disconnectFromServer()
