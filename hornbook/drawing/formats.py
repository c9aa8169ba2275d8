"""Values as words: exact numbers without noise, or in the format that the author asks for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from hornbook import patterns as re
from hornbook.drawing import exact
from hornbook.drawing.faults import FaultError, Spot
from hornbook.drawing.tree import Number, Value

_DIGITS = 10
_FORMAT = re.compile(r"(?P<flags>\+?0?[0-9]{0,2},?)(?:\.(?P<digits>[0-9]{1,2}))?(?P<kind>[dfeg%]?)")
_LEAST, _MOST = -6, 20
_DEFAULT_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Format:
    """How a number is written: sign, width and grouping, digits behind the point (or in all), and the kind."""

    flags: str = ""
    digits: int | None = None
    kind: str = ""


PLAIN = Format()


def read(text: str, start: int = 0) -> Format:
    """Return the format that a text such as `.2f`, `,`, `+d`, `03d`, `.1%` or `.3e` means; else a `FaultError`."""
    match = _FORMAT.fullmatch(text)
    if match is None or (match["kind"] == "d" and match["digits"]) or not text:
        words = f"“{text}” is no format; there are such as .2f, .3e, .1%, 03d and a comma for thousands"
        raise FaultError(Spot(start, start + len(text)), "syntax", words)
    return Format(match["flags"], int(match["digits"]) if match["digits"] else None, match["kind"])


def shown(value: Value, form: Format = PLAIN) -> str:
    """Return a value as a learner reads it; a `ValueError` where the format does not suit it.

    Without a format a whole number has all its digits and another number ten of them at most, without zeros at its
    end. True and false are `True` and `False`, as in keys.
    """
    if isinstance(value, bool | str):
        if form != PLAIN:
            words = "only a number can have a format"
            raise ValueError(words)
        return str(value)
    if form.kind == "d" and not isinstance(value, int):
        words = "this is not a whole number"
        raise ValueError(words)
    plain = _digits(value, form)
    if "e" in plain or not form.flags:
        return plain + ("%" if form.kind == "%" else "")
    return format(Decimal(plain), f"{form.flags}f") + ("%" if form.kind == "%" else "")


def _digits(value: Number, form: Format) -> str:
    if form.kind in {"f", "%"}:
        return _fixed(value * 100 if form.kind == "%" else value, form.digits)
    if form.kind == "e":
        return _scientific(value, form.digits)
    if isinstance(value, int) and form.digits is None:
        return str(value)
    return _significant(value, max(1, form.digits or _DIGITS))


def _fixed(value: Number, decimals: int | None) -> str:
    places = _DEFAULT_DECIMALS if decimals is None else decimals
    scaled = exact.nearest(value * 10**places)
    return format(Decimal(int(scaled)).scaleb(-places, _exactly(scaled)), "f")


def _exactly(value: Number) -> Context:
    """A context in which nothing is rounded."""
    return Context(prec=len(str(value)) + 1, Emin=-999, Emax=999)


def _scientific(value: Number, decimals: int | None) -> str:
    places = _DEFAULT_DECIMALS if decimals is None else decimals
    rounded = _rounded(value, places + 1)
    if not rounded:
        return f"{0:.{places}f}e0"
    return format(rounded, f".{places}e").replace("e+", "e")


def _significant(value: Number, digits: int) -> str:
    rounded = _rounded(value, digits)
    if not rounded:
        return "0"
    if _LEAST <= rounded.adjusted() <= _MOST:
        fixed = format(rounded, "f")
        return fixed.rstrip("0").rstrip(".") if "." in fixed else fixed
    return format(rounded.normalize(_context(digits)), "e").replace("e+", "e")


def _rounded(value: Number, digits: int) -> Decimal:
    return _context(digits).divide(Decimal(value.numerator), Decimal(value.denominator))


def _context(digits: int) -> Context:
    return Context(prec=digits, rounding=ROUND_HALF_UP, Emin=-999, Emax=999)
