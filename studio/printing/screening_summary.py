"""The summary of a screening: outcome, why, what is ready, what comes next, and every answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from studio.clients.client import Client
from studio.printing.on_file import OnFile, Record, short_hash
from studio.printing.paper_answers import ToldAnswers
from studio.printing.paper_frame import PaperFrame
from studio.printing.papers import OutcomeWords, Pair, Part, ScreeningSummary, Signing
from studio.printing.phrases import date_text
from studio.screening.outcome import Restriction, Tier, Urgency
from studio.screening.questionnaire import Questionnaire
from studio.screening.restrictions import expires_on
from studio.screening.rules import RuleBook
from studio.screening.screening import Answers, Screening, Status
from studio.screening.signature import answers_hash
from studio.settings import StudioProfile
from studio.team import Trainer
from studio.wording import Words

_FOR_STAFF = frozenset({"needs_review"})  # tells trainers what to do, changes no training
_SOMETHING_WAITS = ("no_", "low_load", "graded")
"""How restrictions begin for which something else stands in; others add something."""


def build_summary(
    screening: Screening,
    client: Client,
    profile: StudioProfile,
    trainers: Sequence[Trainer],
    questionnaire: Questionnaire,
    rules: RuleBook,
    words: Words,
    *,
    today: date,
    done_on: date,
    paper: str,
    on_file: OnFile | None = None,
) -> ScreeningSummary:
    """Return the summary of a screening that was answered on *done_on*, printed *today*.

    With what is *on_file* it shows who signed, confirmed and consented, and what was closed.
    """
    frame = PaperFrame("summary", screening, client, profile, words, today, done_on, paper)
    record = None if on_file is None else Record(frame, on_file, trainers)
    return _Summary(frame, trainers, questionnaire, rules, record).build()


def answers_code(answers: Answers) -> str:
    """Return a short code of *answers*: other answers would have another one."""
    return short_hash(answers_hash(answers))


class _Summary:
    """Puts one screening into words, part by part."""

    def __init__(
        self,
        frame: PaperFrame,
        trainers: Sequence[Trainer],
        questionnaire: Questionnaire,
        rules: RuleBook,
        record: Record | None,
    ) -> None:
        screening = frame.screening
        self._record = record
        self._frame = frame
        self._words = frame.words
        self._rules = rules
        self._screening = screening
        self._outcome = frame.outcome
        chosen = screening.chosen_tier
        self._tier = self._outcome.tier if chosen is None else chosen
        names = {trainer.id: trainer.name for trainer in trainers}
        self._trainer = names.get(screening.confirmed_by) if screening.confirmed_by else None
        self._told = ToldAnswers(frame, questionnaire)

    def build(self) -> ScreeningSummary:
        """Return the whole paper."""
        frame, words = self._frame, self._words
        return ScreeningSummary(
            paper=frame.paper,
            language=words["sheet.language_tag"],
            file_name=f"{frame.id}.pdf",
            document_title=frame.document_title,
            client_name=frame.client.full_name,
            header=frame.header(frame.person, self._confirmation()),
            outcome=OutcomeWords(self._label("outcome"), self._title(), tuple(self._sentences())),
            why=Part(self._label("why"), pairs=tuple(self._reasons()), lines=self._no_reason()),
            ready=Part(self._label("ready"), (words[f"paper.summary.ready.{self._key}"],)),
            for_now=self._for_now(),
            ahead=Part(self._label("ahead"), pairs=tuple(self._ahead())),
            notes=words["sheet.notes"],
            answers=self._answers(),
            declaration=self._declaration(),
            footer=frame.footer(words["paper.summary.notice"], self._versions()),
            closed=self._record.closed(self._told.behind) if self._record else (),
            on_file=self._record.parts() if self._record else (),
        )

    def _label(self, code: str) -> str:
        return self._words[f"paper.summary.label.{code}"]

    def _day(self, day: date) -> str:
        return date_text(day, self._words)

    @property
    def _key(self) -> str:
        return "none" if self._tier is None else self._tier.key

    @property
    def _is_confirmed(self) -> bool:
        return self._screening.status in {Status.CONFIRMED, Status.SUPERSEDED}

    def _confirmation(self) -> str:
        if not self._is_confirmed:
            return self._words["paper.summary.not_confirmed"]
        if self._trainer is None:
            return self._words["paper.summary.confirmed"]
        return self._words.fill("paper.summary.confirmed_by", trainer=self._trainer)

    # The outcome

    def _title(self) -> str:
        if self._tier is None:
            return self._words["paper.summary.no_outcome"]
        return self._words[f"tier_client.{self._tier.key}"]

    def _sentences(self) -> Iterator[str]:
        words = self._words
        if self._tier is None:
            yield words["paper.summary.still_open"]
            return
        looked_at = next(iter(self._reviews), self._last_day or self._frame.today)
        yield words.fill(f"result_client.{self._tier.key}", date=self._day(looked_at))
        if self._tier is Tier.URGENT_CARE:
            yield from self._first_steps()
        if not self._is_confirmed:
            yield words["paper.summary.proposal"]
        elif self._last_day is not None and self._tier is not Tier.CLEARANCE_FIRST:
            yield words.fill("paper.summary.counts_until", date=self._day(self._last_day))

    def _first_steps(self) -> Iterator[str]:
        words, profile = self._words, self._frame.profile
        urgency = self._outcome.urgency
        if urgency is Urgency.EMERGENCY_CALL:
            yield words.fill("urgent.call", number=profile.emergency_number)
            return
        if urgency is Urgency.EMERGENCY_DEPARTMENT:
            yield words["urgent.hospital"]
        else:
            yield words.fill("urgent.ring", number=profile.advice_number)
        yield words.fill("urgent.worse", number=profile.emergency_number)

    @property
    def _last_day(self) -> date | None:
        if self._screening.expires_on is not None or self._tier is None:
            return self._screening.expires_on
        return expires_on(self._tier, self._frame.done_on)

    # Why

    def _reasons(self) -> Iterator[Pair]:
        """Yield each answer with what is said of it, the strongest first and none twice.

        While nothing is planned, what would change in training is left out.
        """
        said: dict[str, list[str]] = {}
        carried: dict[str, str] = {}
        holds_back = self._tier is not None and self._tier >= Tier.CLEARANCE_FIRST
        for finding in self._outcome.findings:
            if not holds_back or finding.tier >= Tier.CLEARANCE_FIRST:
                answer = self._told.behind(finding)
                said.setdefault(answer, []).append(finding.reason)
                if self._record is not None and not carried.get(answer):
                    carried[answer] = self._record.carried(finding)
        for answer, reasons in said.items():
            yield Pair(answer, " ".join(dict.fromkeys(reasons)), carried.get(answer, ""))
        if self._screening.choice_reason:
            yield self._choice(self._screening.choice_reason)

    def _choice(self, reason: str) -> Pair:
        head = self._words["paper.summary.why.chosen"]
        if self._trainer is None:
            return Pair(head, self._words.fill("paper.summary.why.chosen_open", reason=reason))
        text = self._words.fill("paper.summary.why.chosen_by", trainer=self._trainer, reason=reason)
        return Pair(head, text)

    def _no_reason(self) -> tuple[str, ...]:
        if self._tier is None or self._tier > Tier.GYM_ADAPTED:
            return ()
        return (self._words["paper.summary.why.nothing"],)

    # What changes, and what comes next

    @property
    def _restrictions(self) -> tuple[Restriction, ...]:
        """Return what changes training, nothing while nothing is planned anyway."""
        if self._tier is None or self._tier >= Tier.CLEARANCE_FIRST:
            return ()
        return tuple(r for r in self._outcome.restrictions if r.code not in _FOR_STAFF)

    @property
    def _reviews(self) -> list[date]:
        return sorted({restriction.review_on for restriction in self._restrictions})

    def _for_now(self) -> Part:
        label = self._label("for_now")
        words = self._words
        if self._tier is None:
            return Part(label, (words["paper.summary.for_now.no_outcome"],))
        if self._tier >= Tier.CLEARANCE_FIRST:
            return Part(label, (words[f"paper.summary.for_now.{self._tier.key}"],))
        if not self._restrictions:
            return Part(label, (words["paper.summary.for_now.nothing"],))
        if len(self._reviews) > 1:
            return Part(label, pairs=tuple(self._change(r) for r in self._restrictions))
        line = words.fill("paper.summary.for_now.until", date=self._day(self._reviews[0]))
        return Part(
            label, (line,), tuple(replace(self._change(r), note="") for r in self._restrictions)
        )

    def _change(self, restriction: Restriction) -> Pair:
        entry = self._rules.restrictions.get(restriction.code)
        review = self._words.fill("paper.summary.review", date=self._day(restriction.review_on))
        if entry is None:
            return Pair(restriction.code, restriction.reason, note=review)
        instead = entry.swap if restriction.code.startswith(_SOMETHING_WAITS) else ""
        return Pair(entry.short, entry.meaning, note=review, instead=instead)

    def _ahead(self) -> Iterator[Pair]:
        words = self._words
        if self._tier is None:
            yield Pair(self._label("outcome"), words["paper.summary.ahead.finish"])
        elif self._tier is Tier.URGENT_CARE:
            yield Pair(
                words["paper.summary.ahead.urgent_when"], words["paper.summary.ahead.urgent"]
            )
        elif self._tier is Tier.CLEARANCE_FIRST:
            yield Pair(words["outlook.letter"], words["paper.summary.ahead.letter"])
            yield Pair(words["outlook.place_held"], words["paper.summary.ahead.held"])
        else:
            yield from self._ahead_in_training(self._tier)
        yield Pair(words["outlook.tell_us"], words["paper.summary.ahead.tell_us"])

    def _ahead_in_training(self, tier: Tier) -> Iterator[Pair]:
        words = self._words
        if tier is Tier.REHAB_FIRST:
            yield Pair(words["outlook.physio"], words["paper.summary.ahead.physio"])
        if "next_day_log" in self._outcome.restriction_codes or tier is Tier.REHAB_FIRST:
            yield Pair(words["outlook.each_visit"], words["paper.summary.ahead.one_number"])
        for day in self._reviews:
            yield Pair(self._day(day), self._review())
        if self._last_day is not None and self._last_day not in self._reviews:
            yield Pair(self._day(self._last_day), words["paper.summary.ahead.check"])

    def _review(self) -> str:
        words = self._words.section("paper.summary.ahead")
        what = words["marked"] if len(self._reviews) > 1 else words["all"]
        if self._trainer is None:
            return words["review"].format(what=what)
        return words["review_with"].format(trainer=self._trainer.split()[0], what=what)

    # Answers and signatures

    def _answers(self) -> tuple[Part, ...]:
        lead = self._words.fill("paper.summary.answers.lead", date=self._day(self._frame.done_on))
        return (Part(self._label("answers"), (lead,)), *self._told.sections())

    def _declaration(self) -> Signing:
        words = self._words
        by = words["paper.summary.signed_for_studio"]
        if self._trainer is not None:
            by = words.fill("paper.summary.signed_for", trainer=self._trainer)
        studio = (by, words["paper.date"])
        label = self._label("declaration")
        if self._record is not None:
            return self._record.signing(label, (studio,))
        text = words["paper.summary.declaration.text"]
        return Signing(label, text, (*self._frame.signatures(), studio))

    def _versions(self) -> str:
        return self._words.fill(
            "paper.summary.versions",
            questions=self._screening.questions_version,
            rules=self._screening.rules_version,
            answers=answers_code(self._screening.answers),
        )
