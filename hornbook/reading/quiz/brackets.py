"""Double brackets in a text: where `[[…]]` begins and ends, with the attributes right behind it."""

from __future__ import annotations

from hornbook import patterns as re
from hornbook.reading.quiz import attributes
from hornbook.reading.quiz.attributes import Attributes

_SIGNS = re.compile(r"\\.|\[|\]|\n", re.DOTALL)
_BRACES = re.compile(r"\{(?:[^{}\"\n]|\"(?:[^\"\\\n]|\\.)*\")*\}")
_ESCAPED = re.compile(r"\\(?=\[\[)")
_LONGEST = 2000


def find(text: str) -> dict[int, int]:
    """Return start and end of all double brackets in `text`, in their order.

    Brackets inside must be balanced, so a matrix such as [[1, 2], [3, 4]] is none, and a backslash takes a bracket its
    meaning. Of three brackets in a row the outer one is text. `![[…]]` is a file that an editor would show here.
    """
    if "[[" not in text:
        return {}
    pairs = _pairs(text)
    double = {start for start, end in pairs.items() if pairs.get(start + 1) == end - 1}
    inner = sorted(start for start in double if start + 1 not in double and text[start - 1 : start] != "!")
    return _apart([(start, _end(text, pairs[start] + 1)) for start in inner])


def find_alone(text: str) -> dict[int, int]:
    """Return what `find` does, without those that are the words of a link: `[[1]](address)`, `[[1]][address]`."""
    return {start: end for start, end in find(text).items() if text[end : end + 1] not in {"(", "["}}


def literal(code: str) -> str:
    """Return code in which no double brackets are to be found, without the backslash that says so."""
    if "\\[[" not in code:
        return code
    return "\n".join(_ESCAPED.sub("", line) if "]]" in line else line for line in code.split("\n"))


def parts(raw: str) -> tuple[str, Attributes]:
    """Return what stands between the brackets, and the attributes behind them."""
    inside, named = (raw, attributes.NONE) if raw.endswith("]]") else attributes.split(raw)
    return inside.strip()[2:-2], named


def _pairs(text: str) -> dict[int, int]:
    """Each bracket that opens, with the place of the one that closes it, on the same line."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _SIGNS.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]" and opened:
            found[opened.pop()] = match.start()
        elif match[0] == "\n":
            opened.clear()
    return found


def _end(text: str, end: int) -> int:
    """Where the attributes behind the brackets end, if there are any."""
    braces = _BRACES.match(text, end, end + _LONGEST)
    return braces.end() if braces and attributes.split(braces[0])[1] != attributes.NONE else end


def _apart(spans: list[tuple[int, int]]) -> dict[int, int]:
    """The spans without those inside another: double brackets in the attributes or the words of a gap."""
    found: dict[int, int] = {}
    last = 0
    for start, end in spans:
        if start >= last:
            found[start] = last = end
    return found
