"""Which stretches of a file are quizzes.

A quiz is a section whose heading says so or carries `.quiz`, a `::: quiz` container, the sections below such a
heading, or every section of a file of kind `quiz`. A heading that is itself a numbered question (`### Question 3`)
with options below it begins one too. Everything else stays text.

The stretches are taken out by a block rule, so that CommonMark decides everywhere else what a heading is, and the
parser spends no time on lines that are read in another way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hornbook.reading.quiz import attributes, keys, leads, options
from hornbook.reading.quiz.lines import Line, split
from hornbook.reading.quiz.words import QUIZ, normalise

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_QUIZ_HEADING = re.compile(
    rf"(?:.*[:–—|-]\s*|(?:[\w./'’&-]+\s+){{0,3}})?(?:{QUIZ})(?:\s+(?:[\w.#'’&-]+\s*){{0,4}})?(?:\s*[(\[:–—|-].*)?$", re.IGNORECASE
)
_NOT_QUIZ = re.compile(r"\b(?:faqs?|frequently|how to|install|running|run the|writing|unit|integration|answers?|answer key|test(?:s|ing)? (?:suite|plan|the|your|with|in))\b", re.IGNORECASE)
_CONTAINER = re.compile(r"(:{3,})\s*(?:\{\s*\.quiz\b(?P<braces>[^}]*)\}|quiz\b(?P<rest>.*))$", re.IGNORECASE)
_CLOSE = re.compile(r":{3,}\s*$")
_SETEXT = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_WEAK = re.compile(r"(?:tests?|questions?|exams?|assessments?|fragen|preguntas|prueba|examen|вопросы|тест|питання|问题|問題)$", re.IGNORECASE)
_REFERENCE = re.compile(r" {0,3}\[[^\]]+\]:\s*\S")
_ENOUGH = 2


@dataclass(slots=True)
class Regions:
    """What the rule knows while a file is parsed: its lines, whether the whole file is a quiz, the quiz heading above."""

    lines: tuple[str, ...]
    everywhere: bool = False
    above: int = 0
    found: list[Region] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Region:
    """Lines `first` to `last` (from 1) of a quiz below its heading; `heading` is the heading's line, 0 for none."""

    heading: int
    first: int
    last: int
    title: str
    level: int
    attributes: attributes.Attributes = attributes.NONE
    unclosed: bool = False


def plugin(md: MarkdownIt) -> None:
    """Add the rule to a parser; it acts where `env["regions"]` holds `Regions`."""
    md.block.ruler.before("table", "quiz_region", _rule)


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  (the parser's signature)
    regions: Regions | None = state.env.get("regions")
    if regions is None or silent or state.level or state.sCount[start] > 3:  # noqa: PLR2004
        return False
    region = _container(regions, start) or _section(regions, start, end)
    if region is None:
        return False
    regions.found.append(region)
    _register_links(state, region)
    token = state.push("quiz_region", "", 0)
    token.map = [start, max(region.last, region.heading, start + 1)]
    token.meta = {"region": region}
    state.line = min(token.map[1] + (1 if region.level == 0 and region.heading and not region.unclosed else 0), end)
    return True


def _register_links(state: StateBlock, region: Region) -> None:
    """A link's address may stand among the questions and serve the whole file."""
    lines: tuple[str, ...] = state.env["regions"].lines
    addresses = [line for line in lines[region.first - 1 : region.last] if _REFERENCE.match(line)]
    if addresses:
        inner = {"references": state.env.setdefault("references", {})}
        state.md.parse("\n\n".join(addresses), inner)


def _container(regions: Regions, start: int) -> Region | None:
    match = _CONTAINER.match(regions.lines[start].strip())
    if match is None:
        return None
    title, named = attributes.split(((match["rest"] or "").strip() + (" {.quiz" + match["braces"] + "}" if match["braces"] is not None else "")).strip())
    body = list(split(regions.lines, start + 2, len(regions.lines)))
    close = next((line.number for line in body if not line.code and _CLOSE.match(line.text)), 0)
    last = close - 1 if close else len(regions.lines)
    return Region(start + 1, start + 2, last, title.strip(), 0, named, unclosed=not close)


def _section(regions: Regions, start: int, end: int) -> Region | None:
    found = leads.heading(_line(regions, start)) if regions.lines[start].lstrip().startswith("#") else _setext(regions, start)
    if found is None:
        return _headless(regions, start, end)
    level, text = found
    title, named = attributes.split(text)
    if leads.from_heading(_line(regions, start)) and not is_quiz(title, named):
        return _numbered(regions, start, end, level)
    inherits = regions.everywhere or (regions.above and level > regions.above)
    says = is_quiz(title, named)
    if not says and not inherits:
        regions.above = 0
        return None
    if says and not inherits:
        regions.above = level
    underlined = not regions.lines[start].lstrip().startswith("#")
    first = start + (3 if underlined else 2)
    last = _end(regions, first, end)
    sure = not _WEAK.search(normalise(title)) or regions.everywhere
    if "quiz" not in named.classes and not holds_questions(regions.lines, first, last, sure=sure):
        return None
    return Region(start + 1, first, last, title, level, named)


def _headless(regions: Regions, start: int, end: int) -> Region | None:
    """In a file of kind quiz, text before the first heading holds questions too."""
    if not regions.everywhere or not regions.lines[start].strip():
        return None
    last = _end(regions, start + 1, end)
    return Region(0, start + 1, last, "", 0) if holds_questions(regions.lines, start + 1, last) else None


def _numbered(regions: Regions, start: int, end: int, level: int) -> Region | None:
    """A run of headings that are questions, without a heading of their own above them."""
    last = _end(regions, start + 1, end, level)
    body = [line for line in split(regions.lines, start + 1, last) if not line.code]
    marked = re.match(r"\W*(?:\w{1,12}\W{0,2})\d", regions.lines[start].lstrip("# *_")) and not regions.lines[start].lstrip("# *_")[:1].isdigit()
    if not marked and not regions.above and not regions.everywhere:
        return None
    return Region(0, start + 1, last, "", level) if _evidence(body) >= _ENOUGH else None


def _setext(regions: Regions, start: int) -> tuple[int, str] | None:
    lines = regions.lines
    if start + 1 >= len(lines) or not lines[start].strip() or not _SETEXT.match(lines[start + 1]) or len(lines[start + 1].strip()) < _ENOUGH:
        return None
    if start and lines[start - 1].strip():
        return None
    return (1 if "=" in lines[start + 1] else 2), lines[start].strip()


def _line(regions: Regions, index: int) -> Line:
    return next(split(regions.lines, index + 1, index + 1))


def _end(regions: Regions, first: int, end: int, level: int = 0) -> int:
    """The last line before a heading that is no question (and, for a run of questions, before a higher one)."""
    body = list(split(regions.lines, first, end))
    for place, line in enumerate(body):
        found = None if line.code else leads.heading(line)
        if found is None or (level and line.number == first):
            continue
        if _is_answer(line) or (level == 0 and is_question(body, place)) or (level and found[0] >= level and leads.from_heading(line)):
            continue
        return line.number - 1
    return end


def _is_answer(line: Line) -> bool:
    key = keys.recognise(line)
    return key is not None and (bool(key.value) or normalise(line.text.lstrip("#")) in {"answer", "answer:", "antwort", "respuesta", "réponse"})


def is_question(body: list[Line], place: int) -> bool:
    """Return whether the heading `body[place]` is a question: numbered, or with options right below it."""
    if leads.from_heading(body[place]):
        return True
    own = []
    for line in body[place + 1 :]:
        if not line.code and leads.heading(line) and not _is_answer(line):
            break
        own.append(line)
    if any(leads.from_text(line) for line in own if not line.code):
        return False
    marks = [mark for mark in (options.recognise(line) for line in own if not line.code) if mark]
    if any(mark.kind in {"box", "radio"} for mark in marks):
        return True
    return any(mark.kind == "letter" for mark in marks) and not any(leads.from_item(line) for line in own)


def is_quiz(title: str, named: attributes.Attributes) -> bool:
    """Return whether a heading says that its section is a quiz."""
    if "quiz" in named.classes or "no-quiz" in named.classes:
        return "quiz" in named.classes
    bare = normalise(re.sub(r"^[\W\d_]+", "", title))
    return bool(bare) and _QUIZ_HEADING.match(bare) is not None and not _NOT_QUIZ.search(bare)


def holds_questions(lines: tuple[str, ...], first: int, last: int, *, sure: bool = True) -> bool:
    """Return whether some lines look like options, keys, or (below a heading that is `sure` to mean a quiz) numbered questions."""
    return _evidence([line for line in split(lines, first, last) if not line.code], sure=sure) >= _ENOUGH


def _evidence(body: list[Line], *, sure: bool = True) -> int:
    """How much speaks for questions: a key or box counts twice, a lettered or numbered line once."""
    count = 0
    for line in body:
        if not line.text:
            continue
        mark = options.recognise(line)
        boxed = mark is not None and mark.kind in {"box", "radio"} and (sure or bool(mark.ticked))
        if boxed or (sure and mark is not None and mark.marked) or keys.recognise(line):
            count += 2
        elif (mark and (mark.kind == "letter" or (sure and mark.bold))) or leads.from_text(line) or (sure and (leads.from_item(line) or leads.from_heading(line))):
            count += 1
        if count >= _ENOUGH:
            return count
    return count


def groups(lines: list[Line]) -> dict[int, bool]:
    """Return, for each unnumbered heading among the lines, whether it is a question (else it is a group's title)."""
    return {line.number: is_question(lines, place) for place, line in enumerate(lines) if not line.code and line.text.startswith("#") and leads.heading(line)}


def env(regions: Regions) -> dict[str, Any]:
    """Return a parse environment with the regions to be found."""
    return {"regions": regions}
