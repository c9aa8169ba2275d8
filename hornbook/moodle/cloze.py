"""Gaps as Moodle's cloze: a code in the stem for each gap, with its weight, its answers and the feedback to them.

Whatever an author wrote stands in a code as entities, which Moodle decodes once: no sign of theirs can end an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from html import escape
from math import gcd, lcm

import msgspec

from hornbook import patterns as re
from hornbook.model import Content, Option
from hornbook.moodle.answers import ANYTHING, Accepted, best_first, interval, spellings
from hornbook.moodle.plain import is_plain, without_pictures
from hornbook.moodle.texts import shown
from hornbook.questions import ChoiceGap, Gap, Gaps, NumberGap, TextGap

GAP = re.compile(r'<input name="gap:([a-z]+)"/>')
_CODE_LIKE = re.compile(r"\{(?=[0-9]*:|#[0-9])")
_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in "&~}{#\\$<>"}
_BLANK = "&#160;"
_FINEST = 10_000
_HIGHEST = 1000


class Cloze(msgspec.Struct, frozen=True):
    """A stem with a code in the place of each gap."""

    stem: Content
    kind: str = "cloze"


def cloze(item: Gaps) -> Cloze:
    """Return the stem with its codes; what only looks like a code in it is text."""
    codes = {gap.id: _code(gap, weight) for gap, weight in zip(item.gaps, weights(item), strict=True)}
    html = GAP.sub(lambda match: codes[match[1]], _CODE_LIKE.sub("&#123;", item.stem.html))
    return Cloze(Content(html=html, text=item.stem.text, block=item.stem.block, media=item.stem.media))


def weights(item: Gaps) -> list[int]:
    """Return whole weights of the gaps in the author's proportions, if it can be with the points as their sum.

    Moodle takes the sum for the points of the question. Where it cannot be, the weights are the smallest there are.
    """
    shares = [Fraction(repr(gap.weight)).limit_denominator(_FINEST) for gap in item.gaps]
    if not any(shares):
        return [1] * len(shares)
    common = lcm(*(share.denominator for share in shares))
    whole = [int(share * common) for share in shares]
    smallest = [number // gcd(*whole) for number in whole]
    times, rest = divmod(Fraction(repr(item.points)), sum(smallest))
    return [number * int(times) for number in smallest] if rest == 0 and 0 < times <= _HIGHEST else smallest


def fraction(score: float) -> str:
    """Return what stands before an answer in a code: `=` for all of the weight, else the fraction in per cent."""
    percent = f"{score * 100:.5f}".rstrip("0").rstrip(".")
    return "=" if score >= 1 else f"%{percent}%"


def quoted(text: str) -> str:
    """Return text with each sign that means something in a code as an entity.

    Of what Moodle has decoded it takes a backslash before } and # away, so one more is put there.
    """
    return text.replace("}", "\\}").replace("#", "\\#").translate(_ENTITIES)


def is_dropdown(gap: ChoiceGap) -> bool:
    """Return whether the options of a gap can stand in a dropdown, which shows no markup."""
    return all(is_plain(option.content) for option in gap.options)


def _code(gap: Gap, weight: int) -> str:
    match gap:
        case TextGap():
            return _joined(weight, "SAC" if gap.case else "SA", _texts(gap))
        case NumberGap():
            unit = f" {escape(gap.unit, quote=False)}" if gap.unit else ""
            return _joined(weight, "NM", _numbers(gap)) + unit
        case ChoiceGap():
            kind = "MC" if is_dropdown(gap) else "MCH"
            return _joined(weight, f"{kind}S" if gap.shuffle else kind, _options(gap.options))


def _joined(weight: int, kind: str, answers: Iterable[tuple[str, str, Content | None]]) -> str:
    rows = (f"{share}{answer}{f'#{_said(told)}' if told else ''}" for share, answer, told in answers)
    return f"{{{weight}:{kind}:{'~'.join(rows)}}}"


def _said(content: Content) -> str:
    return quoted(without_pictures(shown(content.html)))


def _texts(gap: TextGap) -> Iterator[tuple[str, str, Content | None]]:
    for answer, share in _shared(gap.accepted):
        for spelling in spellings(answer, accents=gap.diacritics):
            yield share, quoted(spelling), answer.feedback
    if not gap.accepted:
        yield "=", ANYTHING, None


def _numbers(gap: NumberGap) -> Iterator[tuple[str, str, Content | None]]:
    for answer, share in _shared(gap.accepted):
        yield share, ":".join(interval(answer.low, answer.high, answer.value)), answer.feedback
    if not gap.accepted:
        yield "=", ANYTHING, None


def _shared(accepted: tuple[Accepted, ...]) -> Iterator[tuple[Accepted, str]]:
    ordered = best_first(accepted)
    for answer in ordered:
        yield answer, "=" if answer.score == ordered[0].score else fraction(answer.score)


def _options(options: Sequence[Option]) -> Iterator[tuple[str, str, Content | None]]:
    most = max(option.worth for option in options)
    for option in options:
        share = "=" if option.worth == most else fraction(option.worth)
        yield share, _said(option.content) or _BLANK, option.feedback
