"""Questions without a key that look like one of a type which has to be said, so that a finding can show how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hornbook import patterns as re
from hornbook.reading.quiz import listed, tabulated

if TYPE_CHECKING:
    from hornbook.reading.quiz.drafts import QuestionDraft
    from hornbook.source import Source

_MATCHES = re.compile(
    r"\b(?:match(?:es|ing)?|pair(?:s|ing)?|connect|assign|zuordnen|zuordnung|ordnen? .{1,80}\bzu|verbinden?|relie[rz]?|"
    r"associe[rz]?|empareja[rn]?|relaciona[rn]?|asocia|collega|abbina(?:re)?|ligue|соотнесите|сопоставьте|połącz|"
    r"koppel|eşleştir\w*)\b|установите соответствие|匹配|配对|连线|対応|연결",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"\b(?:(?:in|into|right|correct|chronological|logical|their) (?:order|sequence)(?! to\b)|arrange|rank|reorder|"
    r"(?:sort|order|sequence) (?:the|these)|reihenfolge|sortier\w*|ordnen?|ordonne[rz]?|dans l['’]ordre|ordena[rd]?|"
    r"orden (?:correcto|cronológico)|ordina(?:re)?|riordina|ordene|упорядочьте|расположите|uporządkuj|volgorde|"
    r"rangschik|sırala\w*)\b|排序|顺序|順序|順番|순서",
    re.IGNORECASE,
)
_SORTS = re.compile(
    r"\b(?:categor(?:y|ies|i[sz]e)|classify|group (?:the|these)|sort .{1,80} into|kategori\w*|gruppier\w*|catégori\w*|"
    r"class(?:e[rz]|ific\w*)|clasific\w*|категори\w*)\b|分类|分類|분류",
    re.IGNORECASE,
)
_COLUMNS = 2
_ENOUGH = 2


def of(draft: QuestionDraft, source: Source) -> tuple[str, str]:
    """Return the type that a question without a key seems to be of, and what of it looks so; empty where none does.

    The question's words have to ask for it, and what the type needs has to be there.
    """
    words = " ".join(draft.stem.lines)
    for name, what, asks, holds in (
        ("matching", "its table with two columns", _MATCHES, _has_pairs),
        ("categorise", "its list with lists in it", _SORTS, _has_groups),
        ("ordering", "its numbered list", _ORDERS, _has_order),
    ):
        if asks.search(words) and holds(draft, source):
            return name, what
    return "", ""


def _has_pairs(draft: QuestionDraft, source: Source) -> bool:
    return not draft.options and any(grid.columns == _COLUMNS for grid in tabulated.find(draft.stem, source))


def _has_groups(draft: QuestionDraft, _source: Source) -> bool:
    bullets = [option for option in draft.options if option.mark.kind == "bullet" and option.feedback]
    return len(bullets) >= _ENOUGH and len(bullets) == len(draft.options)


def _has_order(draft: QuestionDraft, _source: Source) -> bool:
    if draft.options:
        return all(option.mark.kind == "number" for option in draft.options)
    return any(listing.kind == "number" for listing in listed.find(draft.stem))
