"""Clients as rows and as values."""

from db.records import ClientRecord
from db.search_keys import phone_key
from studio.clients.client import Client


def client_from(record: ClientRecord) -> Client:
    """Return the client a row stands for."""
    return Client(
        id=record.id,
        number=record.number,
        first_name=record.first_name,
        last_name=record.last_name,
        phone=record.phone,
        email=record.email,
        birth_date=record.birth_date,
        emergency_contact=record.emergency_contact,
        practice=record.practice,
        goals=tuple(record.goals),
        notes=record.notes,
        level=record.level,
        body_mass_kg=record.body_mass_kg,
        trainer_id=record.trainer_id,
        created_at=record.created_at,
        archived_at=record.archived_at,
        version=record.version,
    )


def write_client(client: Client, record: ClientRecord) -> None:
    """Put a client into a row, with the keys to find them by, except for the version."""
    record.id = client.id
    record.number = client.number
    record.first_name = client.first_name
    record.last_name = client.last_name
    record.name_key = client.name_key
    record.phone = client.phone
    record.phone_key = phone_key(client.phone)
    record.email = client.email
    record.birth_date = client.birth_date
    record.emergency_contact = client.emergency_contact
    record.practice = client.practice
    record.goals = list(client.goals)
    record.notes = client.notes
    record.level = client.level
    record.body_mass_kg = client.body_mass_kg
    record.trainer_id = client.trainer_id
    record.created_at = client.created_at
    record.archived_at = client.archived_at
