"""Questions with parts, questions on pictures and files, pools: as a course made straight from the model."""

from __future__ import annotations

from collections.abc import Iterable

from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText
from hornbook.course import Lesson, Pool, Quiz, QuizItem
from hornbook.model import Content, Criterion, Entry, Option
from hornbook.questions import (
    Categorise,
    Choice,
    ChoiceGap,
    Gaps,
    Hotspot,
    Item,
    Matching,
    NumberGap,
    Numeric,
    Ordering,
    TextGap,
    Upload,
)
from hornbook.questions.categorise import Sorted
from hornbook.questions.hotspot import Area
from hornbook.questions.matching import Premise
from tests.targets import courses
from tests.targets.courses import ALL_FEEDBACK, Example, html, options, place, text


def entries(*words: str | Content) -> tuple[Entry, ...]:
    """Return entries a, b, c …"""
    pieces = (text(word) if isinstance(word, str) else word for word in words)
    return tuple(Entry(id=courses.option_id(at), content=piece) for at, piece in enumerate(pieces))


CITIES = TextGap(
    id="a",
    accepted=(
        AcceptedText(text="Paris"),
        AcceptedText(text="Lutetia", score=0.5, feedback=text("Its Roman name.")),
        AcceptedText(text="Lyon", score=0.0, feedback=text("The second city.")),
    ),
)
COUNT = NumberGap(id="b", accepted=(AcceptedNumber(low=2.0, high=2.2, value=2.1, text="2.1 ± 0.1"),), unit="Mio.")
RIVER = ChoiceGap(
    id="c",
    options=(
        Option(id="a", content=text("Rhône & Saône")),
        Option(id="b", content=text("Seine"), correct=True, feedback=text("So it is.")),
        Option(id="c", content=text("Loire"), score=0.25),
    ),
    weight=2.0,
)


def gaps() -> tuple[Item, ...]:
    """Return gaps in a sentence, in a table and in code."""
    sentence = (
        'The capital is <input name="gap:a"/> with <input name="gap:b"/> Mio. people, on the <input name="gap:c"/>.'
    )
    table = (
        "<p>Fill in.</p><table><thead><tr><th>Task</th><th>Tool</th></tr></thead><tbody><tr><td>Versions of data</td>"
        '<td><input name="gap:a"/></td></tr><tr><td><input name="gap:b"/></td><td>MLflow</td></tr></tbody></table>'
    )
    code = (
        '<p>Complete.</p><pre><code class="language-python">def <input name="gap:a"/>(x):\n'
        '    return x ** <input name="gap:b"/></code></pre>'
    )
    return (
        Gaps(
            id="gaps-sentence",
            title="",
            stem=html(sentence, "The capital is ____ with ____ Mio. people, on the ____."),
            source=place(10, "02-composite.md"),
            points=4.0,
            feedback=ALL_FEEDBACK,
            hints=(text("It begins with P."),),
            gaps=(CITIES, COUNT, RIVER),
        ),
        Gaps(
            id="gaps-table",
            title="Tools",
            stem=html(table, "Fill in. Task Tool Versions of data ____ ____ MLflow", block=True),
            source=place(20, "02-composite.md"),
            gaps=(
                TextGap(id="a", accepted=(AcceptedText(text="DVC", pattern=False),), case=True),
                TextGap(id="b", accepted=(AcceptedText(text="Exp*", pattern=True),), diacritics=False),
            ),
        ),
        Gaps(
            id="gaps-code",
            title="",
            stem=html(code, "Complete. def ____(x): return x ** ____", block=True),
            source=place(30, "02-composite.md"),
            gaps=(
                TextGap(id="a", accepted=(AcceptedText(text="square"),), case=True),
                NumberGap(id="b", accepted=(AcceptedNumber(low=2.0, high=2.0, value=2.0, text="2"),)),
            ),
        ),
    )


def moved() -> tuple[Item, ...]:
    """Return matching, ordering and categorise, each with partial scores and all or nothing."""
    tools = entries("experiment tracking", html("<code>git</code> for data", "git for data"), "serving")
    premises = tuple(
        Premise(id=name, content=text(words), response=to)
        for name, words, to in (("a", "DVC", "b"), ("b", "MLflow", "a"))
    )
    animals = tuple(
        Premise(id=name, content=text(words), response=to)
        for name, words, to in (("a", "cat", "b"), ("b", "trout", "a"), ("c", "dog", "b"))
    )
    steps = entries("deploy", "monitor", "train", "validate")
    right = (steps[2], steps[3], steps[0], steps[1])
    sorted_items = tuple(
        Sorted(id=name, content=text(words), category=category)
        for name, words, category in (
            ("a", "clustering", "b"),
            ("b", "regression", "a"),
            ("c", "soldering", None),
            ("d", "classification", "a"),
        )
    )
    kinds = entries("Supervised", "Unsupervised")
    at = "02-composite.md"
    return (
        Matching(
            id="match-tools",
            title="",
            stem=text("Match each tool with its task."),
            source=place(40, at),
            points=2.0,
            feedback=ALL_FEEDBACK,
            hints=(text("DVC: data version control."), text("MLflow logs.")),
            premises=premises,
            responses=tools,
        ),
        Matching(
            id="match-animals",
            title="",
            stem=text("Which class?"),
            source=place(50, at),
            premises=animals,
            responses=entries("fish", "mammal"),
            reuse=True,
            shuffle=False,
            scoring="all",
        ),
        Ordering(
            id="order-steps",
            title="",
            stem=html(
                "<p>Put the steps in order.</p><p>The first comes first.</p>",
                "Put the steps in order. The first comes first.",
                block=True,
            ),
            source=place(60, at),
            points=7 / 3,
            feedback=ALL_FEEDBACK,
            items=right,
        ),
        Ordering(id="order-all", title="", stem=text("Sort."), source=place(70, at), items=right[::-1], scoring="all"),
        Categorise(
            id="sort-tasks",
            title="",
            stem=text("Sort the tasks."),
            source=place(80, at),
            feedback=ALL_FEEDBACK,
            categories=kinds,
            items=sorted_items,
        ),
        Categorise(
            id="sort-all",
            title="",
            stem=text("Sort all."),
            source=place(90, at),
            points=0.25,
            categories=kinds,
            items=sorted_items[:2],
            scoring="all",
        ),
    )


def pictures() -> tuple[Item, ...]:
    """Return hotspots (one area, several) and an upload."""
    areas = (
        Area(id="a", label="Data", shape="rectangle", coords=(0, 0, 20, 40)),
        Area(
            id="b",
            label="Training",
            shape="circle",
            coords=(40, 20, 10),
            correct=True,
            feedback=text("Here it learns."),
        ),
        Area(id="c", label="Serving <now>", shape="polygon", coords=(60, 0, 80, 0, 80, 40)),
    )
    both = (
        areas[0],
        areas[1],
        Area(id="c", label="Serving", shape="polygon", coords=(60, 0, 80, 0, 80, 40), correct=True),
    )
    at = "02-composite.md"
    return (
        Hotspot(
            id="spot-one",
            title="",
            stem=text("Where is the model trained?"),
            source=place(100, at),
            feedback=ALL_FEEDBACK,
            media="pipeline.svg",
            alt="A pipeline from data to serving",
            width=80,
            height=40,
            areas=areas,
        ),
        Hotspot(
            id="spot-both",
            title="",
            stem=text("Where does a model run?"),
            source=place(110, at),
            points=2.0,
            media="pipeline.svg",
            alt="A pipeline from data to serving",
            width=80,
            height=40,
            areas=both,
            several=True,
        ),
        Upload(
            id="hand-in",
            title="Report",
            stem=text("Hand in your report."),
            source=place(120, at),
            points=5.0,
            accept=(".pdf", ".docx"),
            max_bytes=10_000_000,
            max_files=2,
            rubric=(Criterion(criterion="names two risks", points=2.0), Criterion(criterion="is clear", points=3.0)),
            sample=text("A page that names drift and skew."),
        ),
    )


def pools() -> tuple[QuizItem, ...]:
    """Return a pool of three of which two are drawn, and a question with drawn numbers."""
    at = "02-composite.md"
    drawn = tuple(
        Choice(
            id=f"pooled-{number}",
            title="",
            stem=text(f"Pooled question {number}?"),
            source=place(120 + 10 * number, at),
            points=2.0,
            options=options(("right", True), ("wrong", False)),
        )
        for number in (1, 2, 3)
    )
    sums = tuple(
        Numeric(
            id=f"sum-{at_}",
            title="",
            stem=text(f"What is {at_} + {at_ + 1}?"),
            source=place(170, at),
            accepted=(
                AcceptedNumber(low=2.0 * at_ + 1, high=2.0 * at_ + 1, value=2.0 * at_ + 1, text=str(2 * at_ + 1)),
            ),
        )
        for at_ in (1, 2, 3)
    )
    return (
        Pool(id="pool-basics", title="Basics", pick=2, questions=drawn, source=place(129, at)),
        Pool(id="sum", pick=1, questions=sums, source=place(170, at), variants=True),
    )


def lesson() -> Lesson:
    """Return a lesson with two quizzes: all types with parts, and pools beside a single question."""
    items = (*gaps(), *moved(), *pictures())
    quizzes = (
        Quiz(id="composite-quiz", title=text("Parts"), items=items, kind="graded", pass_mark=0.5),
        Quiz(id="pool-quiz", title=text("Pools"), items=(*_single(), *pools()), shuffle=True),
    )
    return Lesson(
        id="composite",
        title="Composite questions",
        language="en",
        file="02-composite.md",
        module="m1",
        order=2,
        sections=tuple(courses.quiz_section(quiz) for quiz in quizzes),
        quizzes=quizzes,
        media=(courses.medium("pipeline.svg", "image/svg+xml"),),
    )


def _single() -> Iterable[Item]:
    yield Choice(
        id="beside-pools",
        title="",
        stem=text("And this one for all?"),
        source=place(122, "02-composite.md"),
        options=options(("yes", True), ("no", False)),
    )


def example() -> Example:
    """Return the course of this lesson."""
    made = lesson()
    return Example(courses.course(made), (made,), {"pipeline.svg": courses.SVG})
