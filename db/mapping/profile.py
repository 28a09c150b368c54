"""The studio profile as a row and as a value."""

from types import MappingProxyType

from db.documents import plain
from db.records import ProfileRecord
from db.records.profile import THE_ONE
from studio.settings import OpeningHours, StudioProfile


def profile_from(record: ProfileRecord) -> StudioProfile:
    """Return the profile the row stands for."""
    return StudioProfile(
        name=record.name,
        phone=record.phone,
        address=record.address,
        hours=tuple(None if day is None else OpeningHours(*day) for day in record.hours),
        equipment=frozenset(record.equipment),
        confirm_adapted=record.confirm_adapted,
        confirm_rehab=record.confirm_rehab,
        paper=record.paper,
        emergency_number=record.emergency_number,
        advice_number=record.advice_number,
        extra=MappingProxyType(record.extra),
        version=record.version,
    )


def write_profile(profile: StudioProfile, record: ProfileRecord) -> None:
    """Put the profile into its row, except for the version."""
    record.id = THE_ONE
    record.name = profile.name
    record.phone = profile.phone
    record.address = profile.address
    record.hours = [None if day is None else [day.opens, day.closes] for day in profile.hours]
    record.equipment = sorted(profile.equipment)
    record.confirm_adapted = profile.confirm_adapted
    record.confirm_rehab = profile.confirm_rehab
    record.paper = profile.paper
    record.emergency_number = profile.emergency_number
    record.advice_number = profile.advice_number
    record.extra = plain(profile.extra)
