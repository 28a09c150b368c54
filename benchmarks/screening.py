"""Judging answers, and the pages of a conversation, as ratios to what cannot be saved.

Rules: 10,000 random full sets of answers.  The baseline is the same conditions written directly in
Python, made here from the rule texts by a translator of its own and checked to fire alike.
Pages: from a key press to the painted next page, beside a bare Qt window that shows a label.
"""

import os
import random
import re
import statistics
import subprocess
import sys
import time
import tomllib
from datetime import date
from math import nan
from pathlib import Path

from resources import read_folder
from studio.screening.answers import check_answers
from studio.screening.evaluate import evaluate
from studio.screening.facts import read_answers
from studio.screening.questionnaire import NOT_SURE, Kind
from studio.screening.regions import REGION_SETS, REGIONS, SIDES
from studio.services.content import load_protocol

HERE = Path(__file__).resolve().parent
PEOPLE = int(os.environ.get("PEOPLE", "10000"))
CALM, SLICE = 12, 200
TODAY = date(2026, 5, 14)
EVALUATE_GOAL_MS, PAGE_GOAL_MS = 2.0, 100.0

TOKEN = re.compile(r"\s*(>=|<=|==|[<>()]|[\w.]+)")


class Translator:
    """Turns the text of a condition into an expression in Python."""

    def __init__(self, questionnaire):
        self.questions = questionnaire.by_id

    def expression(self, text):
        """Return the expression; `v` are the person's values and `a` those of an area."""
        words = TOKEN.findall(text)
        found, place = [], 0
        while place < len(words):
            taken, expression = self.word(words, place)
            found.append(expression)
            place += taken
        return " ".join(found)

    def word(self, words, place):
        """Return how many words the next part has, and what it is in Python."""
        word = words[place]
        if word in ("and", "or", "(", ")"):
            return 1, word
        if word == "not":
            # Not yet known is neither active nor inactive.
            is_active = words[place + 1] == "active"
            return (2, "(active is False)") if is_active else (1, "not")
        if word == "active":
            return 1, "(active is True)"
        if word in ("ANY", "COUNT"):
            return self.areas(words, place)
        if "." in word:
            values = "a" if word.startswith("p.") else "v"
            relation, value = words[place + 1 : place + 3]
            if relation == "has":
                return 3, f"({value!r} in {values}[{word!r}])"
            question = self.questions.get(word)
            ranks = question.ranks if question else {}
            return 3, f"({values}[{word!r}] {relation} {ranks.get(value, value)})"
        return 1, f"(a['region'] in {word})"

    def areas(self, words, place):
        """Return ANY or COUNT with all that stands inside."""
        depth, end = 1, place + 2
        while depth:
            depth += {"(": 1, ")": -1}.get(words[end], 0)
            end += 1
        inner = self.expression(" ".join(words[place + 2 : end - 1]))
        if words[place] == "ANY":
            return end - place, f"any({inner} for a in areas)"
        relation, value = words[end : end + 2]
        regions = f"len({{a['region'] for a in areas if {inner}}})"
        return end + 2 - place, f"({regions} {relation} {value})"


def direct_function(questionnaire):
    """Return one function that evaluates every condition and returns the rules that hold."""
    translator = Translator(questionnaire)
    lines = ["def fired(v, areas, active):", "    found = []"]
    count = 0
    for text in read_folder("data/screening/rules").values():
        for rule in tomllib.loads(text).get("rule", ()):
            lines.append(f"    if {translator.expression(rule['condition'])}:")
            lines.append(f"        found.append({rule['id']!r})")
            count += 1
    lines.append("    return found")
    space = dict(REGION_SETS)
    exec("\n".join(lines), space)  # noqa: S102 - the texts are the program's own
    return space["fired"], count


def plain(facts, questionnaire):
    """Return *facts* as dictionaries in which what is not known compares to nothing."""
    person = dict.fromkeys((*questionnaire.by_id, "a.age"), nan) | facts.values
    empty = {q.id: () if q.kind is Kind.MULTI else nan for q in questionnaire.blocks}
    areas = [
        {**empty, "p.began": nan, **area.values, "region": area.region} for area in facts.areas
    ]
    return person, areas, facts.active


def anybody(chance, questionnaire):
    """Return a full set of random answers with up to three marked areas."""
    # Half of them answer at random, half mostly with the best option, as people do.
    calm = chance.choice((0, CALM))
    answers = {
        q.id: any_answer(q, chance, calm) for q in questionnaire.questions if not q.per_region
    }
    top = chance.randint(90, 200)
    regions = chance.sample(REGIONS, chance.randint(0, 3))
    answers |= {
        "a.dob": f"{chance.randint(1930, 2010)}-05-03",
        "a.consent": "yes",
        "a.guardian": "yes",
        "a.contact": "somebody",
        "g.sys": top,
        "g.dia": chance.randint(40, min(top - 1, 130)),
        "i.regions": [
            {
                "region": region,
                "side": chance.choice(SIDES),
                **{q.id: any_answer(q, chance, calm) for q in questionnaire.blocks},
                "p.weeks": chance.choice((0, 3, 6, 8, 12, 20, 60, 200)),
            }
            for region in regions
        ],
    }
    return check_answers(answers, questionnaire)


def any_answer(question, chance, calm):
    """Return a random answer to a question of any kind, *calm* times as often the best one."""
    if question.is_choice:
        keys = [option.key for option in question.options]
        extra = [NOT_SURE] if question.allows_not_sure else []
        return chance.choice([keys[0]] * calm + keys + extra)
    if question.kind is Kind.MULTI:
        return [option.key for option in question.options if chance.random() < 0.3]
    if question.kind in (Kind.SCALE, Kind.NUMBER):
        return chance.randint(question.low, min(question.high, 300))
    return None


def milliseconds(actions):
    """Return how long each of the *actions* takes for one person.

    *actions* are functions with their values, one for each person.  They take turns, slice by
    slice, and the middle slice counts, so that a busy moment of the computer hits all alike.
    """
    took = [[] for _ in actions]
    for begin in range(0, PEOPLE, SLICE):
        for (action, values), times in zip(actions, took, strict=True):
            part = values[begin : begin + SLICE]
            start = time.perf_counter()
            for value in part:
                action(value)
            times.append((time.perf_counter() - start) / len(part) * 1000)
    return [statistics.median(times) for times in took]


def measure_rules():
    """Check that both ways fire alike, time them in the same run, and print."""
    questionnaire, rules = load_protocol(read_folder)
    fired, count = direct_function(questionnaire)
    chance = random.Random(2026)
    people = [anybody(chance, questionnaire) for _ in range(PEOPLE)]
    facts = [read_answers(answers, questionnaire, TODAY) for answers in people]
    dictionaries = [plain(one, questionnaire) for one in facts]
    seen = set()
    for answers, (v, areas, active) in zip(people, dictionaries, strict=True):
        outcome = evaluate(answers, questionnaire, rules, today=TODAY)
        both = sorted(finding.rule for finding in outcome.findings), sorted(fired(v, areas, active))
        if both[0] != both[1]:
            sys.exit(f"the two ways differ: {set(both[0]) ^ set(both[1])} for {answers}")
        seen.update(both[0])
    print(f"{PEOPLE} people, {count} conditions, {len(seen)} of them fired; both ways agree")

    def direct(values):
        fired(*values)

    def predicates(values):
        [rule.id for rule in rules.rules if rule.fires(values, None)]

    def whole(answers):
        evaluate(answers, questionnaire, rules, today=TODAY)

    def reading(answers):
        read_answers(answers, questionnaire, TODAY)

    actions = (
        (direct, dictionaries),
        (predicates, facts),
        (reading, people),
        (whole, people),
    )
    times = milliseconds(actions)
    for name, took, goal in zip(
        (
            "conditions directly in Python",
            "the same conditions as rules",
            "reading the answers",
            "a whole evaluation",
        ),
        times,
        ("", "", "", f"  goal {EVALUATE_GOAL_MS:.1f} ms"),
        strict=True,
    ):
        print(f"{name:<34} {took:8.4f} ms  {took / times[0]:5.2f}{goal}")


def measure_pages():
    """Walk through conversations in a process of its own, and print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, str(HERE / "children" / "conversation.py")],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)
    bare, pages = [], {}
    for line in done.stdout.splitlines():
        name, value = line.split()
        if name == "bare":
            bare.append(float(value))
        else:
            pages.setdefault(name, []).append(float(value))
    baseline = statistics.median(bare)
    middles = {name: statistics.median(took) for name, took in pages.items()}
    slowest = max(middles, key=middles.__getitem__)
    print(f"{'label in a bare window':<34} {baseline:8.2f} ms   1.00")
    for name, took in (
        (f"next page, middle of {len(pages)} pages", statistics.median(middles.values())),
        (f"slowest page ({slowest})", middles[slowest]),
    ):
        print(f"{name:<34} {took:8.2f} ms  {took / baseline:5.2f}  goal {PAGE_GOAL_MS:.0f} ms")


if __name__ == "__main__":
    measure_rules()
    measure_pages()
