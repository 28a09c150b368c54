"""How a printed week is called: by its Monday and the client's number, by nobody's name."""

from datetime import date


def sheet_id(monday: date, client_number: int, number: int) -> str:
    """Return the id printed on the sheet, by which a lost page finds its week."""
    return f"{monday.isoformat()}_{client_number:04d}_v{number}"


def sheet_file_name(monday: date, client_number: int, number: int) -> str:
    """Return the name under which the sheet is saved, such as "2026-05-18_0147_v2.pdf"."""
    return f"{sheet_id(monday, client_number, number)}.pdf"
