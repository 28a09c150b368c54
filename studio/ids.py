"""Identifiers: time-ordered UUIDs made by the desk, before anything is saved."""

import os
import time
from typing import NewType
from uuid import UUID

ClientId = NewType("ClientId", str)
TrainerId = NewType("TrainerId", str)
ScreeningId = NewType("ScreeningId", str)
PlanId = NewType("PlanId", str)
SessionId = NewType("SessionId", str)
ItemId = NewType("ItemId", str)
EditId = NewType("EditId", str)
PrintId = NewType("PrintId", str)
EvidenceId = NewType("EvidenceId", str)
ClosingId = NewType("ClosingId", str)
ConsentId = NewType("ConsentId", str)
SignatureId = NewType("SignatureId", str)
SessionCheckId = NewType("SessionCheckId", str)
OwnExerciseId = NewType("OwnExerciseId", str)
ImportId = NewType("ImportId", str)
TemplateKey = NewType("TemplateKey", str)
ExerciseSlug = NewType("ExerciseSlug", str)

_VERSION_7 = 7 << 76
_VARIANT = 2 << 62


def new_id() -> str:
    """Return a version 7 UUID as text: later ids sort after earlier ones (RFC 9562, 5.7)."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (1 << 48) - 1) << 80 | random & (1 << 80) - 1
    value = value & ~(0xF << 76) | _VERSION_7
    value = value & ~(0b11 << 62) | _VARIANT
    return str(UUID(int=value))
