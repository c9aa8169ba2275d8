"""Lines on which more stands than one option: the next options, the key, or the first option behind the question."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.reading.quiz import inline, keys
from hornbook.reading.quiz.drafts import QuestionDraft
from hornbook.reading.quiz.lines import Line, make
from hornbook.reading.quiz.options import Mark, ordinal, recognise
from hornbook.reading.quiz.words import ANSWER

_KEY = re.compile(
    r"(?<=[^\s:*_])[ \t]+(?P<key>[*_]{0,3}(?:correct[ ]+)?(?:answer|ans|antwort|respuesta|réponse|ответ|答案)[*_]{0,3}"
    r"[ \t]*[:：][*_]{0,3}[ \t]*\(?[A-Za-z]\)?[.)]?[*_]{0,3})$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(rf"(?<=\S)[ \t]+(?P<key>(?:\*\*|__|[*_(\[])+[ ]*(?:{ANSWER})[ ]*[:：].*)$", re.IGNORECASE)
_PLAIN = re.compile(rf"(?<=[^\s:*_])[ \t]+(?P<key>(?:{ANSWER})\s*[:：]\s*\(?[A-Ha-h]\)?\.?)$", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:my|your|our|his|her|their|mi|tu|su|mon|ma|votre|meine?|ihre?|minha|sua|мой|ваш|wrong|student)$",
    re.IGNORECASE,
)
_GAP = re.compile(r"[ \t]{2,}|[ \t]+\|[ \t]*|\t")
_BULLET = re.compile(r"[ \t]+[-*+][ \t]+")
_BEHIND = re.compile(r"(?<=[^\s(])[ \t]+(?=(?P<open>\(?)[Aa](?P<close>[.)])[ \t]+\S)")


def parts(line: Line, mark: Mark) -> list[Line]:
    """Return the lines that an option's line holds: itself cut off, the options behind it, the key at its end.

    Nothing is returned where it holds only itself. Labels behind it have to follow its own, in its own style, after
    two blanks or a bar.
    """
    text, words = line.text, mark.text
    may_go_on = mark.kind == "letter" and (
        f" {mark.bullet} " in words if mark.bullet else ("  " in words or "|" in words or "\t" in words)
    )
    key = _KEY.search(text) if ":" in words or "：" in words else None
    key = None if key and _OWN.search(text[: key.start()]) else key
    if not may_go_on and key is None:
        return []
    end = key.start() if key else len(text)
    cuts = list(_cuts(text[:end], mark)) if may_go_on else []
    if not cuts and key is None:
        return []
    starts, ends = [0, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
    pieces = [text[first:last].rstrip() for first, last in zip(starts, ends, strict=True)]
    return [make(line.number, " " * line.indent + piece) for piece in (*pieces, *([key["key"]] if key else []))]


def answered(text: str) -> tuple[str, keys.Key | None]:
    """Return a question's words without the answer that stands behind them, set off as `**Answer: B**`, and this."""
    match = _ANSWERED.search(text) or _plainly(text)
    key = keys.recognise_text(match["key"].strip("()[] ")) if match else None
    return (text[: match.start()], key) if match and key and key.value else (text, None)


def _plainly(text: str) -> re.Match[str] | None:
    """A key that nothing sets off, behind options that stand on the same line: `… A) one B) two Answer: A`."""
    match = _PLAIN.search(text) if text[-1:].strip("ABCDEFGHabcdefgh).") == "" else None
    return match if match and len(inline.held(text[: match.start()])) > 1 else None


def _cuts(text: str, mark: Mark) -> Iterator[tuple[int, int]]:
    """Where one option ends and the next begins."""
    place = ordinal(mark.label)
    if place is None or not mark.label.isascii():
        return
    label = mark.label
    for gap in (_BULLET if mark.bullet else _GAP).finditer(text):
        due = chr(ord(label) + 1)
        rest = text[gap.end() : gap.end() + 3].lstrip("(")
        if rest[:1] == due and rest[1:2] in {".", ")"}:
            yield gap.span()
            label = due


def take_first(question: QuestionDraft, mark: Mark) -> Line | None:
    """Return the first option as a line of its own, cut off from the end of the question's words; `mark` is the second.

    It has to be written as the second one is.
    """
    if question.options or mark.kind != "letter" or ordinal(mark.label) != 1 or not question.stem.lines:
        return None
    place = next((at for at in reversed(range(len(question.stem.lines))) if question.stem.lines[at].strip()), None)
    match = _BEHIND.search(question.stem.lines[place]) if place is not None else None
    if match is None or place is None:
        return None
    line = make(question.stem.numbers[place], question.stem.lines[place][match.end() :])
    first = recognise(line)
    if first is None or first.style.rstrip("b") != mark.style.rstrip("b") or keys.recognise(line):
        return None
    question.stem.lines[place] = question.stem.lines[place][: match.start()].rstrip()
    return line
