"""What an item template is given: an item's content in the dialect's HTML, and the parts of its scoring as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from hornbook.model import Content, Option
from hornbook.qti import feedback, identifiers, numbers, patterns, scoring
from hornbook.qti.content import fragment
from hornbook.qti.dialect import Dialect
from hornbook.qti.phrases import Phrases, phrases, word_limits
from hornbook.questions import Choice, Essay, Item, Multiple, Numeric, ShortText, TrueFalse

View = dict[str, Any]
_TITLE = 80
_LONGEST_ESSAY = 20_000
_LETTERS_A_WORD = 15
_LABELS = {"ABC": "qti-labels-upper-alpha", "123": "qti-labels-decimal", "none": "qti-labels-none"}


def view(item: Item, language: str, dialect: Dialect) -> View:
    """Return the names that `questions/<type>.xml.j2` prints; `scoring` is a `Scoring`."""
    made: View = {
        "item": item,
        "identifier": identifiers.token(item.id),
        "title": title(item),
        "language": language,
        "say": phrases(language),
        "stem": fragment(item.stem, dialect),
        "points": numbers.points(item.points) if item.graded else "0",
        "hints": [piece(hint, dialect) for hint in item.hints],
        "scoring": scoring.scoring(item, dialect),
        "feedback": _feedback(item, dialect),
        "untold": _untold(item, dialect),
    }
    return made | _TYPES[type(item)](item, made["say"], dialect)


def title(item: Item) -> str:
    """Return the item's title on one line, else the start of its stem."""
    words = " ".join((item.title or item.stem.text).split())
    return words if len(words) <= _TITLE or item.title else words[: _TITLE - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def piece(content: Content, dialect: Dialect) -> Markup:
    """Return content that stands alone: blocks as they are, phrases in a paragraph."""
    inner = fragment(content, dialect)
    return inner if content.block else Markup(f"<p>{inner}</p>")  # noqa: S704 - fragments are safe XHTML


def _feedback(item: Item, dialect: Dialect) -> list[tuple[str, Markup]]:
    """Return (identifier, content) of each feedback that the item's processing can show."""
    told = [(name, content) for name, content in feedback.by_score(item) if feedback.is_shown(name, item)]
    return [(name, piece(content, dialect)) for name, content in (*feedback.by_answer(item), *told)]


def _untold(item: Item, dialect: Dialect) -> list[Markup]:
    """Return feedback that no processing can show, since no score is known: it goes to who marks the answer."""
    return [piece(content, dialect) for name, content in feedback.by_score(item) if not feedback.is_shown(name, item)]


def _choice(item: Choice, _say: Phrases, dialect: Dialect) -> View:
    return _options(item, dialect) | {"most": 1, "fewest": 0}


def _multiple(item: Multiple, _say: Phrases, dialect: Dialect) -> View:
    return _options(item, dialect) | {"most": item.max_choices, "fewest": item.min_choices}


def _options(item: Choice | Multiple, dialect: Dialect) -> View:
    return {
        "options": [_option(option, dialect) for option in item.options],
        "shuffle": item.shuffle,
        "label": _LABELS.get(item.numbering, ""),
    }


def _option(option: Option, dialect: Dialect) -> tuple[str, Markup, bool]:
    tag = "div" if option.content.block else "span"
    inner = fragment(option.content, dialect)
    return option.id, Markup(f"<{tag}>{inner}</{tag}>"), option.fixed  # noqa: S704 - fragments are safe XHTML


def _true_false(_item: TrueFalse, say: Phrases, _dialect: Dialect) -> View:
    options = [("true", Markup.escape(say.true), False), ("false", Markup.escape(say.false), False)]
    return {
        "options": options,
        "shuffle": False,
        "label": "",
        "most": 1,
        "fewest": 0,
    }


def _short_text(item: ShortText, _say: Phrases, _dialect: Dialect) -> View:
    longest = max((len(accepted.text) for accepted in item.accepted), default=0)
    return {"length": max(40, 2 * longest), "unit": ""}


def _numeric(item: Numeric, _say: Phrases, _dialect: Dialect) -> View:
    return {"length": 40, "unit": item.unit}


def _essay(item: Essay, say: Phrases, dialect: Dialect) -> View:
    return {
        "length": item.max_words * _LETTERS_A_WORD or _LONGEST_ESSAY,
        "mask": patterns.words(item.max_words) if item.max_words else "",
        "limits": word_limits(item.min_words, item.max_words, say),
        "rubric": [(line.criterion, numbers.points(line.points)) for line in item.rubric],
        "sample": piece(item.sample, dialect) if item.sample else None,
    }


_TYPES: dict[type, Callable[[Any, Phrases, Dialect], View]] = {
    Choice: _choice,
    Multiple: _multiple,
    TrueFalse: _true_false,
    ShortText: _short_text,
    Numeric: _numeric,
    Essay: _essay,
}
