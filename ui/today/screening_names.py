"""What screenings are called on Today."""

from PySide6.QtCore import QObject

from studio.screening.screening import Scope, Screening


class ScreeningNames(QObject):
    """Names a check by how much it asks, and parked work by what it is."""

    def check(self, scope: Scope | None) -> str:
        """Return what is due, at the start of a sentence."""
        return self._short(scope) or self.tr("Whole screening")

    def parked(self, screening: Screening) -> str:
        """Return what was parked."""
        is_first = screening.earlier_id is None
        return self._short(screening.scope) or (
            self.tr("Sign-up") if is_first else self.tr("Screening")
        )

    def _short(self, scope: Scope | None) -> str:
        if scope is Scope.SHORT:
            return self.tr("Short check")
        return self.tr("Mini check") if scope is Scope.MINI else ""
