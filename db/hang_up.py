"""Ending a wait for a server that froze.

A server that is stopped but not gone never answers, and no setting of the client ends a running
query.  Shutting the socket down from another thread does, at once.
"""

import os
import socket
import threading
from contextlib import suppress
from typing import Any

from sqlalchemy import Engine, event


class HangUp:
    """Knows the open connections to a server, and can end them from any thread.

    The idle ones are among them: the pool tries one before it hands it out, and may wait there.
    """

    def __init__(self, engine: Engine) -> None:
        self._lock = threading.Lock()
        self._open: dict[int, Any] = {}
        event.listen(engine, "connect", self._opened)
        event.listen(engine, "close", self._closed)

    def __call__(self) -> int:
        """Shut down every connection and return how many there were.

        Whoever waits on one gets `StorageUnavailable`; the next action makes a new connection.
        """
        with self._lock:
            connections = list(self._open.values())
        for connection in connections:
            # A copy of the handle: closing it leaves the connection's own to the connection.
            with suppress(OSError), socket.socket(fileno=os.dup(connection.fileno())) as line:
                line.shutdown(socket.SHUT_RDWR)
        return len(connections)

    def _opened(self, connection: Any, _record: object) -> None:
        with self._lock:
            self._open[id(connection)] = connection

    def _closed(self, connection: Any, _record: object) -> None:
        with self._lock:
            self._open.pop(id(connection), None)
