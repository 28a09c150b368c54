"""What the planner says: names, doses, days, landing places, swaps and steps as texts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QLocale, QObject

from studio.exercises.catalog import Catalog
from studio.exercises.dose_text import dose_text, kilograms
from studio.exercises.exercise import Exercise
from studio.exercises.prescription import Prescription
from studio.planning.fitting import Fate, Landing
from studio.planning.history import Label
from studio.planning.swap_words import inside_sentence
from studio.planning.week_plan import PlannedExercise, WeekPlan
from studio.wording import Words
from ui.widgets.dates import month_day, weekday


class PlannerWords(QObject):
    """Turns codes and values of the planner into texts; it holds words, never a plan."""

    def __init__(self, words: Words, catalog: Catalog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._catalog = catalog

    # Exercises and doses.

    def name(self, slug: str) -> str:
        """Return an exercise's name without what stands in brackets."""
        return self._catalog.get(slug).name.split(" (")[0]

    def inner_name(self, slug: str) -> str:
        """Return the name as it stands inside a sentence."""
        return inside_sentence(self.name(slug), self.words)

    def dose(self, dose: Prescription) -> str:
        """Return a dose as short as a row needs it."""
        each_side, each = self.words["dose.each_side"], self.tr("each")
        return dose_text(dose, self.words).replace(each_side, each)

    def row_dose(self, dose: Prescription) -> str:
        """Return a dose for a row of the week, where there is no room for a band's strength."""
        return self.dose(replace(dose, band=None))

    def spoken_dose(self, dose: Prescription) -> str:
        """Return a dose as it is read aloud."""
        return dose_text(dose, self.words, long=True)

    def kit(self, exercise: Exercise) -> str:
        """Return what an exercise needs, starting with a capital."""
        needs = [
            self.words[f"equipment.{piece}"]
            for group in exercise.equipment
            for piece in sorted(group)[:1]
        ]
        text = ", ".join(needs) or self.words["equipment.none"]
        return text[0].upper() + text[1:]

    def limit(self, dose: Prescription) -> str:
        """Return up to what load, band or effort an exercise holds for now."""
        if dose.load_g:
            return self.tr("up to {kg} kg for now").format(kg=kilograms(dose.load_g))
        if dose.band is not None:
            band = self.words[f"dose.band.{dose.band.value}"]
            return self.tr("with a {band} for now").format(band=band)
        if dose.effort is not None:
            return self.tr("up to effort {effort} for now").format(effort=dose.effort)
        return self.tr("lighter for now")

    def becomes(self, landing: Landing) -> str:
        """Return what placing an exercise leads to, or nothing where it simply suits."""
        if landing.fate is Fate.BECOMES:
            return self.tr("becomes {name}").format(name=self.inner_name(landing.exercise))
        if landing.fate is Fate.LIGHTER:
            return self.limit(landing.dose)
        if landing.fate is Fate.NOTHING:
            return self.tr("nothing suits in its place yet")
        return ""

    def second_line(self, exercise: Exercise, landing: Landing) -> str:
        """Return the second line of a library row."""
        if landing.fate is Fate.SUITS:
            return f"{self.kit(exercise)} · {self.dose(landing.dose)}"
        if landing.next_on is not None:
            return self.tr("next step, from {date}").format(date=month_day(landing.next_on))
        return self.becomes(landing)

    # Days and places.

    def day_name(self, day: int) -> str:
        """Return a weekday in full."""
        return QLocale().dayName(day + 1)

    def short_day(self, day: int) -> str:
        """Return a weekday as Wed."""
        return QLocale().dayName(day + 1, QLocale.FormatType.ShortFormat)

    def day_of(self, plan: WeekPlan, day: int) -> str:
        """Return a day of a week as Wed 20."""
        at = plan.date_of(day)
        return f"{weekday(at)} {at.day}"

    def landing_place(self, plan: WeekPlan, day: int, session_id: str | None, index: int) -> str:
        """Return a place as "Wed, Strength B, after Bird dog"."""
        short = self.short_day(day)
        if session_id is None:
            return self.tr("{day}, new session").format(day=short)
        session = next(s for s in plan.sessions if s.id == session_id)
        if not session.items:
            return self.tr("{day}, {session}").format(day=short, session=session.title)
        if index == 0:
            return self.tr("{day}, {session}, first").format(day=short, session=session.title)
        before = session.items[min(index, len(session.items)) - 1]
        return self.tr("{day}, {session}, after {name}").format(
            day=short, session=session.title, name=self.name(before.exercise)
        )

    def count(self, number: int, one: str, many: str) -> str:
        """Return *one* or *many* filled with *number*."""
        return (one if number == 1 else many).replace("{count}", str(number))

    def swaps(self, number: int) -> str:
        """Return "4 swaps this week"."""
        return self.count(
            number, self.tr("{count} swap this week"), self.tr("{count} swaps this week")
        )

    # What has happened.

    def picked_up(self, name: str, becomes: str) -> str:
        """Return what is said when something is taken up."""
        if not becomes:
            return self.tr("{name} picked up. Choose a day.").format(name=name)
        return self.tr("{name} picked up. It {becomes}. Choose a day.").format(
            name=name, becomes=becomes
        )

    def added(self, item: PlannedExercise, day: int) -> str:
        """Return what is said when an exercise has landed."""
        on = self.day_name(day)
        if item.substitution is None:
            return self.tr("{name} added to {day}").format(name=self.name(item.exercise), day=on)
        return self.tr(
            "Added as {name} to {day}. Press Enter to keep, O for other options."
        ).format(name=self.inner_name(item.exercise), day=on)

    def landed_words(self, plan: WeekPlan, day: int) -> str:
        """Return what is said when something came to a day."""
        return self.tr("Now on {day}").format(day=self.day_of(plan, day))

    def removed(self, number: int, plan: WeekPlan, day: int) -> str:
        """Return what is said when exercises were taken out."""
        text = self.count(
            number, self.tr("Exercise removed from {day}"), self.tr("Exercises removed from {day}")
        )
        return text.format(day=self.day_of(plan, day))

    def session_removed(self, plan: WeekPlan, day: int) -> str:
        """Return what is said when a session was taken out."""
        return self.tr("Session removed from {day}").format(day=self.day_of(plan, day))

    def taken(self, slug: str) -> str:
        """Return what is said when another option was taken."""
        return self.tr("{name} it is").format(name=self.name(slug))

    def kept(self, item: PlannedExercise) -> str:
        """Return what is said when an original stays with a note."""
        name = self.name(item.exercise)
        if item.kept is None:
            return name
        return self.tr("{name} stays in. The note is saved, review {date}").format(
            name=name, date=month_day(item.kept.review_on)
        )

    def filled(self, label: Label) -> str:
        """Return what is said when a week was filled at once."""
        values = self._step_values(label.values)
        if label.code == "template":
            return self.tr("Started from {template}").format(**values)
        return self.tr("Week of {monday} copied here").format(**values)

    def undone(self, label: Label) -> str:
        """Return what is said when a step was taken back."""
        return self.tr("Taken back: {step}").format(step=self.step(label))

    def nothing_to_copy(self) -> str:
        """Return what is said where last week is empty."""
        return self.tr("Nothing was planned last week")

    # Steps.

    def step(self, label: Label) -> str:
        """Return what a step did, as "Add back squat as bodyweight squat"."""
        values = self._step_values(label.values)
        many = label.values.get("count", "1") != "1"
        template = self._steps(many=many).get(label.code)
        return template.format(**values) if template else self.tr("Change the week")

    def _steps(self, *, many: bool) -> Mapping[str, str]:
        return {
            "place": self.tr("Add {exercise}"),
            "place_as": self.tr("Add {original} as {exercise}"),
            "move": self.tr("Move {count} exercises") if many else self.tr("Move {exercise}"),
            "copy": self.tr("Copy {count} exercises") if many else self.tr("Copy {exercise}"),
            "remove": self.tr("Remove {count} exercises") if many else self.tr("Remove {exercise}"),
            "dose": self.tr("Change the dose of {exercise}"),
            "note": self.tr("Note on {exercise}"),
            "substitute": self.tr("Take {exercise} instead"),
            "keep_original": self.tr("Keep {exercise} with a note"),
            "recheck": self.tr("Swap {count} exercises") if many else self.tr("Swap an exercise"),
            "add_session": self.tr("Add a session on {day}"),
            "change_session": self.tr("Change {session}"),
            "move_session": self.tr("Move {session} to {day}"),
            "copy_session": self.tr("Copy {session} to {day}"),
            "remove_session": self.tr("Remove {session}"),
            "copy_day": self.tr("Copy a day to {day}"),
            "rest": self.tr("Rest on {day}"),
            "no_rest": self.tr("Train on {day}"),
            "habit": self.tr("Change a daily habit"),
            "remove_habit": self.tr("Remove a daily habit"),
            "template": self.tr("Start from {template}"),
            "copy_week": self.tr("Copy the week of {monday}"),
            "clear": self.tr("Empty the week"),
        }

    def _step_values(self, values: Mapping[str, str]) -> dict[str, str]:
        said = {"exercise": "", "original": "", "day": "", "session": "", "count": "",
                "template": "", "monday": ""}  # fmt: skip
        for key, value in values.items():
            if key in ("exercise", "original"):
                said[key] = self.inner_name(value)
            elif key == "day":
                said[key] = self.day_name(int(value))
            elif key == "template":
                said[key] = self.words.get(f"template.{value}.name", value)
            elif key == "monday":
                said[key] = month_day(date.fromisoformat(value))
            else:
                said[key] = value
        return said
