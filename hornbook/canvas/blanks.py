"""Gaps: blanks to type in, or lists to choose from; Canvas has no question with both.

A number is compared as a text. Where lists stand beside other gaps, they become blanks with their options behind them.
"""

from __future__ import annotations

from html import escape
from math import fsum

from hornbook import patterns as re
from hornbook.canvas import accepted, idents
from hornbook.canvas.forms import Condition, Form, Label, Response, equal, remark, share, telling
from hornbook.canvas.phrases import Voice
from hornbook.canvas.texts import Text, block, words
from hornbook.model import Content, Option
from hornbook.questions import ChoiceGap, Gap, Gaps, NumberGap, TextGap

BLANKS = "fill_in_multiple_blanks_question"
LISTS = "multiple_dropdowns_question"
_INPUT = re.compile(r'<input name="gap:([a-z]+)"/>')

Answer = tuple[str, str, Content | None]


def gaps(item: Gaps, _voice: Voice) -> Form:
    """Return the gaps with the share that each has in the score; an answer to one earns its share or nothing."""
    lists = chosen_only(item)
    total = fsum(gap.weight for gap in item.gaps) or 1.0
    shown = [(gap, list_answers(gap) if lists else typed_answers(gap)) for gap in item.gaps]
    responses = tuple(_response(gap, answers) for gap, answers in shown)
    scoring = tuple(
        Condition(equal(_name(gap), ident), share(gap.weight, total), "Add", goes_on=True)
        for gap, answers in shown
        for ident in _keys(gap, answers, lists=lists)
        if gap.weight
    )
    feedback, contents = telling((_name(gap), ident, said) for gap, answers in shown for ident, _, said in answers)
    return Form(
        LISTS if lists else BLANKS,
        _stem(item, lists=lists),
        responses,
        feedback,
        scoring,
        contents,
        parts=True,
        unlisted=() if lists else tuple(said for gap in item.gaps for said in _unlisted(gap)),
        case=any(isinstance(gap, TextGap) and gap.case for gap in item.gaps),
    )


def chosen_only(item: Gaps) -> bool:
    """Return whether all gaps are lists to choose from."""
    return all(isinstance(gap, ChoiceGap) for gap in item.gaps)


def typed_answers(gap: Gap) -> list[Answer]:
    """Return the texts that Canvas takes as right for a gap: (identifier, text, feedback)."""
    match gap:
        case TextGap():
            found = accepted.listed(gap.accepted)
            texts = [
                (at, text, one.feedback)
                for at, one in found
                for text in accepted.spellings(one, accents=gap.diacritics)
            ]
        case NumberGap():
            found_numbers = accepted.listed(gap.accepted)
            texts = [(at, text, one.feedback) for at, one in found_numbers for text in accepted.plain_numbers(one)]
        case ChoiceGap():
            texts = [(idents.ordinal(key.id), words(key.content), key.feedback) for key in _best(gap)]
    return [_answer(gap, at, *rest) for at, rest in enumerate(((text, said) for _, text, said in texts), start=1)]


def list_answers(gap: Gap) -> list[Answer]:
    """Return the options of a list: (identifier, words, feedback)."""
    options = gap.options if isinstance(gap, ChoiceGap) else ()
    return [(idents.answer(_group(gap), one.id), words(one.content), one.feedback) for one in options]


def _answer(gap: Gap, at: int, text: str, said: Content | None) -> Answer:
    return idents.numbered(_group(gap), at), text, said


def _keys(gap: Gap, answers: list[Answer], *, lists: bool) -> list[str]:
    if lists and isinstance(gap, ChoiceGap):
        return [idents.answer(_group(gap), one.id) for one in _best(gap)]
    return [ident for ident, _, _ in answers]


def _best(gap: ChoiceGap) -> list[Option]:
    most = max((option.worth for option in gap.options), default=0.0)
    return [option for option in gap.options if option.worth == most > 0]


def _unlisted(gap: Gap) -> tuple[str, ...]:
    if isinstance(gap, TextGap | NumberGap):
        return accepted.unlisted(gap.accepted)
    keys = _best(gap)
    rest = (one for one in gap.options if one not in keys)
    return tuple(remark(words(one.content), block(one.feedback)) for one in rest if one.feedback)


def _response(gap: Gap, answers: list[Answer]) -> Response:
    labels = tuple(Label(ident, Text(text)) for ident, text, _ in answers)
    shuffle = isinstance(gap, ChoiceGap) and gap.shuffle
    return Response(_name(gap), "", Text(_blank(gap.id)), labels, shuffle=shuffle)


def _stem(item: Gaps, *, lists: bool) -> str:
    behind = {gap.id: _behind(gap, lists=lists) for gap in item.gaps}
    return _INPUT.sub(lambda match: f"[{_blank(match[1])}]{behind.get(match[1], '')}", block(item.stem))


def _behind(gap: Gap, *, lists: bool) -> str:
    if isinstance(gap, NumberGap):
        return f" {escape(gap.unit)}" if gap.unit else ""
    if isinstance(gap, ChoiceGap) and not lists:
        return f" ({escape(' / '.join(words(option.content) for option in gap.options))})"
    return ""


def _group(gap: Gap) -> int:
    return idents.ordinal(gap.id)


def _blank(name: str) -> str:
    return f"gap_{name}"


def _name(gap: Gap) -> str:
    return f"response_{_blank(gap.id)}"
