"""Comments to Hornbook in a lesson: `<!-- hornbook: allow QUI012 -->` allows findings of a rule in the next block.

A comment stands alone on its line. The block is what follows it: a question as a whole, a fenced code block as a
whole, else the lines up to the next blank one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

import msgspec

from hornbook import patterns as re
from hornbook.checks import active_media, ids
from hornbook.course import Lesson
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.diagnostics.origins import contract
from hornbook.source import Source

UNUSED = Rule(
    code="CMT001",
    name="allows-nothing",
    severity=Severity.WARNING,
    message="this comment allows {code}, and there is no such finding in the block below it",
    why="A comment that was needed once hides the next fault at this place, which nobody has looked at.",
    hint="Delete the code from the comment, or move the comment to the line above the block that is meant.",
    example="<!-- hornbook: allow ACC001 -->\n\nA paragraph without any picture.",
    better="<!-- hornbook: allow ACC001 -->\n\n![](figure.svg)",
    source=contract("docs/authoring.md, comments that allow a finding"),
)
UNKNOWN = Rule(
    code="CMT002",
    name="allows-an-unknown-rule",
    severity=Severity.WARNING,
    message="this comment allows “{code}”, and there is no such rule",
    why="The finding that is meant is reported all the same.",
    hint="Write the code as the finding shows it; `hornbook explain` lists all.{near}",
    example="<!-- hornbook: allow QUI0012 -->",
    better="<!-- hornbook: allow ACC001 -->\n\n![](figure.svg)",
    source=contract("codes are never renumbered, docs/rules.md"),
)
NOT_UNDERSTOOD = Rule(
    code="CMT003",
    name="comment-not-understood",
    severity=Severity.WARNING,
    message="this comment speaks to Hornbook in a way that is not understood",
    why="A comment that is not understood changes nothing.",
    hint="Write it alone on one line, like this: <!-- hornbook: allow QUI012 -->",
    example="<!-- hornbook: ignore QUI012 -->",
    better="<!-- hornbook: allow ACC001 -->\n\n![](figure.svg)",
    source=contract("docs/authoring.md, comments that allow a finding"),
)
RULES = (UNUSED, UNKNOWN, NOT_UNDERSTOOD)
_MENTION = re.compile(r"<!--\s*hornbook\s*:")
_ALLOW = re.compile(r"[\s>]*<!--\s*hornbook\s*:\s*allow\s+(?P<codes>[A-Za-z0-9]+(?:[\s,]+[A-Za-z0-9]+)*)\s*-->\s*")
_FENCE = re.compile(r"[\s>]*(?P<mark>`{3,}|~{3,})(?P<rest>.*)")
# With two of one id, or what does not fit the schema, a package is broken, whatever its author thinks of it; with a
# file that acts, learners are in danger.
ALWAYS_ERRORS = frozenset({"SCH001", *(rule.code for rule in (*ids.RULES, *active_media.RULES))})
_NOT_JUDGED = "TGT"  # what a target loses is found only where that target is built


class Comment(msgspec.Struct, frozen=True):
    """One comment and the lines, from 1, of the block that it speaks of; without codes it was not understood."""

    span: Span
    codes: tuple[str, ...]
    first: int
    last: int

    def allows(self, code: str, line: int) -> bool:
        """Return whether a finding of this code on this line of the comment's file is allowed."""
        return code in self.codes and self.first <= line <= self.last and code not in ALWAYS_ERRORS


def comments(source: Source, lesson: Lesson) -> tuple[Comment, ...]:
    """Return the comments to Hornbook in the order of the text; those in code blocks are code."""
    if not _MENTION.search(source.text):
        return ()
    fences = _fences(source.lines)
    code = {number for first, last in fences.items() for number in range(first, last + 1)}
    ends = fences | {item.source.line: item.source.end for quiz in lesson.quizzes for item in quiz.questions}
    mentions = [number for number, line in enumerate(source.lines, 1) if _is_mention(line) and number not in code]
    return tuple(_comment(source, number, ends) for number in mentions)


def sift(
    findings: Iterable[Finding], allowed: Iterable[Comment]
) -> tuple[list[Finding], frozenset[tuple[Comment, str]]]:
    """Return the findings that no comment allows, and which comments were needed for which codes."""
    by_file: dict[str, list[Comment]] = {}
    for comment in allowed:
        by_file.setdefault(comment.span.file, []).append(comment)
    kept: list[Finding] = []
    used: set[tuple[Comment, str]] = set()
    for finding in findings:
        span, code = finding.span, finding.code
        needed = [(comment, code) for comment in by_file.get(span.file, ()) if comment.allows(code, span.line)]
        used.update(needed)
        if not needed:
            kept.append(finding)
    return kept, frozenset(used)


def check(
    allowed: Iterable[Comment], used: Collection[tuple[Comment, str]], known: Collection[str]
) -> Iterator[Finding]:
    """Yield what is wrong with comments: not understood, no such rule among the `known` codes, or not `used`."""
    for comment in allowed:
        if not comment.codes:
            yield NOT_UNDERSTOOD.at(comment.span)
        for code in comment.codes:
            if code not in known:
                close = get_close_matches(code.upper(), known, 1)
                yield UNKNOWN.at(comment.span, code=code, near=f" Did you mean {close[0]}?" if close else "")
            elif (comment, code) not in used and not code.startswith(_NOT_JUDGED):
                yield UNUSED.at(comment.span, code=code)


def _comment(source: Source, number: int, ends: Mapping[int, int]) -> Comment:
    line = source.line(number)
    match = _ALLOW.fullmatch(line)
    codes = dict.fromkeys(re.split(r"[\s,]+", match["codes"])) if match else ()
    first, last = _block(source.lines, number, ends)
    start = line.index("<!--")
    return Comment(Span(source.name, number, start + 1, number, len(line.rstrip()) + 1), tuple(codes), first, last)


def _is_mention(line: str) -> bool:
    """Return whether a line holds a comment to Hornbook; one behind a backtick is quoted."""
    match = _MENTION.search(line)
    return match is not None and "`" not in line[: match.start()]


def _block(lines: Sequence[str], number: int, ends: Mapping[int, int]) -> tuple[int, int]:
    """Return the first and last line of the block after line `number`; other comments belong to no block."""
    after = range(number + 1, len(lines) + 1)
    first = next((at for at in after if lines[at - 1].strip() and not _is_mention(lines[at - 1])), len(lines))
    if first in ends:
        return first, ends[first]
    return first, next((at for at in range(first, len(lines)) if not lines[at].strip()), len(lines))


def _fences(lines: Sequence[str]) -> dict[int, int]:
    """Return the last line of each fenced code block by its first."""
    found: dict[int, int] = {}
    opened, start = "", 0
    for number, line in enumerate(lines, 1):
        match = _FENCE.match(line)
        if match is None:
            continue
        if not opened:
            opened, start = match["mark"], number
            found[start] = len(lines)
        elif match["mark"].startswith(opened) and not match["rest"].strip():
            found[start] = number
            opened = ""
    return found
