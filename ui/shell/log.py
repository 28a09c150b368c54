"""The log: small rotating files with ids and codes, never with what people said or are called."""

import logging
import sys
from pathlib import Path
from types import TracebackType

from typing_extensions import override

FILE_NAME = "studio-planner.log"
_BYTES = 1_000_000
_KEPT = 5

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class CodeFormatter(logging.Formatter):
    """Writes one line a record and, of an exception, only its type and where it was raised.

    The message of an exception may quote a name or an answer, and a database adds whole rows to
    its own; neither reaches the file.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    @override
    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None
        return super().format(record)

    @override
    def formatMessage(self, record: logging.LogRecord) -> str:
        return super().formatMessage(record).splitlines()[0]

    @override
    def formatException(self, ei: ExcInfo) -> str:
        kind, error, trace = ei
        if kind is None or error is None:
            return ""
        return "\n".join([*trace_lines(trace), f"  {kind.__name__} {code_of(error)}".rstrip()])


def start_log(folder: Path, level: int = logging.INFO) -> Path | None:
    """Log into *folder* from now on; `None` where it cannot be written, which stops nothing."""
    # Imported here: it brings in sockets, and the log starts after the first paint.
    from logging.handlers import RotatingFileHandler

    path = folder / FILE_NAME
    written: Path | None = path
    root = logging.getLogger()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            path, maxBytes=_BYTES, backupCount=_KEPT - 1, encoding="utf-8", delay=True
        )
        path.touch()
    except OSError:
        handler, written = logging.StreamHandler(sys.stderr), None
    handler.setFormatter(CodeFormatter())
    root.addHandler(handler)
    root.setLevel(level)
    return written


def trace_lines(trace: TracebackType | None) -> list[str]:
    """Return file, line and function of every step that led to an exception."""
    lines = []
    while trace is not None:
        code = trace.tb_frame.f_code
        module = trace.tb_frame.f_globals.get("__name__", "?")
        lines.append(f"  {module} {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return lines


def code_of(error: BaseException) -> str:
    """Return the code of an error of the studio, and nothing of any other."""
    return str(getattr(error, "code", ""))
