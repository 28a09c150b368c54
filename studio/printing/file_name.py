"""How printed things are called: by a day and the client's number, by nobody's name."""

from datetime import date


def sheet_id(monday: date, client_number: int, number: int) -> str:
    """Return the id printed on the sheet, by which a lost page finds its week."""
    return f"{monday.isoformat()}_{client_number:04d}_v{number}"


def sheet_file_name(monday: date, client_number: int, number: int) -> str:
    """Return the name under which the sheet is saved, such as "2026-05-18_0147_v2.pdf"."""
    return f"{sheet_id(monday, client_number, number)}.pdf"


def paper_id(day: date, client_number: int, kind: str) -> str:
    """Return the id printed on a paper of the screening of that *day*."""
    return f"{day.isoformat()}_{client_number:04d}_{kind}"


def paper_file_name(day: date, client_number: int, kind: str) -> str:
    """Return the name under which a paper is saved, such as "2026-05-14_0147_letter.pdf"."""
    return f"{paper_id(day, client_number, kind)}.pdf"
