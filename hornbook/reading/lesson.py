"""One lesson: Markdown in, the document and all findings out. A pure function of the text and its context."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from hornbook.course import Lesson, Quiz
from hornbook.diagnostics import Finding
from hornbook.diagnostics.finding import in_order
from hornbook.free_names import Taken
from hornbook.markup.parser import make
from hornbook.markup.scribe import Scribe
from hornbook.model import Block, Content, List, Paragraph, QuizReference, Section
from hornbook.reading import blocks, drafting, front_matter, pasted, quizzes, strays
from hornbook.reading.context import Context, Reading
from hornbook.reading.front_matter import FrontMatter
from hornbook.reading.quiz import attributes, regions
from hornbook.reading.quiz.drafts import QuizDraft
from hornbook.reading.quiz.form_rules import COMPONENT
from hornbook.reading.quiz.parts import Desk
from hornbook.reading.quiz.rules import EMPTY_QUIZ
from hornbook.reading.quiz.words import normalise
from hornbook.reading.sections import Outline
from hornbook.source import Source

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TAKEAWAYS = {
    "key takeaways",
    "takeaways",
    "key points",
    "summary points",
    "das wichtigste",
    "ideas clave",
    "à retenir",
    "要点",
}
_TITLE_LEVEL = 1


@dataclass(slots=True)
class Work:
    """A lesson while it is read."""

    context: Context
    front: FrontMatter
    lines: tuple[str, ...]
    desk: Desk
    outline: Outline = field(default_factory=Outline)
    quizzes: list[Quiz] = field(default_factory=list)
    quiz_ids: Taken = field(default_factory=dict)
    title: str = ""


def read(source: Source, context: Context) -> Reading:
    """Return the lesson that `source` holds and all that was found in it, in order of place. Never raises on text."""
    front = front_matter.split(source)
    context = _decided(context, front)
    page = pasted.read(source, front.body_line)
    scribe = Scribe(source, context.file, context.find_media)
    scribe.findings += [*front.findings, *page.findings]
    work = Work(context, front, page.lines, Desk(scribe, context.id), title=front.values.title or page.title)
    _walk(work)
    lesson = _lesson(work)
    return Reading(lesson, tuple(in_order(_once(scribe.findings))))


def _decided(context: Context, front: FrontMatter) -> Context:
    """Return the context with what the author decides: the lesson's id, and its place in the module."""
    own = front.values
    return replace(context, id=own.id or context.id, order=context.order if own.order is None else own.order)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    made = make()
    regions.plugin(made)
    return made


def _once(findings: list[Finding]) -> list[Finding]:
    return list(dict.fromkeys(findings))


def _walk(work: Work) -> None:
    scribe = work.desk.scribe
    page = drafting.Parsing(_parser(), work.lines, work.desk, work.front.values.kind, work.title).page()
    stream = blocks.Stream(page.tokens, scribe, range(1, len(work.lines) + 1))
    while (token := stream.peek()) is not None:
        if token.type == "quiz_region":
            stream.place += 1
            region = token.meta["region"]
            _quiz(work, page.quizzes(region), groups=page.goes_on(region))
        elif token.type == "heading_open":
            _heading(work, stream)
        else:
            _block(work, stream)
    for number in page.regions.without:
        scribe.report(EMPTY_QUIZ, scribe.whole(number))
    for puzzle in page.regions.translation.puzzles:
        scribe.report(COMPONENT, scribe.whole(puzzle.number), name=puzzle.name)
    strays.report(scribe, page.regions)


def _block(work: Work, stream: blocks.Stream) -> None:
    """Read up to the next heading or quiz as one run, so that a caption finds its table."""
    run: list[Token] = []
    while (token := stream.peek()) is not None and token.type not in {"heading_open", "quiz_region"}:
        run.extend(stream.group())
    for block in blocks.read(stream.inside(run)):
        work.outline.add(block)


def _heading(work: Work, stream: blocks.Stream) -> None:
    group = stream.group()
    inline = group[1]
    text, named = attributes.split(inline.content)
    number = inline.map[0] + 1 if inline.map else 1
    identifier = named.id or str(group[0].attrs.get("id", ""))
    title = (
        work.desk.scribe.line(text.strip(), number)
        if named != attributes.NONE
        else work.desk.scribe.inline(inline, stream.numbers)
    )
    _open(work, int(group[0].tag[1]), title, replace(named, id=identifier))


def _open(work: Work, level: int, title: Content, named: attributes.Attributes) -> None:
    """Open a section; a first heading of level 1 that says the lesson's title is that title and no section."""
    root = work.outline.root
    if level == _TITLE_LEVEL and not root.sections and not root.blocks and work.title in {"", title.text}:
        work.title = title.text
        return
    work.outline.open(level, title, named.id, named.classes)


def _quiz(work: Work, drafts: list[QuizDraft], *, groups: bool) -> None:
    for place, draft in enumerate(drafts):
        if draft.level and draft.title:
            title = work.desk.scribe.line(draft.title, draft.number)
            _open(work, draft.level, title, draft.attributes)
        quiz = quizzes.make(
            draft,
            work.desk,
            work.quiz_ids,
            work.outline.path[-1].title.text or work.title,
            groups=(groups and place == 0) or _groups(drafts, place),
        )
        if not quiz.items and not quiz.intro:
            continue
        work.quizzes.append(quiz)
        work.outline.add(QuizReference(quiz=quiz.id))


def _groups(drafts: list[QuizDraft], place: int) -> bool:
    """Whether a quiz without questions is only the title above deeper ones that have some."""
    below = drafts[place + 1] if place + 1 < len(drafts) else None
    return below is not None and below.level > drafts[place].level and bool(below.questions or below.pools)


def _lesson(work: Work) -> Lesson:
    values, context, scribe = work.front.values, work.context, work.desk.scribe
    sections = work.outline.finished()
    return Lesson(
        id=context.id,
        title=work.title or next((section.title.text for section in sections if section.title.text), "") or context.id,
        language=values.language or context.language,
        file=context.file,
        module=context.module,
        order=context.order,
        description=values.description,
        duration=values.duration,
        objectives=values.objectives,
        tags=values.tags,
        takeaways=values.takeaways or tuple(_takeaways(sections)),
        sections=sections,
        quizzes=tuple(work.quizzes),
        media=tuple(scribe.media[name] for name in sorted(scribe.media)),
        links=tuple(scribe.links),
    )


def _takeaways(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        if normalise(section.title.text) in _TAKEAWAYS:
            lists = [block for block in section.blocks if isinstance(block, List)]
            yield from (_words(item.blocks) for each in lists for item in each.items)
        yield from _takeaways(section.sections)


def _words(body: tuple[Block, ...]) -> str:
    return " ".join(block.content.text for block in body if isinstance(block, Paragraph))
