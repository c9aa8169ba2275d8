"""Colours in raw HTML: too pale to read, or all that sets words apart."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.access.colours import Colour, colour, contrast
from hornbook.checks.access.page import Page
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.diagnostics.origins import wcag

PALE = Rule(
    code="ACC017",
    name="low-contrast",
    severity=Severity.WARNING,
    message="{ink} on {paper} has a contrast of {ratio}:1; readable text needs 4.5:1",
    why="Many people cannot read pale letters, and nobody can in the sun. Hornbook's pages leave the colours out, but "
    "the file is shown elsewhere too.",
    hint="Take the colour away; for weight write **strong**.",
    example='The <span style="color: #bbb">delta</span> grows.',
    better="The **delta** grows.",
    source=wcag("1.4.3", "Contrast (Minimum)"),
)
ALONE = Rule(
    code="ACC018",
    name="colour-alone",
    severity=Severity.HINT,
    message="these words are set apart by their colour alone",
    why="Not everybody sees the colour, and Hornbook's pages leave it out: the words would look like all others.",
    hint="Write **strong** or *emphasis*, or say in words what is special.",
    example='The <span style="color: darkred">delta</span> grows.',
    better="The **delta** grows.",
    source=wcag("1.4.1", "Use of Color"),
)
RULES = (PALE, ALONE)
_STYLED = re.compile(
    r"""<(?P<tag>[a-z][a-z0-9]*)\b[^>]*?\bstyle\s*=\s*(?P<mark>["'])(?P<style>.*?)(?P=mark)[^>]*>(?P<words>[^\n]*)""",
    re.IGNORECASE,
)
_INK = re.compile(r"(?:^|;)\s*color\s*:\s*([^;]+)", re.IGNORECASE)
_PAPER = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:\s*([^;]+)", re.IGNORECASE)
_STRONG = re.compile(r"\s*(?:\*|_|<(?:b|strong|em|i|u|mark|code|h\d)\b)", re.IGNORECASE)
_WHITE, _LEAST = (255, 255, 255), 4.5


def check(page: Page) -> Iterator[Finding]:
    """Yield a finding for each element with a colour of its own: on white where it has no background."""
    if "style" not in page.source.text:
        return
    for found in _STYLED.finditer(page.prose):
        ink, paper = _value(_INK, found["style"]), _value(_PAPER, found["style"])
        if ink is None:
            continue
        span = page.span(found.start(), found.start("words"))
        ratio = contrast(ink[1], paper[1] if paper else _WHITE)
        if ratio < _LEAST:
            yield PALE.at(span, ink=ink[0], paper=paper[0] if paper else "white", ratio=f"{ratio:.1f}")
        elif found["tag"].lower() == "span" and not _STRONG.match(found["words"]):
            yield ALONE.at(span)


def _value(pattern: re.Pattern[str], style: str) -> tuple[str, Colour] | None:
    """Return a colour as it is written and as its parts; None where none is written, or one that is not known."""
    found = pattern.search(style)
    shade = colour(found[1]) if found else None
    return (found[1].strip(), shade) if found and shade else None
