"""The document: content, blocks, sections, quizzes and what all questions share.

Frozen `msgspec` structs, each union tagged by `type`. The JSON made from them is the contract between reading and
every target; `schemas/` is generated from these classes. All fields are written, defaults too, so that a reader in
another language needs no knowledge of defaults.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

# What the schema promises of a value. Only the schema gate and the decoder look at it, so it costs nothing here.
ItemId = Annotated[str, Meta(pattern="^[A-Za-z][A-Za-z0-9_-]*$")]
Completion = Literal["quiz", "pages", "pass"]
Slug = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]+$")]
Language = Annotated[str, Meta(pattern="^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
Points = Annotated[float, Meta(ge=0)]
Score = Annotated[float, Meta(ge=-1, le=1)]
Share = Annotated[float, Meta(ge=0, le=1)]
Count = Annotated[int, Meta(ge=0)]
EntryId = Annotated[str, Meta(pattern="^[a-z]+$")]
Position = Annotated[int, Meta(ge=1)]


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of authored text as a safe, well-formed XHTML fragment.

    `html` uses these fixed shapes: MathML with its TeX in `<annotation encoding="application/x-tex">`; code as
    `<pre><code class="language-x">`, not highlighted; images as `<img src="media:ID" alt="…"/>`; a link to another
    file of the course as `<a href="source:PATH#fragment">`. `text` is the plain text. `block` says whether `html`
    holds block elements (else it can stand inside a `<p>` or `<span>`). `media` lists the media ids used.
    """

    html: str
    text: str
    block: bool = False
    media: tuple[str, ...] = ()


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where something was written: file, first line and column, last line (all from 1)."""

    file: str
    line: Position
    column: Position
    end: Position


class Media(msgspec.Struct, frozen=True, kw_only=True):
    """A picture or other file that the content uses; `id` is its file name in every package.

    `width` and `height` are a picture's pixels, 0 where the file does not say.
    """

    id: Annotated[str, Meta(pattern="^[^/\\\\]+$")]
    path: str
    mime: str
    size: Count
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    width: Count = 0
    height: Count = 0


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A link to another file of the course: `target` is a path from the source root, `fragment` without `#`."""

    target: str
    fragment: str
    text: str
    place: Place


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, tag="paragraph"):
    """A paragraph."""

    content: Content
    id: str | None = None
    classes: tuple[str, ...] = ()


class ListItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item; `checked` is true or false for a task, null else."""

    blocks: tuple[Block, ...]
    checked: bool | None = None


class List(msgspec.Struct, frozen=True, kw_only=True, tag="list"):
    """A bulleted or numbered list; in a tight list an item's paragraph shows without paragraph space."""

    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1
    tight: bool = True
    id: str | None = None
    classes: tuple[str, ...] = ()


Align = Literal["left", "center", "right"]


class Table(msgspec.Struct, frozen=True, kw_only=True, tag="table"):
    """A table as data; `header_column` says that the first cell of each row heads the row."""

    header: tuple[Content, ...]
    rows: tuple[tuple[Content, ...], ...]
    align: tuple[Align | None, ...]
    caption: Content | None = None
    header_column: bool = False
    id: str | None = None
    classes: tuple[str, ...] = ()


class Code(msgspec.Struct, frozen=True, kw_only=True, tag="code"):
    """A code block, not highlighted."""

    text: str
    language: str = ""
    title: str = ""
    id: str | None = None
    classes: tuple[str, ...] = ()


class Math(msgspec.Struct, frozen=True, kw_only=True, tag="math"):
    """A display formula; `content.html` is its MathML."""

    tex: str
    content: Content
    id: str | None = None
    classes: tuple[str, ...] = ()


class Figure(msgspec.Struct, frozen=True, kw_only=True, tag="figure"):
    """A picture that stands alone; an empty `alt` marks it as decoration."""

    media: str
    alt: str
    caption: Content | None = None
    width: str = ""
    id: str | None = None
    classes: tuple[str, ...] = ()


class Callout(msgspec.Struct, frozen=True, kw_only=True, tag="callout"):
    """A set-off remark; `kind` is note, tip, important, warning, caution, or the author's own word."""

    kind: str
    blocks: tuple[Block, ...]
    title: Content | None = None
    id: str | None = None
    classes: tuple[str, ...] = ()


class Definition(msgspec.Struct, frozen=True, kw_only=True):
    """A term with what it means."""

    term: Content
    meanings: tuple[tuple[Block, ...], ...]


class Definitions(msgspec.Struct, frozen=True, kw_only=True, tag="definitions"):
    """A list of definitions."""

    items: tuple[Definition, ...]
    id: str | None = None
    classes: tuple[str, ...] = ()


class Quote(msgspec.Struct, frozen=True, kw_only=True, tag="quote"):
    """A block quotation."""

    blocks: tuple[Block, ...]
    id: str | None = None
    classes: tuple[str, ...] = ()


class Footnote(msgspec.Struct, frozen=True, kw_only=True):
    """A footnote; references to it are `<a href="#fn-ID" …>`, the first of them has the id `fnref-ID`."""

    id: str
    label: str
    blocks: tuple[Block, ...]


class Footnotes(msgspec.Struct, frozen=True, kw_only=True, tag="footnotes"):
    """The footnotes of a lesson, in the order of their first reference."""

    items: tuple[Footnote, ...]
    id: str | None = None
    classes: tuple[str, ...] = ()


class Details(msgspec.Struct, frozen=True, kw_only=True, tag="details"):
    """Text that is shown on demand."""

    summary: Content
    blocks: tuple[Block, ...]
    id: str | None = None
    classes: tuple[str, ...] = ()


class Html(msgspec.Struct, frozen=True, kw_only=True, tag="html"):
    """Raw HTML of the author, sanitised and made well-formed."""

    content: Content
    id: str | None = None
    classes: tuple[str, ...] = ()


class ThematicBreak(msgspec.Struct, frozen=True, kw_only=True, tag="break"):
    """A line between two thoughts."""

    id: str | None = None
    classes: tuple[str, ...] = ()


class QuizReference(msgspec.Struct, frozen=True, kw_only=True, tag="quiz"):
    """The place of a quiz in its section; `quiz` is the id of one of the lesson's quizzes."""

    quiz: str
    id: str | None = None
    classes: tuple[str, ...] = ()


Block = (
    Paragraph
    | List
    | Table
    | Code
    | Math
    | Figure
    | Callout
    | Definitions
    | Quote
    | Footnotes
    | Details
    | Html
    | ThematicBreak
    | QuizReference
)


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading with what stands below it; a lesson's text before its first heading is a section of level 0."""

    id: str
    level: Annotated[int, Meta(ge=0, le=6)]
    title: Content
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    classes: tuple[str, ...] = ()


class Feedback(msgspec.Struct, frozen=True, kw_only=True):
    """What a learner is told after answering: by the score of the answer, and in any case (`general`)."""

    correct: Content | None = None
    incorrect: Content | None = None
    partial: Content | None = None
    general: Content | None = None


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What all question types share.

    `points` is the most that a right answer earns. `graded` is false where the author gave no key: such a question
    is asked but earns nothing. `key_source` says where the key was written (`answer line`, `checkbox`, …).
    """

    id: ItemId
    title: str
    stem: Content
    source: Place
    points: Points = 1.0
    graded: bool = True
    feedback: Feedback = Feedback()
    hints: tuple[Content, ...] = ()
    tags: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    difficulty: str | None = None
    key_source: str = ""


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One option of a choice question: the key if `correct`, else a distractor.

    `score` is the author's own fraction of the points (−1 … 1), null where the type's rule decides. A `fixed`
    option keeps its place when options are shuffled.
    """

    id: Annotated[str, Meta(pattern="^[a-z]+$")]
    content: Content
    correct: bool = False
    score: Score | None = None
    feedback: Content | None = None
    fixed: bool = False

    @property
    def worth(self) -> float:
        """The fraction of the points for choosing this option alone: its own score, else 1 for the key."""
        return float(self.correct) if self.score is None else self.score


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One of the things that a learner moves: a response, an item to order, a category."""

    id: EntryId
    content: Content


class Criterion(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a rubric."""

    criterion: str
    points: Points


class Objective(msgspec.Struct, frozen=True, kw_only=True):
    """What a learner can do afterwards."""

    id: str
    text: str
