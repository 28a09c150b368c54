"""Questions from TOML texts; every mistake names the file, the entry and the field."""

from collections.abc import Mapping
from types import MappingProxyType

from studio.screening.condition_checks import teaching_part
from studio.screening.condition_nodes import Condition
from studio.screening.conditions import ConditionError, parse_condition
from studio.screening.questionnaire import (
    BodyArea,
    Kind,
    Option,
    Question,
    Questionnaire,
    Section,
    Worse,
)
from studio.screening.reachability import example_answers
from studio.screening.regions import REGIONS, SIDES
from studio.screening.toml_tables import Entry, entries, read_file

OTHER_FILES = ("rescreen.toml", "session.toml")
"""What lies beside the questions of the screening and is read elsewhere."""

_YES_NO = {"yes": Option("yes", "Yes"), "no": Option("no", "No")}
_ORDERED_BY_NATURE = (Kind.YES_NO, Kind.CHOICE, Kind.SCALE)
_NUMBERS = (Kind.SCALE, Kind.NUMBER)


def parse_questionnaire(files: Mapping[str, str]) -> Questionnaire:
    """Return the questionnaire in TOML texts by file name; sections run in the order of keys."""
    tops = [
        (read_file(file, text), text)
        for file, text in files.items()
        if not file.endswith(OTHER_FILES)
    ]
    version = common_version([top for top, _ in tops])
    with_section = [item for item in tops if "section" in item[0].table]
    with_section.sort(key=lambda item: read_section(item[0])[0].key)
    sections: dict[str, Section] = {}
    questions: dict[str, Question] = {}
    settling: list[Entry] = []
    for top, text in with_section:
        section, defaults = read_section(top)
        if section.key in sections:
            defaults.wrong("key", "this section stands twice")
        sections[section.key] = section
        for entry in entries(top, text, "question"):
            question = read_question(entry, section, defaults, questions)
            questions[question.id] = question
            settling += [entry] if question.not_sure_means else []
    for entry in settling:
        _check_meaning(entry, questions)
    areas = tuple(
        _area(entry) for top, text in tops for entry in entries(top, text, "area", key="key")
    )
    for top, _ in tops:
        top.finish()
    return Questionnaire(version, tuple(sections.values()), tuple(questions.values()), areas)


def common_version(tops: list[Entry]) -> str:
    """Return the version all files of one kind carry."""
    versions = [top.text("version") for top in tops]
    usual = max(versions, key=versions.count, default="")
    for top, version in zip(tops, versions, strict=True):
        if version != usual:
            top.wrong("version", "all files need the same version")
    return usual


def read_section(top: Entry) -> tuple[Section, Entry]:
    """Return the section a file holds, and what its questions have in common."""
    entry = top.inner("section")
    section = Section(entry.text("key"), entry.text("title"), entry.text("lead", ""))
    entry.value("not_sure", bool, default=False)
    entry.value("prefer_not_counts", bool, default=False)
    entry.finish()
    return section, entry


def read_question(
    entry: Entry, section: Section, defaults: Entry, earlier: Mapping[str, Question]
) -> Question:
    """Return the question in a table of a file; it may wait for *earlier* ones only."""
    question_id = entry.text("id")
    if question_id in earlier:
        entry.wrong("id", "this question stands twice")
    kind = Kind(entry.one_of("kind", [kind.value for kind in Kind]))
    natural = Worse.UP if kind in _ORDERED_BY_NATURE else Worse.NEITHER
    worse = Worse(entry.one_of("worse", [worse.value for worse in Worse], natural.value))
    options = _options(entry, kind)
    is_choice = kind in (Kind.YES_NO, Kind.CHOICE)
    high = 10 if kind is Kind.SCALE else 0
    question = Question(
        id=question_id,
        kind=kind,
        options=options,
        shown_if=_shown_if(entry, earlier),
        section=section.key,
        text=entry.text("text"),
        label=entry.text("label"),
        why=entry.text("why"),
        hint=entry.text("hint", ""),
        unit=entry.text("unit", ""),
        worse=worse,
        best=_best(entry, kind, worse, options),
        low=entry.value("low", int, 0),
        high=entry.value("high", int, high),
        whole=entry.value("whole", bool, default=kind is Kind.SCALE),
        regions=_regions(entry),
        allows_not_sure=is_choice and defaults.value("not_sure", bool, default=False),
        prefer_not_counts=defaults.value("prefer_not_counts", bool, default=False),
        not_sure_means=_not_sure_means(entry),
        optional=entry.value("optional", bool, default=False),
        red_flag=entry.value("red_flag", bool, default=False),
        staff=entry.value("staff", bool, default=False),
        note=entry.value("note", bool, default=False),
        teaches_only=entry.value("teaches_only", bool, default=False),
    )
    _check_best(entry, question)
    entry.finish()
    return question


def _check_best(entry: Entry, question: Question) -> None:
    """Refuse a range without numbers, and a best answer that is not the best of its question."""
    if question.kind in _NUMBERS:
        if question.low >= question.high:
            entry.wrong("high", "it needs to be above low")
        if isinstance(question.best, int) and not question.low <= question.best <= question.high:
            entry.wrong("best", "it is outside low and high")
    if question.is_ordered and isinstance(question.best, str) and question.ranks[question.best]:
        entry.wrong("best", "the options run from best to worst, so the first is the best")


def _check_meaning(entry: Entry, questions: Mapping[str, Question]) -> None:
    """Refuse a not sure that settles what is no answer to any question."""
    for question_id, option in _not_sure_means(entry).items():
        question = questions.get(question_id)
        if question is None or option not in question.ranks:
            entry.wrong("not_sure_means", f"{option} is no answer to {question_id}")


def _options(entry: Entry, kind: Kind) -> tuple[Option, ...]:
    if kind is Kind.YES_NO:
        best = entry.one_of("best", _YES_NO, "no")
        return (_YES_NO[best], _YES_NO["yes" if best == "no" else "no"])
    if kind not in (Kind.CHOICE, Kind.MULTI):
        return ()
    options = []
    for table in entry.value("options", list):
        if not isinstance(table, dict):
            entry.wrong("options", "a table with key and text is expected")
        option = Entry(entry.file, entry.name, entry.lines.get("options", entry.line), table)
        options.append(Option(option.text("key"), option.text("text")))
        option.finish()
    if len({option.key for option in options}) < max(len(options), 2):
        entry.wrong("options", "at least two different options are expected")
    return tuple(options)


def _best(entry: Entry, kind: Kind, worse: Worse, options: tuple[Option, ...]) -> str | int | None:
    if kind in (Kind.YES_NO, Kind.CHOICE):
        return entry.one_of("best", [option.key for option in options], options[0].key)
    if kind is Kind.SCALE:
        return entry.value("best", int, 10 if worse is Worse.DOWN else 0)
    if kind is Kind.NUMBER and "best" in entry.table:
        return entry.value("best", int)
    return None


def _shown_if(entry: Entry, earlier: Mapping[str, Question]) -> Condition | None:
    text = entry.text("show", "")
    if not text:
        return None
    try:
        # Only earlier questions are known here, so that no question can wait for itself.
        shown_if = parse_condition(text, earlier)
    except ConditionError as error:
        entry.wrong("show", str(error))
    teaching = teaching_part(shown_if, earlier)
    if teaching:
        entry.wrong("show", f"{teaching} is asked to teach and decides nothing")
    if example_answers(shown_if, earlier) is None:
        entry.wrong("show", "it cannot come true")
    return shown_if


def _regions(entry: Entry) -> tuple[str, ...]:
    regions = entry.texts("regions", REGIONS)
    for region in regions:
        if region not in REGIONS:
            entry.wrong("regions", f"unknown region {region}")
    if not regions:
        entry.wrong("regions", "it is empty")
    return regions


def _not_sure_means(entry: Entry) -> Mapping[str, str]:
    table = entry.value("not_sure_means", dict, {})
    return MappingProxyType({str(key): str(value) for key, value in table.items()})


def _area(entry: Entry) -> BodyArea:
    area = BodyArea(
        key=entry.text("key"),
        view=entry.one_of("view", ("front", "back")),
        shape=entry.text("shape"),
        name=entry.text("name"),
        region=entry.one_of("region", REGIONS),
        side=entry.one_of("side", SIDES),
    )
    entry.finish()
    return area
