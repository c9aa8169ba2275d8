"""Which stretches of a file are quizzes.

A quiz is a section whose heading says so or carries `.quiz`, a `::: quiz` container, the sections below such a
heading, or every section of a file of kind `quiz`. A heading that is itself a numbered question (`### Question 3`)
with options below it begins one too. Everything else stays text.

The stretches are taken out by a block rule, so that CommonMark decides everywhere else what a heading is, and the
parser spends no time on lines that are read in another way.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hornbook import patterns as re
from hornbook.reading.quiz import (
    answered,
    asking_headings,
    attributes,
    bulleted,
    clear,
    evidence,
    footers,
    headlines,
    instructions,
    key_titles,
    leads,
    plain_lists,
    pools,
    reviews,
    statements,
    titles,
)
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.region import Region, Regions

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_CONTAINER = re.compile(r":{3,}\s*(?:\{\s*\.quiz\b(?P<braces>[^}]*)\}|(?:quiz\b|\{quiz\})(?P<rest>.*))$", re.IGNORECASE)
_WORD_AND_NUMBER = re.compile(r"[\W_]*[^\W\d]{1,12}\W{0,2}\d")
_REFERENCE = re.compile(r" {0,3}\[[^\]]+\]:\s*\S")
_CODE_INDENT = 4
_SEVERAL = 2
_LOWEST = 9
_HIGH = 2
_NEAR = 3
_LEVELS = 6


def plugin(md: MarkdownIt) -> None:
    """Add the rule to a parser; it acts where `env["regions"]` holds `Regions`."""
    md.block.ruler.before("table", "quiz_region", _rule)


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  (the parser's signature)
    regions: Regions | None = state.env.get("regions")
    if regions is None or silent or state.level or state.sCount[start] >= _CODE_INDENT or start + 1 in regions.shut:
        return False
    region = (
        _container(regions, start + 1)
        or _pool(regions, start + 1)
        or _passage(regions, start + 1)
        or _section(regions, start + 1, end)
        or _clear(regions, start + 1)
    )
    region = _cut(regions, region) if region and regions.forms else region
    if region is None:
        return False
    regions.found.append(region)
    _register_links(state, region)
    token = state.push("quiz_region", "", 0)
    token.map = [start, max(region.last, region.heading)]
    token.meta = {"region": region}
    state.line = min(token.map[1] + region.closing, end)
    return True


def _cut(regions: Regions, region: Region) -> Region | None:
    """The region up to a form that somebody fills in, which stays text."""
    form = next((number for number in range(region.first, region.last + 1) if number in regions.forms), 0)
    if not form:
        return region
    held = any(line.text for line in regions.lines[region.first - 1 : form - 1])
    return replace(region, last=form - 1, closing=False, unclosed=False) if held else None


def _register_links(state: StateBlock, region: Region) -> None:
    """A link's address may stand among the questions and serve the whole file."""
    texts = state.env["regions"].texts[region.first - 1 : region.last]
    addresses = [text for text in texts if text.lstrip()[:1] == "[" and _REFERENCE.match(text)]
    if addresses:
        state.md.parse("\n\n".join(addresses), {"references": state.env.setdefault("references", {})})


def _container(regions: Regions, number: int) -> Region | None:
    match = _CONTAINER.match(regions.texts[number - 1].strip())
    if match is None or _is_passage(regions, number):
        return None
    title, named = attributes.split((match["rest"] or "").strip())
    if match["braces"]:
        named = attributes.split("{.quiz " + match["braces"] + "}")[1]
    body = regions.between(number + 1, len(regions.lines))
    close = pools.close_of(body)
    last = close - 1 if close else len(regions.lines)
    return Region(number, number + 1, last, title.strip(), 0, named, closing=bool(close), unclosed=not close)


def _is_passage(regions: Regions, number: int) -> bool:
    """Whether a container is a question by itself: `:::{quiz} Which one?`."""
    passage = regions.translation.passages.get(number)
    return passage is not None and passage.alone


def _pool(regions: Regions, number: int) -> Region | None:
    """A pool's container that stands in no quiz is one by itself; in a file of kind quiz, part of it."""
    if regions.everywhere or pools.container(regions.lines[number - 1]) is None:
        return None
    close = pools.close_of(regions.between(number + 1, len(regions.lines)))
    return Region(0, number, close or len(regions.lines), "", 0)


def _passage(regions: Regions, number: int) -> Region | None:
    """A quiz in another tool's notation, with those that follow right below it; in a quiz it is part of it."""
    passages = regions.translation.passages
    passage = passages.get(number) if passages else None
    if passage is None or not passage.alone:
        return None
    last, above = passage.last, passage
    while not above.title:
        below = next((line.number for line in regions.lines[last:] if line.text), 0)
        above = passages.get(below) or passage
        if above is passage or not above.alone or above.title:
            break
        last = above.last
    return Region(number if passage.title else 0, number, last, passage.title, 2 if passage.title else 0)


def _section(regions: Regions, number: int, end: int) -> Region | None:
    line = regions.lines[number - 1]
    found = leads.heading(line)
    below = number + 1
    if found is None:
        found, below = headlines.underlined(regions.lines, number), number + 2
    if found is None:
        found, below = headlines.bold(regions.lines, number), number + 1
        end = headlines.end_of_list(regions.lines, number, end) if found else end
    if found is None:
        return _headless(regions, number, end)
    title, named = attributes.split(found[1])
    regions.shown = titles.shows(title)
    if not regions.silent or found[0] <= regions.silent:
        regions.silent = found[0] if "no-quiz" in named.classes else 0
    if pools.heading(line):
        return Region(0, number, _end(regions, number, end, found[0] - 1), "", found[0])
    says = titles.is_quiz(title, named)
    lead = leads.from_heading(line)
    asks = (says or regions.everywhere) and _asks_itself(regions, number)
    if asks or (lead and (not says or _is_clear(regions, number))):
        run = _numbered(regions, number, end, found[0], sure=says)
        regions.above = regions.above if run or regions.above < found[0] else 0
        return run
    inherits = _inherits(regions, title, found[0], says=says and _is_sure(regions, title, named))
    part = not inherits and _goes_on(regions, number, found[0], title)
    regions.above = found[0] if part else regions.above
    if not says and not inherits and not part:
        return None if _asks_itself(regions, number) else _answered(regions, number, below, end, found[0])
    last = footers.last(regions.lines, below, _end(regions, below, end, found[0]))
    region = Region(number, below, last, title, found[0], named)
    if _holds(regions, region, says=says, inherits=inherits or part):
        return region
    sure = says and _is_sure(regions, title, named)
    if sure and _is_bare(regions, region):
        regions.without.append(number)
    return None


def _is_sure(regions: Regions, title: str, named: attributes.Attributes) -> bool:
    """Whether a quiz is meant by a heading's words, or by what the author said of the file."""
    stated = regions.everywhere and not regions.inferred
    return stated or "quiz" in named.classes or titles.is_sure(title)


def _holds(regions: Regions, region: Region, *, says: bool, inherits: bool) -> bool:
    """Whether questions are in a region that its heading, or the one above, calls a quiz."""
    if "quiz" in region.attributes.classes:
        return True
    body = regions.between(region.first, region.last)
    if _tells(region, body, says=says):
        return False
    sure = _is_sure(regions, region.title, region.attributes)
    called = sure or regions.keyed or (inherits and not regions.inferred)
    if evidence.holds_questions(body, sure=called) or _has_answers(regions, body, least=1):
        return True
    if says and answered.are_pointed(body, least=_SEVERAL):
        return True
    if says and titles.is_practice(region.title) and answered.mostly_ask(body, least=_SEVERAL):
        return True
    return (inherits and titles.is_part(region.title) and evidence.begins_one(body)) or (
        (says or inherits) and sure and bool(bulleted.find(body) or plain_lists.find(body))
    )


def _tells(region: Region, body: list[Line], *, says: bool) -> bool:
    """Whether a section's lists say how a quiz is taken, ask what nobody learns, or tell something."""
    if instructions.fill(region.title, body) or reviews.fill(region.title, body):
        return True
    return not says and not titles.is_part(region.title) and statements.fill(body)


def _asks_itself(regions: Regions, number: int) -> bool:
    """Whether a heading that says «quiz» is itself the question: `### Quiz 3: Which one?`."""
    body = regions.between(number, number + _NEAR)
    return bool(body) and body[0].text[:1] == "#" and asking_headings.asks_itself(body, 0)


def _answered(regions: Regions, number: int, first: int, end: int, level: int) -> Region | None:
    """A section whose questions have their answers apart from them, whatever its heading says."""
    title, named = attributes.split(regions.lines[number - 1].text.lstrip("# "))
    announced = key_titles.announces(title)
    if "no-quiz" in named.classes or not (announced or regions.may_have_answers):
        return None
    if titles.is_something_else(title) and not announced:
        return None
    last = _end(regions, first, end, level)
    body = regions.between(first, last)
    if reviews.fill(title, body):
        return None
    held = _has_answers(regions, body, least=_SEVERAL) or (announced and evidence.holds_questions(body, sure=False))
    return Region(number, first, last, title, level, named) if held else None


def _has_answers(regions: Regions, body: list[Line], *, least: int) -> bool:
    return regions.may_have_answers and answered.holds(body, regions.spoken, least=least)


def _is_clear(regions: Regions, number: int) -> bool:
    place = regions.places.get(number)
    return place is not None and clear.begins(regions.told, place) is not None


def _begins(regions: Regions, number: int) -> bool:
    """Whether a question begins on a line: one with a word before it, or one that is complete."""
    return leads.from_text(regions.lines[number - 1]) is not None or _is_clear(regions, number)


def _clear(regions: Regions, number: int) -> Region | None:
    """Questions that nothing calls a quiz, and that need no name to be known."""
    place = regions.places.get(number)
    if regions.everywhere or regions.stated or regions.silent or regions.shown or place is None:
        return None
    if regions.translation.passages:
        place = _begun(regions, number, place)
    behind, begun = clear.run(regions.told, place)
    if not behind:
        if begun:
            regions.unclear[regions.told[begun].number] = number
        return None
    last = regions.told[behind].number - 1 if behind < len(regions.told) else len(regions.lines)
    found = leads.heading(regions.told[place])
    return Region(0, number, max(last, number), "", found[0] if found else 0, clear=True)


def _begun(regions: Regions, number: int, place: int) -> int:
    """The place of the first words of a passage in another notation, whose first lines may say nothing."""
    passage = regions.translation.passages.get(number)
    filled = (at for at in range(place, len(regions.told)) if regions.told[at].text)
    found = next(filled, place) if passage else place
    return found if passage and regions.told[found].number <= passage.last else place


def _is_bare(regions: Regions, region: Region) -> bool:
    """Whether something below a quiz's heading asks, and no section or container follows that could hold questions."""
    body = regions.between(region.first, region.last)
    after = regions.lines[region.last] if region.last < len(regions.lines) else None
    deeper = leads.heading(after) if after else None
    follows = after is not None and (_CONTAINER.match(after.text) or (deeper and deeper[0] > region.level))
    told = reviews.fill(region.title, body) or instructions.fill(region.title, body)
    return evidence.asks(body) and not follows and not told


def _inherits(regions: Regions, title: str, level: int, *, says: bool) -> bool:
    """Whether a heading stands below one that says «quiz», or the whole file is one; else it is the one that counts.

    What explains how something is done or works asks nothing, and neither does what is below it.
    """
    if not regions.aside or level <= regions.aside:
        regions.aside = level if not says and titles.is_aside(title) else 0
    inherits = regions.everywhere or (0 < regions.above < level and not regions.aside)
    if not inherits and not regions.aside:
        regions.above = level if says else 0
    return inherits


def _goes_on(regions: Regions, number: int, level: int, title: str) -> bool:
    """Whether a heading right below a quiz, and as high as its own, names a further part: «Part B», «Short answer»."""
    above = regions.found[-1] if regions.found else None
    if above is None or above.last != number - 1 or not (above.clear or above.level == level):
        return False
    return titles.is_part(title)


def _headless(regions: Regions, number: int, end: int) -> Region | None:
    """In a file of kind quiz, text before the first heading holds questions too."""
    if not regions.everywhere or not regions.lines[number - 1].text:
        return None
    if regions.inferred and not regions.keyed and not _begins(regions, number):
        return None
    last = _end(regions, number, end, _LOWEST)
    held = evidence.holds_questions(regions.between(number, last), sure=regions.keyed or not regions.inferred)
    return Region(0, number, last, "", 0) if held else None


def _numbered(regions: Regions, number: int, end: int, level: int, *, sure: bool) -> Region | None:
    """A run of headings that are questions, without a heading of their own above them."""
    worded = _WORD_AND_NUMBER.match(regions.texts[number - 1].lstrip("# "))
    if not (sure or worded or regions.everywhere or 0 < regions.above < level):
        return None
    body = regions.between(number, end)
    if not asking_headings.is_question(body, 0, _LOWEST):
        return None
    last = _end(regions, number + 1, end, level - 1)
    return Region(0, number, last, "", level)


def _is_answer(line: Line, floor: int) -> bool:
    found = leads.heading(line)
    return found is not None and found[0] > min(floor, _HIGH) and evidence.is_answer(line)


def _end(regions: Regions, first: int, end: int, floor: int) -> int:
    """The last line before a heading that is no question of this quiz."""
    body = regions.between(first, end)
    nesting = pools.Nesting()
    own = _LEVELS
    for place, line in enumerate(body):
        if nesting.holds(line):
            continue
        if line.text[:3] == ":::" and not line.code and _CONTAINER.match(line.text):
            return line.number - 1
        if line.code or line.text[:1] != "#" or leads.heading(line) is None or _is_answer(line, floor):
            continue
        level = _level(line)
        if asking_headings.is_question(body, place, floor):
            own = level
        elif level <= own:
            return line.number - 1
    return end


def _level(line: Line) -> int:
    found = leads.heading(line)
    return found[0] if found else 0
