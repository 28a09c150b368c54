"""Everything the core reads from files, loaded once and then only looked at."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from studio.clients.consent import ConsentTexts
from studio.clients.consent_texts import parse_consent_texts
from studio.exercises.caps import CapTables
from studio.exercises.caps_file import parse_caps
from studio.exercises.catalog import Catalog
from studio.exercises.catalog_file import parse_catalog
from studio.exercises.figure import Figure, FigureBook
from studio.exercises.figure_file import parse_figures
from studio.exercises.own import OwnExercise
from studio.planning.affinity import Affinity, parse_affinity
from studio.planning.templates import WeekTemplate
from studio.planning.templates_file import parse_templates
from studio.screening.questionnaire import Questionnaire
from studio.screening.questionnaire_file import parse_questionnaire
from studio.screening.rescreen import RescreenTexts, parse_rescreen
from studio.screening.rules import RuleBook
from studio.screening.rules_file import parse_rules
from studio.screening.session_file import parse_session
from studio.wording import ReadFolder, Words, load_words


@dataclass(frozen=True, slots=True)
class Content:
    """The protocol, the library and the words of one language."""

    words: Words
    consents: ConsentTexts
    questionnaire: Questionnaire
    rules: RuleBook
    rescreen: RescreenTexts
    catalog: Catalog
    caps: CapTables
    affinity: Affinity
    templates: tuple[WeekTemplate, ...]
    figures: FigureBook

    def with_own(self, exercises: Iterable[OwnExercise]) -> "Content":
        """Return the same content with the studio's own exercises in its library.

        Only what somebody has reviewed is listed; what waits for that or is retired stands
        aside.  One that looks like an exercise of the library has its figure.
        """
        kept = tuple(exercises)
        figures: dict[str, Figure] = dict(self.figures.figures)
        figures |= {own.slug: figures[own.figure] for own in kept if own.figure in figures}
        listed = [own.for_catalog() for own in kept if own.is_offered]
        aside = [own.for_catalog() for own in kept if not own.is_offered]
        return replace(
            self,
            catalog=self.catalog.joined(listed, aside),
            figures=FigureBook(figures),
        )


def load_protocol(read_folder: ReadFolder) -> tuple[Questionnaire, RuleBook]:
    """Return questions and rules, with the gates of the day; each is checked against the other."""
    files = read_folder("data/screening")
    questionnaire = parse_questionnaire(files)
    rules = parse_rules(read_folder("data/screening/rules"), questionnaire)
    return questionnaire, replace(rules, session=parse_session(files, questionnaire, rules))


def load_content(
    read_folder: ReadFolder,
    language: str = "en",
    protocol: tuple[Questionnaire, RuleBook] | None = None,
) -> Content:
    """Return all content; a damaged file raises `BadFile` naming entry and field.

    Questions and rules that were read before may be handed in as *protocol*.
    """
    questionnaire, rules = protocol or load_protocol(read_folder)
    limits = read_folder("data/limits")
    catalog = parse_catalog(read_folder("data/exercises"))
    return Content(
        words=load_words(read_folder, language),
        consents=parse_consent_texts(read_folder(f"data/{language}")),
        questionnaire=questionnaire,
        rules=rules,
        rescreen=parse_rescreen(read_folder("data/screening"), questionnaire),
        catalog=catalog,
        caps=parse_caps(limits),
        affinity=parse_affinity(limits),
        templates=parse_templates(read_folder("data/templates"), catalog),
        figures=parse_figures(read_folder("data/figures")),
    )
