"""The tour as a person starts it: the whole program, the whole job, in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

STEPS = 14
WITHIN_SECONDS = 150


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    out = tmp_path_factory.mktemp("tour") / "Zoë's studio"
    command = [sys.executable, "-m", "ui", "tour", "--out", str(out)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=WITHIN_SECONDS, check=False
    )
    return out, done


def test_every_step_holds_and_has_its_line(tour):
    _, done = tour
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(lines) == STEPS
    assert all(line.startswith("ok ") for line in lines)
    assert any("becomes bodyweight squat" in line for line in lines)
    assert any("Keeps the squat pattern" in line for line in lines)


def test_every_step_leaves_its_picture(tour):
    out, _ = tour
    numbers = {path.name[:2] for path in out.glob("*.png")}
    assert numbers == {f"{number:02d}" for number in range(1, STEPS + 1)}


def test_nothing_is_said_beside_the_lines(tour):
    assert tour[1].stderr == ""


def test_the_week_on_paper_says_what_was_planned_and_nothing_more(tour):
    out, _ = tour
    text = "".join(page.extract_text() for page in pypdf.PdfReader(out / "week.pdf").pages)
    assert "Bodyweight squat" in text
    assert "In place of barbell back squat" in text
    assert "Okafor" not in text
    assert "Rehab" not in text


def test_the_practice_studio_of_the_tour_prints_the_same_week_from_the_terminal(tour, tmp_path):
    out, _ = tour
    paper = tmp_path / "again.pdf"
    command = [
        *(sys.executable, "-m", "ui", "print", "--data", str(out / "tour.db")),
        *("--client", "25", "--week", "2026-05-20", "--today", "2026-05-14", "--out", str(paper)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    first, again = (pypdf.PdfReader(path) for path in (out / "week.pdf", paper))
    assert len(first.pages) == len(again.pages)
    assert "Bodyweight squat" in again.pages[0].extract_text()


def test_what_else_is_in_the_folder_stays(tmp_path):
    holiday = tmp_path / "holiday.png"
    holiday.write_bytes(b"a picture of somebody's own")
    (tmp_path / "week.pdf").mkdir()
    command = [sys.executable, "-m", "ui", "tour", "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert holiday.exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    command = [sys.executable, "-m", "ui", "tour", "--out", str(blocked / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
