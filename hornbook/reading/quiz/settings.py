"""Settings that an author writes as `{name=value}` or as a field: each is read to its type, or reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from hornbook import patterns as re
from hornbook.diagnostics import Rule, Span
from hornbook.reading.quiz.rules import BAD_SETTING, UNKNOWN_SETTING

TYPES = {
    "choice": "choice single mcq multiple-choice-single radio",
    "multiple": "multiple multi multiple-choice checkbox multiple-response select-all",
    "true-false": "true-false tf truefalse boolean bool",
    "short-text": "short-text short text fill fill-in shortanswer short-answer",
    "numeric": "numeric number numerical",
    "essay": "essay open long-text free-text",
    "gaps": "gaps gap cloze blanks fill-in-the-blanks",
    "matching": "matching match pairs",
    "ordering": "ordering order sequence sort",
    "categorise": "categorise categorize categories classify group",
    "hotspot": "hotspot image-map",
    "upload": "upload file file-upload",
}
_TYPE_NAMES = {alias: name for name, aliases in TYPES.items() for alias in aliases.split()}
YES, _NO = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}
_NUMBER = re.compile(r"\+?\d{0,9}(?:[.,]\d{0,12}|\s*/\s*\d{1,9})?$")
_TIME = re.compile(r"(?:(\d+)\s*h(?:ours?)?)?\s*(?:(\d+)\s*(?:m|min|minutes?)?)?\s*(?:(\d+)\s*s(?:ec(?:onds?)?)?)?$")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,20}$")
_SIZE = re.compile(r"(?P<number>\d{1,9}(?:[.,]\d{1,3})?)\s*(?P<power>|k|m|g)(?P<binary>i?)(?:b|bytes?)$")
_POWERS = ("", "k", "m", "g")


def flag(value: str) -> bool:
    """Return true or false; other words are a `ValueError`."""
    if value.casefold() in YES:
        return True
    if value.casefold() in _NO:
        return False
    raise ValueError(value)


def number(value: str) -> float:
    """Return a number at least 0, written `2`, `0.25`, `2,5` or `7/3`."""
    if not _NUMBER.match(value.strip()):
        raise ValueError(value)
    made = float(Fraction(value.replace(" ", "").replace(",", ".")))
    if not 0 <= made < 1e6:  # noqa: PLR2004  (more points than any gradebook holds)
        raise ValueError(value)
    return made


def whole(value: str) -> int:
    """Return a whole number at least 0."""
    made = int(value)
    if not 0 <= made <= 1_000_000:  # noqa: PLR2004
        raise ValueError(value)
    return made


def positive(value: str) -> int:
    """Return a whole number at least 1."""
    made = whole(value)
    if made == 0:
        raise ValueError(value)
    return made


def share(value: str) -> float:
    """Return a fraction from 0 to 1, written `0.7` or `70%`."""
    made = float(value.rstrip("% ")) / (100 if value.rstrip().endswith("%") else 1)
    if not 0 <= made <= 1:
        raise ValueError(value)
    return made


def seconds(value: str) -> int:
    """Return seconds, written `20 min`, `1 h 30 min`, `90 s`, or `20` for minutes."""
    match = _TIME.match(value.strip().casefold())
    if match is None or not any(match.groups()):
        raise ValueError(value)
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + rest


def words(value: str) -> tuple[int, int]:
    """Return the least and the most words, written `50-200`, `-200` or `200` (the most)."""
    least, dash, most = value.replace("–", "-").partition("-")
    return (int(least or 0), int(most or 0)) if dash else (0, int(least))


def names(value: str) -> tuple[str, ...]:
    """Return words separated by commas."""
    return tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))


def suffixes(value: str) -> tuple[str, ...]:
    """Return kinds of files as suffixes in small letters, written `.pdf, .docx` or `pdf docx`."""
    found = tuple(f".{part.removeprefix('.').lower()}" for part in re.split(r"[,;\s]+", value) if part)
    if not found or not all(_SUFFIX.match(each) for each in found):
        raise ValueError(value)
    return tuple(dict.fromkeys(found))


def size(value: str) -> int:
    """Return bytes, written `500 kB`, `10 MB`, `1.5 GiB`; a number without a unit is a `ValueError`."""
    match = _SIZE.match(value.strip().casefold())
    if match is None:
        raise ValueError(value)
    step = 1024.0 if match["binary"] else 1000.0
    return round(float(match["number"].replace(",", ".")) * step ** _POWERS.index(match["power"]))


def text(value: str) -> str:
    """Return the value as it stands."""
    return value


def one_of(*known: str) -> Callable[[str], str]:
    """Return a reader for one of the `known` words."""

    def read(value: str) -> str:
        if value not in known:
            raise ValueError(value)
        return value

    return read


def kind_of_question(value: str) -> str:
    """Return a question type's name for one of its names."""
    return _TYPE_NAMES[value.casefold()]


def asked(values: dict[str, str]) -> str:
    """Return the question type that an author's settings name, empty where they name none that is known."""
    return _TYPE_NAMES.get(values.get("type", "").casefold(), "")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a value is read, and what it can be, in words."""

    read: Callable[[str], Any]
    expected: str


_FLAG = Setting(flag, "true or false")
QUESTION = {
    "type": Setting(kind_of_question, "one of " + ", ".join(TYPES)),
    "points": Setting(number, "a number such as 1, 0.25 or 7/3"),
    "shuffle": _FLAG,
    "numbering": Setting(one_of("abc", "ABC", "123", "iii", "III", "none"), "abc, ABC, 123, iii, III or none"),
    "scoring": Setting(one_of("net", "all", "each", "partial"), "net, all, each or partial"),
    "case": _FLAG,
    "diacritics": _FLAG,
    "pattern": _FLAG,
    "tags": Setting(names, "words separated by commas"),
    "objectives": Setting(names, "objective ids separated by commas"),
    "difficulty": Setting(text, "a word"),
    "title": Setting(text, "a text"),
    "unit": Setting(text, "a unit"),
    "lines": Setting(whole, "a number of lines"),
    "words": Setting(words, "a range such as 50-200"),
    "min-choices": Setting(whole, "a number of options"),
    "max-choices": Setting(whole, "a number of options"),
    "reuse": _FLAG,
    "several": _FLAG,
    "accept": Setting(suffixes, "suffixes such as .pdf, .docx"),
    "size": Setting(size, "a size such as 10 MB or 500 kB"),
    "files": Setting(positive, "a number of files, at least 1"),
}
GAP = {
    "weight": Setting(number, "a number such as 1, 2 or 0.5"),
    "case": _FLAG,
    "diacritics": _FLAG,
    "pattern": _FLAG,
    "unit": Setting(text, "a unit"),
    "shuffle": _FLAG,
}
QUIZ = {
    "kind": Setting(one_of("practice", "graded"), "practice or graded"),
    "pass-mark": Setting(share, "a share such as 70% or 0.7"),
    "attempts": Setting(whole, "a number, 0 for no limit"),
    "time-limit": Setting(seconds, "a time such as 20 min"),
    "shuffle": _FLAG,
    "feedback": Setting(one_of("question", "end", "never"), "question, end or never"),
    "one-by-one": _FLAG,
    "title": Setting(text, "a text"),
}
POOL = {
    "pick": Setting(positive, "a whole number from 1"),
    "points": Setting(number, "a number such as 1, 0.25 or 7/3"),
}
Report = Callable[..., None]
Locate = Callable[[str], Span]


def read(
    values: dict[str, str], known: dict[str, Setting], what: str, report: Report, locate: Locate
) -> dict[str, Any]:
    """Return the settings by name, each of its type; unknown names and bad values are reported and left out."""
    found: dict[str, Any] = {}
    for written, value in values.items():
        name = written.replace("_", "-").casefold()
        setting = known.get(name)
        if setting is None:
            _report(report, UNKNOWN_SETTING, locate(written), name=written, what=what, known=", ".join(known))
            continue
        try:
            found[name] = setting.read(value)
        except (ValueError, KeyError, ZeroDivisionError, OverflowError):
            _report(report, BAD_SETTING, locate(value or written), value=value, name=written, expected=setting.expected)
    return found


def _report(report: Report, rule: Rule, span: Span, **facts: object) -> None:
    report(rule, span, **facts)
