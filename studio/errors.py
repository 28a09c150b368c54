"""What a person can be told when something does not work.

An error carries a code and values; the sentence belongs to `resources/data/en/messages.toml`
and is looked up by code.  Anything that is not a `StudioError` is a fault of the program.
"""

from collections.abc import Sequence
from typing import ClassVar


class StudioError(Exception):
    """Something a person can understand and act on."""

    code: ClassVar[str] = "error"

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(f"{self.code}: {values}")


class WrongInput(StudioError):
    """What was typed or handed in cannot be right."""

    code = "wrong_input"


class ValueOutOfRange(WrongInput):
    """A number or date outside what is plausible; values: field, value, low, high."""

    code = "out_of_range"


class TextTooLong(WrongInput):
    """More characters than a field holds; values: field, length, limit."""

    code = "text_too_long"


class MissingValue(WrongInput):
    """A field that is needed and empty; values: field."""

    code = "missing_value"


class UnknownKey(WrongInput):
    """A key that no list knows; values: kind (question, option, exercise, ...), key, near."""

    code = "unknown_key"


class BadFile(WrongInput):
    """A file that cannot be used; values: file, entry, field, problem (one clause), reason."""

    code = "bad_file"

    def __init__(self, *, file: str, problem: str, entry: str = "", field: str = "") -> None:
        reason = "entry" if entry else ""
        super().__init__(file=file, entry=entry, field=field, problem=problem, reason=reason)


class Refusal(StudioError):
    """A rule says no for now; the person learns what would change that."""

    code = "refusal"


class ScreeningIncomplete(Refusal):
    """Questions that are still open; values: missing (question ids), reason."""

    code = "screening_incomplete"

    def __init__(self, missing: Sequence[str], reason: str = "unanswered") -> None:
        super().__init__(missing=tuple(missing), reason=reason)


class PlanLocked(Refusal):
    """The planner is closed or read-only for this client; values: reason."""

    code = "plan_locked"


class OutsideHours(Refusal):
    """The studio is closed then; values: day (0 is Monday), times (nearest, in minutes)."""

    code = "outside_hours"


class NeedsEvidence(Refusal):
    """A medical answer stands behind it; values: closes (what would close the finding)."""

    code = "needs_evidence"


class CannotClose(Refusal):
    """This evidence does not close that finding; values: rule, because, and its numbers."""

    code = "cannot_close"


class NotSigned(Refusal):
    """Nobody has signed for these answers; values: screening, signer (client or guardian)."""

    code = "not_signed"


class NoConsent(Refusal):
    """Consent to keep health answers is not given or was withdrawn; values: client."""

    code = "no_consent"


class NotQualified(Refusal):
    """The trainer may not confirm this outcome; values: trainer, tier."""

    code = "not_qualified"


class NotFound(Refusal):
    """What was asked for does not exist (any more); values: kind, key."""

    code = "not_found"


class StaleWrite(Refusal):
    """Someone else changed the same thing meanwhile; values: kind, key."""

    code = "stale_write"


class AlreadyConfirmed(Refusal):
    """A confirmed screening is never changed; values: screening."""

    code = "already_confirmed"


class StorageUnavailable(StudioError):
    """The disk, file or server does not answer; values: reason, path."""

    code = "storage_unavailable"


class NotAStudioFile(StorageUnavailable):
    """The file is not one of ours; values: path."""

    code = "not_a_studio_file"


class DamagedFile(StorageUnavailable):
    """The file is ours but damaged; values: path, problem."""

    code = "damaged_file"


class NewerFile(StorageUnavailable):
    """The file was written by a newer program; values: path, found, known."""

    code = "newer_file"


class UpgradeFailed(StorageUnavailable):
    """The file could not be brought to the newest form and is as before; values: path, step."""

    code = "upgrade_failed"


class FolderNotWritable(StorageUnavailable):
    """The data folder cannot be written; values: path."""

    code = "folder_not_writable"


class DiskFull(StorageUnavailable):
    """There is no room left; values: path, free_bytes."""

    code = "disk_full"


class AlreadyOpen(StudioError):
    """Another running copy holds the data file; values: path, host."""

    code = "already_open"


class NoScreen(StudioError):
    """There is no screen that a window could appear on."""

    code = "no_screen"
