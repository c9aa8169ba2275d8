"""Lettered items that are the parts of one open question, each a task of its own, and no options."""

from __future__ import annotations

from hornbook import patterns as re
from hornbook.reading.quiz import fields
from hornbook.reading.quiz.drafts import OptionDraft, QuestionDraft
from hornbook.reading.quiz.words import QUESTION_MARKS

_TASK = re.compile(
    r"(?:explain|describe|state|name|compute|calculate|sketch|draw|define|discuss|prove|derive|determine|find|justify|"
    r"outline|evaluate|give|write|show that|list|compare|estimate|suggest|identify|solve|simplify|"
    r"erkläre|beschreibe|nenne|berechne|zeichne|skizziere|begründe|bestimme|gib|zeige|"
    r"explica|describe|calcula|dibuja|define|demuestra|halla|enumera|"
    r"explique[rz]|décri[svtre]+|calcule[rz]?|dessine[rz]?|démontre[rz]?|donne[rz]?|détermine[rz]?)\b",
    re.IGNORECASE,
)
_CHOOSES = re.compile(
    r"\b(?:which|what|choose|select|pick|best|correct|following|welche\w*|was|wähle\w*|quel\w*|cuál\w*)\b|_{2,}|[?？؟]",
    re.IGNORECASE,
)
_LEAST = 2
_FEW = 3


def are_parts(draft: QuestionDraft) -> bool:
    """Return whether a question's lettered items are tasks: no key, and each asks, demands or has points.

    Where the question itself asks which one, or its type or a box says that one is to be chosen, they are options.
    """
    given = draft.options
    if len(given) < _LEAST or draft.keys or draft.blank_key or "type" in draft.attributes.values:
        return False
    if any(option.mark.kind != "letter" or option.mark.marked or option.mark.bold for option in given):
        return False
    if all(_words(option).endswith(QUESTION_MARKS) for option in given) or all(_has_points(option) for option in given):
        return True
    if _demands(draft):
        return True
    return not _CHOOSES.search(" ".join(draft.stem.lines)) and all(_is_task(option) for option in given)


def are_questions(draft: QuestionDraft) -> bool:
    """Return whether the bullets of a question without a key all ask: then they say in parts what is asked."""
    given = draft.options
    if len(given) < _LEAST or draft.keys or draft.blank_key or "type" in draft.attributes.values:
        return False
    plain = all(option.mark.kind == "bullet" and not (option.mark.marked or option.mark.bold) for option in given)
    return plain and all(_words(option).endswith(QUESTION_MARKS) for option in given)


def _demands(draft: QuestionDraft) -> bool:
    """Whether the last words above the items demand each of them: «Calculate:», «Find the following:»."""
    last = next((line.strip("*_ ") for line in reversed(draft.stem.lines) if line.strip()), "")
    return last.endswith((":", "：")) and len(last.split()) <= _FEW and _TASK.match(last) is not None


def _is_task(option: OptionDraft) -> bool:
    return _TASK.match(_words(option)) is not None or _words(option).endswith(QUESTION_MARKS)


def _has_points(option: OptionDraft) -> bool:
    return bool(fields.points_at_end(_words(option))[1])


def _words(option: OptionDraft) -> str:
    return " ".join(option.text.lines).strip().rstrip("*_ ")
