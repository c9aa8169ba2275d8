"""Numeric keys: `42`, `9.81 ± 0.02 m/s²`, `250 ± 5%`, `3..4`, several of them separated by `|`, each with a score."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

import msgspec

from hornbook import patterns as re
from hornbook.answers.numbers import AcceptedNumber
from hornbook.model import Content
from hornbook.reading.quiz import alternatives, scores

_NUMBER = r"[+\-−]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)(?:\s*[eE][+\-−]?\d{1,3})?"
_UNIT = r"(?P<unit>[^\W\d][\w/²³·^°%⁻¹.*-]{0,15}|[%°€$£‰][\w/]{0,8})?"
_EXACT = re.compile(
    rf"(?P<value>{_NUMBER})(?:\s*(?:±|\+/-|\+-)\s*(?P<tolerance>{_NUMBER})(?P<percent>\s*%)?)?\s*{_UNIT}\s*$"
)
_RANGE = re.compile(rf"(?P<low>{_NUMBER})\s*(?:\.\.\.?|…)\s*(?P<high>{_NUMBER})\s*{_UNIT}\s*$")
_SYMBOL = re.compile(r"[/²³°%⁻·€$£‰]")
_LONGEST_BARE_UNIT = 4


def read(value: str) -> tuple[tuple[AcceptedNumber, ...], str] | None:
    """Return the accepted intervals and the unit, or None where the key is no number; scores are left aside."""
    return of((scores.cut(piece.strip())[0], 1.0, None) for piece, _ in alternatives.split(value))


def of(given: Iterable[tuple[str, float, Content | None]]) -> tuple[tuple[AcceptedNumber, ...], str] | None:
    """Return the accepted intervals of texts with their scores and feedback, and their unit.

    None where one of the texts is no number, or where they have several units.
    """
    found = [(one(text), score, feedback) for text, score, feedback in given]
    known = [(*pair, score, feedback) for pair, score, feedback in found if pair is not None]
    units = {unit for _, unit, _, _ in known if unit}
    if len(known) < len(found) or len(units) > 1:
        return None
    accepted = (msgspec.structs.replace(number, score=score, feedback=told) for number, _, score, told in known)
    return tuple(accepted), units.pop() if units else ""


def one(text: str) -> tuple[AcceptedNumber, str] | None:
    """Return the interval and the unit that one text says, or None."""
    text = text.strip().strip("`*").strip()
    match = _RANGE.match(text)
    if match:
        ends = _decimal(match["low"]), _decimal(match["high"])
        return _interval(text, match["unit"] or "", min(ends), max(ends), None)
    match = _EXACT.match(text)
    unit = (match["unit"] or "") if match else ""
    if match is None or not _is_unit(unit, text):
        return None
    value = _decimal(match["value"])
    margin = _decimal(match["tolerance"]) if match["tolerance"] else Decimal(0)
    margin = abs(value * margin / 100) if match["percent"] else abs(margin)
    return _interval(text, unit, value - margin, value + margin, value)


def _is_unit(unit: str, text: str) -> bool:
    """A longer bare word after a number is a phrase («3 layers»), unless a tolerance shows that a number is meant."""
    return not unit or "±" in text or len(unit) <= _LONGEST_BARE_UNIT or _SYMBOL.search(unit) is not None


def _interval(
    text: str, unit: str, low: Decimal, high: Decimal, value: Decimal | None
) -> tuple[AcceptedNumber, str] | None:
    ends = float(low), float(high)
    if any(end - end != 0 for end in ends):
        return None
    exact = None if value is None else float(value)
    shown = text.removesuffix(unit).strip() if unit else text
    return AcceptedNumber(low=ends[0], high=ends[1], value=exact, text=shown), unit


def _decimal(text: str) -> Decimal:
    plain = text.replace("−", "-").replace(" ", "")
    if re.fullmatch(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?:[eE].*)?", plain):
        plain = plain.replace(",", "")
    try:
        return Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return Decimal(0)
