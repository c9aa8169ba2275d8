"""The smallest course for each cell: a question type with one feature, or a quiz with one. Each text is a marker."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

from msgspec.structs import replace

from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText
from hornbook.course import Lesson, Pool, Quiz
from hornbook.model import Content, Criterion, Entry, Feedback, Objective, Option
from hornbook.questions import (
    Categorise,
    Choice,
    ChoiceGap,
    Essay,
    Gap,
    Gaps,
    Hotspot,
    Item,
    Matching,
    Multiple,
    NumberGap,
    Numeric,
    Ordering,
    ShortText,
    TextGap,
    TrueFalse,
    Upload,
)
from hornbook.questions.categorise import Sorted
from hornbook.questions.hotspot import Area
from hornbook.questions.matching import Premise
from tests.targets import courses
from tests.targets.courses import Example, html, place, text
from tests.torture.seen import letter

FILE = "01-cell.md"
TEX = r"zqtexx01 < \frac{3}{4}"
MATH = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline"><semantics><mrow><mi>x</mi><mo>&lt;</mo>'
    "<mfrac><mn>3</mn><mn>4</mn></mfrac></mrow>"
    f'<annotation encoding="application/x-tex">{escape(TEX)}</annotation></semantics></math>'
)
CODE = "if zqcode01 < 3:\n    pass"
MARKUP = {
    "math": MATH,
    "code": f'<pre><code class="language-python">{escape(CODE, quote=False)}</code></pre>',
    "table": "<table><thead><tr><th>zqhead01</th></tr></thead><tbody><tr><td>zqcell01</td></tr></tbody></table>",
    "media": '<img src="media:dot.png" alt="zqaltt01"/>',
    "link": '<a href="source:02-other.md#there">zqlink01</a>',
}
WORDS = {"math": TEX, "code": CODE, "table": "zqhead01 zqcell01", "media": "", "link": "zqlink01"}
BLOCKS = {"code", "table"}


def _options(*keys: bool) -> tuple[Option, ...]:
    return tuple(
        Option(id=letter(at), content=text(f"zqopta01{letter(at)}"), correct=key) for at, key in enumerate(keys)
    )


def _entries(role: str, count: int) -> tuple[Entry, ...]:
    return tuple(Entry(id=letter(at), content=text(f"zq{role}01{letter(at)}")) for at in range(count))


def one_gap(gap: Gap) -> Gaps:
    """Return a question with one gap."""
    stem = html('zqstem01 <input name="gap:a"/> zqstem01b', "zqstem01 ____ zqstem01b")
    item: Gaps = BASE["gaps"]
    return replace(item, stem=stem, gaps=(gap,))


def single_gaps() -> dict[str, Gaps]:
    """Return questions with one gap for a text, for a number, with options."""
    interval = replace(number(7.0), low=6.5, high=7.5)
    return {
        "text": one_gap(_text_gap("a")),
        "number": one_gap(NumberGap(id="a", accepted=(interval,))),
        "options": one_gap(_menu("a")),
    }


def _text_gap(name: str, **more: Any) -> TextGap:
    return TextGap(id=name, accepted=(AcceptedText(text=f"zqgacc01{name}1"),), **more)


def number(value: float, **more: Any) -> AcceptedNumber:
    """Return an accepted number with no margin."""
    return AcceptedNumber(low=value, high=value, value=value, text=f"{value:g}", **more)


def _menu(name: str, **more: Any) -> ChoiceGap:
    rows = ((f"zqgacc01{name}1", False), (f"zqgacc01{name}2", True))
    made = tuple(Option(id=letter(at), content=text(word), correct=key) for at, (word, key) in enumerate(rows))
    return ChoiceGap(id=name, options=made, **more)


def menu_beside_text(item: Gaps) -> Gaps:
    """Return gaps of which one is for a text and one has options."""
    return replace(item, gaps=(item.gaps[0], _menu("b")))


_COMMON: dict[str, Any] = {"title": "", "stem": text("zqstem01"), "source": place(10, FILE)}
_HOLES = 'zqstem01 <input name="gap:a"/> zqstem01b <input name="gap:b"/>'
BASE: dict[str, Any] = {
    "choice": Choice(id="cell", options=_options(False, True, False), **_COMMON),
    "multiple": Multiple(id="cell", options=_options(True, False, True, False), **_COMMON),
    "true-false": TrueFalse(id="cell", answer=True, **_COMMON),
    "short-text": ShortText(id="cell", accepted=(AcceptedText(text="zqaccp01a"),), **_COMMON),
    "numeric": Numeric(id="cell", accepted=(replace(number(9.81), low=9.79, high=9.83),), **_COMMON),
    "gaps": Gaps(
        id="cell",
        **{**_COMMON, "stem": html(_HOLES, "zqstem01 ____ zqstem01b ____")},
        gaps=(_text_gap("a"), _text_gap("b")),
    ),
    "matching": Matching(
        id="cell",
        premises=tuple(
            Premise(id=name, content=text(f"zqprem01{name}"), response=to) for name, to in (("a", "b"), ("b", "a"))
        ),
        responses=_entries("resp", 2),
        **_COMMON,
    ),
    "ordering": Ordering(id="cell", items=(*_entries("item", 3)[1:], _entries("item", 1)[0]), **_COMMON),
    "categorise": Categorise(
        id="cell",
        categories=_entries("resp", 2),
        items=tuple(
            Sorted(id=name, content=text(f"zqprem01{name}"), category=to)
            for name, to in (("a", "b"), ("b", "a"), ("c", "b"))
        ),
        **_COMMON,
    ),
    "hotspot": Hotspot(
        id="cell",
        media="pipeline.svg",
        alt="zqaltt01",
        width=80,
        height=40,
        areas=(
            Area(id="a", label="zqarea01a", shape="rectangle", coords=(0, 0, 20, 40)),
            Area(id="b", label="zqarea01b", shape="rectangle", coords=(60, 0, 80, 40), correct=True),
        ),
        **_COMMON,
    ),
    "essay": Essay(id="cell", **_COMMON),
    "upload": Upload(id="cell", **_COMMON),
}


def _with(**fields: Any) -> Callable[[Any], Any]:
    return lambda item: replace(item, **fields)


def _first(field: str, **fields: Any) -> Callable[[Any], Any]:
    """Return a change of the first entry of a field."""

    def change(item: Any) -> Any:
        entries = getattr(item, field)
        return replace(item, **{field: (replace(entries[0], **fields), *entries[1:])})

    return change


def _gap(at: int, made: Any) -> Callable[[Any], Any]:
    def change(item: Any) -> Any:
        gaps = list(item.gaps)
        gaps[at] = made
        return replace(item, gaps=tuple(gaps))

    return change


def _another(score: float) -> Callable[[Any], Any]:
    """Return a change that adds an answer worth a score."""

    def change(item: Any) -> Any:
        match item:
            case Choice():
                return _first("options", score=score)(item)
            case ShortText():
                return replace(item, accepted=(*item.accepted, AcceptedText(text="zqaccp01b", score=score)))
            case Numeric():
                return replace(item, accepted=(*item.accepted, number(12.0, score=score)))
            case Gaps():
                more = AcceptedText(text="zqgacc01a2", score=score)
                first: Any = item.gaps[0]
                return _gap(0, replace(first, accepted=(*first.accepted, more)))(item)

    return change


def _told(item: Any) -> Any:
    """Return the item with feedback for single answers."""
    match item:
        case Choice() | Multiple():
            told = (replace(each, feedback=text(f"zqofbk01{each.id}")) for each in item.options)
            return replace(item, options=tuple(told))
        case TrueFalse():
            return replace(item, feedback_true=text("zqtrue01"), feedback_false=text("zqfals01"))
        case ShortText() | Numeric():
            return _first("accepted", feedback=text("zqofbk01a"))(item)
        case Gaps():
            return _gap(0, _first("accepted", feedback=text("zqgfbk01a1"))(item.gaps[0]))(item)
        case Hotspot():
            areas = (replace(each, feedback=text(f"zqofbk01{each.id}")) for each in item.areas)
            return replace(item, areas=tuple(areas))


def _spare(item: Any) -> Any:
    if isinstance(item, Matching):
        return replace(item, responses=_entries("resp", 3))
    return replace(item, items=(*item.items, Sorted(id="d", content=text("zqprem01d"), category=None)))


def _again(item: Matching) -> Matching:
    third = Premise(id="c", content=text("zqprem01c"), response="b")
    return replace(item, premises=(*item.premises, third), reuse=True)


def _unkeyed(item: Any) -> Any:
    fields: dict[str, Any] = {"graded": False}
    match item:
        case Choice() | Multiple():
            fields["options"] = tuple(replace(each, correct=False) for each in item.options)
        case TrueFalse():
            fields["answer"] = None
        case ShortText() | Numeric():
            fields["accepted"] = ()
    return replace(item, **fields)


def _shuffled(item: Any) -> Any:
    return (
        replace(item, gaps=(_menu("a"), _menu("b", shuffle=True)))
        if isinstance(item, Gaps)
        else replace(item, shuffle=True)
    )


def _fixed(item: Any) -> Any:
    last = replace(item.options[-1], fixed=True)
    return replace(item, shuffle=True, options=(*item.options[:-1], last))


def _any_case(item: Any) -> Any:
    return replace(item, case=True) if isinstance(item, ShortText) else _gap(0, _text_gap("a", case=True))(item)


def _any_accent(item: Any) -> Any:
    """Return the item with an accepted text that has an accent which does not count."""
    accepted = (AcceptedText(text="zqaccp01a é" if isinstance(item, ShortText) else "zqgacc01a1 é"),)
    if isinstance(item, ShortText):
        return replace(item, diacritics=False, accepted=accepted)
    return _gap(0, TextGap(id="a", accepted=accepted, diacritics=False))(item)


def _wild(item: Any) -> Any:
    if isinstance(item, ShortText):
        return replace(item, accepted=(AcceptedText(text="zqaccp01a *", pattern=True),))
    return _gap(0, TextGap(id="a", accepted=(AcceptedText(text="zqgacc01a1 *", pattern=True),)))(item)


def _united(item: Any) -> Any:
    if isinstance(item, Numeric):
        return replace(item, unit="zqunit01")
    return _gap(1, NumberGap(id="b", accepted=(number(7.0),), unit="zqunit01"))(item)


def _round(item: Hotspot) -> Hotspot:
    return replace(item, areas=(replace(item.areas[0], shape="circle", coords=(10, 20, 9)), item.areas[1]))


def _cornered(item: Hotspot) -> Hotspot:
    corners = (60, 0, 80, 0, 80, 40)
    return replace(item, areas=(item.areas[0], replace(item.areas[1], shape="polygon", coords=corners)))


def _several(item: Hotspot, **more: Any) -> Hotspot:
    third = Area(id="c", label="zqarea01c", shape="rectangle", coords=(30, 0, 50, 40), correct=True)
    return replace(item, areas=(*item.areas, third), several=True, **more)


def _holed(before: str, between: str, after: str) -> Callable[[Any], Any]:
    markup = f'{before}<input name="gap:a"/>{between}<input name="gap:b"/>{after}'
    return _with(stem=html(markup, "zqstem01 ____ zqstem01b ____", block=True))


def _said(side: str) -> Callable[[Any], Any]:
    words = {"correct": "corr", "incorrect": "inco", "partial": "part", "general": "gene"}
    return _with(feedback=Feedback(**{side: text(f"zq{words[side]}01")}))


def _partly(item: Any) -> Any:
    """Return the item so that an answer can be partly right, where its type allows for that."""
    return _another(0.5)(item) if isinstance(item, Choice | ShortText | Numeric) else item


def _marked_up(name: str, item: Any) -> Any:
    """Return the item with a piece of markup behind its stem."""
    return replace(item, stem=with_markup(item.stem, name))


def with_markup(content: Content, name: str) -> Content:
    """Return content with a formula, a table … behind it."""
    block = name in BLOCKS
    before = f"<p>{content.html}</p>" if block and not content.block else content.html
    media = (*content.media, "dot.png") if name == "media" else content.media
    said = f"{content.text} {WORDS[name]}".strip()
    return Content(html=f"{before} {MARKUP[name]}", text=said, block=block or content.block, media=media)


def marked_up_in_parts(name: str, item: Any) -> Any:
    """Return the item with a formula, a table … in its first option, premise, response or item."""
    fields = {
        "choice": ("options",),
        "multiple": ("options",),
        "matching": ("premises", "responses"),
        "ordering": ("items",),
        "categorise": ("items", "categories"),
    }[str(item.__struct_config__.tag)]
    for field in fields:
        entries = getattr(item, field)
        first = replace(entries[0], content=with_markup(entries[0].content, name))
        item = replace(item, **{field: (first, *entries[1:])})
    return item


def _each(item: Any) -> Any:
    worth = (0.75, -0.5, 0.25, None)
    options = tuple(replace(each, score=score) for each, score in zip(item.options, worth, strict=True))
    return replace(item, scoring="each", options=options)


CHANGES: dict[str, Callable[[Any], Any]] = {
    "multiple.all": _with(scoring="all"),
    "multiple.each": _each,
    "multiple.limits": _with(min_choices=1, max_choices=3),
    "short-text.case": _any_case,
    "short-text.diacritics": _any_accent,
    "short-text.pattern": _wild,
    "numeric.unit": _united,
    "gaps.number": _gap(1, NumberGap(id="b", accepted=(replace(number(7.0), low=6.5, high=7.5),))),
    "gaps.dropdown": _with(gaps=(_menu("a"), _menu("b"))),
    "gaps.weight": _gap(1, _text_gap("b", weight=2.0)),
    "gaps.code": _holed("<p>zqstem01</p><pre><code>f(", ")\n    zqstem01b ", "</code></pre>"),
    "gaps.table": _holed("<p>zqstem01</p><table><tbody><tr><td>", "</td><td>zqstem01b ", "</td></tr></tbody></table>"),
    "matching.distractors": _spare,
    "matching.reuse": _again,
    "matching.all": _with(scoring="all"),
    "ordering.all": _with(scoring="all"),
    "categorise.distractors": _spare,
    "categorise.all": _with(scoring="all"),
    "hotspot.several": _several,
    "hotspot.all": partial(_several, scoring="all"),
    "hotspot.circle": _round,
    "hotspot.polygon": _cornered,
    "essay.lines": _with(lines=12),
    "essay.limits": _with(min_words=50, max_words=200),
    "essay.rubric": _with(rubric=(Criterion(criterion="zqrubr01", points=2.5),)),
    "essay.sample": _with(sample=text("zqsamp01")),
    "upload.types": _with(accept=(".pdf", ".docx")),
    "upload.size": _with(max_bytes=10_000_000),
    "upload.count": _with(max_files=2),
    "ungraded": _unkeyed,
    "partial": _another(0.5),
    "negative": _another(-0.5),
    "feedback.option": _told,
    **{f"feedback.{side}": _said(side) for side in ("correct", "incorrect", "general")},
    "feedback.partial": lambda item: _said("partial")(_partly(item)),
    "hint": _with(hints=(text("zqhint01a"), text("zqhint01b"))),
    "title": _with(title="zqttle01"),
    "points": _with(points=4.0),
    "tags": _with(tags=("zqtags01a", "zqtags01b")),
    "objectives": _with(objectives=("o1",)),
    "difficulty": _with(difficulty="zqdiff01"),
    "shuffle": _shuffled,
    "fixed": _fixed,
    "numbering": _with(numbering="iii"),
    **{name: partial(_marked_up, name) for name in MARKUP},
    "language": _with(),
}
QUIZZES: dict[str, dict[str, Any]] = {
    "pool": {},
    "variants": {},
    "quiz.intro": {"intro": text("zqintr01")},
    "quiz.graded": {"kind": "graded"},
    "quiz.pass_mark": {"pass_mark": 0.65},
    "quiz.attempts": {"attempts": 3},
    "quiz.time_limit": {"time_limit": 5400},
    "quiz.shuffle": {"shuffle": True},
    "quiz.feedback_when": {"feedback_when": "end"},
    "quiz.one_by_one": {"one_by_one": True},
}


def item_of(feature: str, kind: str) -> Item:
    """Return a question of a type with one feature; the type's own name is no change."""
    changed: Item = BASE[kind] if feature == kind else CHANGES[feature](BASE[kind])
    return changed


def quiz_of(feature: str) -> Quiz:
    """Return a quiz with one feature."""
    drawn = tuple(
        replace(
            BASE["choice"],
            id=f"cell-{number}",
            stem=text(f"zqstem0{number}"),
            options=tuple(replace(each, content=text(f"zqopta0{number}{each.id}")) for each in BASE["choice"].options),
        )
        for number in (1, 2, 3)
    )
    pool = Pool(
        id="pool",
        pick=1 if feature == "variants" else 2,
        questions=drawn,
        source=place(10, FILE),
        title="" if feature == "variants" else "zqpool01",
        variants=feature == "variants",
    )
    items = (pool,) if feature in {"pool", "variants"} else drawn[:2]
    return Quiz(id="quiz", title=text("zqquiz01"), items=items, **QUIZZES[feature])


def example(feature: str, kind: str) -> Example:
    """Return the course of a cell."""
    if kind:
        return course_of(item_of(feature, kind), language="fr" if feature == "language" else "en")
    return _course(quiz_of(feature), "en")


def course_of(item: Item, language: str = "en") -> Example:
    """Return a course of one question, whose language is English."""
    return _course(Quiz(id="quiz", title=text("zqquiz01"), items=(item,)), language)


def _course(quiz: Quiz, language: str) -> Example:
    media = (courses.medium("dot.png", "image/png"), courses.medium("pipeline.svg", "image/svg+xml"))
    lesson = Lesson(
        id="cell-lesson",
        title="Lesson",
        language=language,
        file=FILE,
        module="m1",
        order=1,
        objectives=(Objective(id="o1", text="Know it."),),
        sections=(courses.quiz_section(quiz),),
        quizzes=(quiz,),
        media=media,
    )
    other = Lesson(id="other", title="Other", language="en", file="02-other.md", module="m1", order=2)
    return Example(courses.course(lesson, other), (lesson, other), courses.FILES)
