"""The studio profile in the store."""

from dataclasses import replace

from db.mapping.profile import profile_from, write_profile
from db.records import ProfileRecord
from db.records.profile import THE_ONE
from db.repositories.lookup import require_version
from db.transaction import Transaction
from studio.settings import StudioProfile

WHAT = "profile"


class SqlProfiles:
    """Implements `studio.storage.Profiles`."""

    def __init__(self, work: Transaction) -> None:
        self._work = work

    def get(self) -> StudioProfile:
        """Return the profile; a studio that never saved one has an empty one."""
        record = self._work.session.get(ProfileRecord, THE_ONE)
        return StudioProfile() if record is None else profile_from(record)

    def save(self, profile: StudioProfile) -> StudioProfile:
        """Store the profile and return it with its new version."""
        record = self._work.session.get(ProfileRecord, THE_ONE)
        stored = 0 if record is None else record.version
        version = require_version(stored, profile.version, what=WHAT, key=WHAT)
        if record is None:
            record = ProfileRecord()
        record.version = version
        write_profile(profile, record)
        self._work.add(record, kind=WHAT, key=WHAT)
        return replace(profile, version=version)
