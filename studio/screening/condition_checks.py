"""What a rule's condition may not do, whatever it says.

A worse answer never makes a rule fall silent.  So every ordered answer is only tested for being
at least as bad as something; the opposite is allowed below `not` alone.
"""

from collections.abc import Mapping

from studio.screening.condition_nodes import (
    Active,
    Compare,
    Condition,
    CountAreas,
    Has,
    Not,
    children,
)
from studio.screening.questionnaire import DERIVED, Kind, Question, Worse


def careless_part(
    node: Condition, questions: Mapping[str, Question], *, denied: bool = False
) -> str:
    """Return what in *node* a worse answer could undo, or an empty text."""
    if isinstance(node, Compare | Has):
        question = questions.get(node.question) or DERIVED[node.question]
        if not _is_careful(node, question, denied=denied):
            return question.id
        return ""
    if isinstance(node, Active):
        return "" if denied else "active"
    if isinstance(node, CountAreas) and node.relation not in (">=", ">"):
        return "COUNT"
    inside = denied is not isinstance(node, Not)
    found = (careless_part(child, questions, denied=inside) for child in children(node))
    return next((part for part in found if part), "")


def teaching_part(node: Condition, questions: Mapping[str, Question]) -> str:
    """Return the question in *node* whose answer must not decide anything, or an empty text."""
    if isinstance(node, Compare | Has):
        question = questions.get(node.question)
        return node.question if question is not None and question.teaches_only else ""
    found = (teaching_part(child, questions) for child in children(node))
    return next((part for part in found if part), "")


def _is_careful(node: Compare | Has, question: Question, *, denied: bool) -> bool:
    if question.worse is Worse.NEITHER:
        return True
    if isinstance(node, Has):
        return not denied
    worse_is_up = question.worse is Worse.UP
    if node.relation == "==":
        return not denied and node.value == _worst(question)
    points_up = node.relation in (">=", ">")
    return (points_up is worse_is_up) is not denied


def _worst(question: Question) -> float:
    if question.kind in (Kind.SCALE, Kind.NUMBER):
        return question.high if question.worse is Worse.UP else question.low
    return len(question.options) - 1
