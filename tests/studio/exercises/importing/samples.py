"""An invented file in the form of open exercise data."""

import json
from functools import cache

from resources import read_folder
from studio.exercises.importing.families import FamilyBook, parse_families
from studio.exercises.importing.files import read_proposals
from studio.exercises.importing.proposal import Proposal
from tests.studio.exercises.library import the_catalog

FILE = "exercises.json"


def an_entry(name: str, **values: object) -> dict[str, object]:
    entry: dict[str, object] = {
        "id": name.replace(" ", "_"),
        "name": name,
        "force": "push",
        "level": "beginner",
        "mechanic": "compound",
        "equipment": "body only",
        "primaryMuscles": ["quadriceps"],
        "secondaryMuscles": [],
        "instructions": ["Stand tall and begin.", "Repeat."],
        "category": "strength",
        "images": [f"{name}/0.jpg"],
    }
    return entry | values


@cache
def the_book() -> FamilyBook:
    return parse_families(read_folder("data/importing"), the_catalog())


def proposed(name: str, **values: object) -> Proposal:
    return proposals(an_entry(name, **values))[0]


def proposals(*entries: dict[str, object]) -> tuple[Proposal, ...]:
    return read(json.dumps(list(entries)))


def read(text: str) -> tuple[Proposal, ...]:
    return read_proposals(text, FILE, the_catalog(), the_book())
