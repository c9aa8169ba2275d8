"""The words of a link say nothing of where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.access.page import Page
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.diagnostics.origins import wcag

EMPTY = Rule(
    code="ACC011",
    name="empty-link",
    severity=Severity.WARNING,
    message="this link has no words",
    why="A screen reader says «link» and its address, letter by letter; without a mouse nobody sees it at all.",
    hint="Write what it leads to between the brackets; a picture that is a link needs an alternative text.",
    example="See [](https://example.org/rivers).",
    better="See [the atlas of rivers](https://example.org/rivers).",
    source=wcag("2.4.4", "Link Purpose (In Context)"),
)
VAGUE = Rule(
    code="ACC012",
    name="vague-link",
    severity=Severity.WARNING,
    message="“{words}” does not say where the link leads",
    why="Screen readers list the links of a page by their words; ten times «here» is no list to choose from.",
    hint="Make the words that name the page the link: [the atlas of rivers](…).",
    example="For the atlas of rivers [click here](https://example.org/rivers).",
    better="See [the atlas of rivers](https://example.org/rivers).",
    source=wcag("2.4.4", "Link Purpose (In Context)"),
)
RULES = (EMPTY, VAGUE)
_LINK = re.compile(r"(?<!!)\[(?P<words>(?:[^\[\]\n]|!\[\]\([^)\n]*\)){0,60})\]\((?P<to>[^)\n]*)\)")
_TAG = re.compile(r"<a\b[^>]*\bhref[^>]*>(?P<words>[^<]{0,60})</a>", re.IGNORECASE)
_VAGUE = re.compile(
    r"\W*(?:(?:please |just )?click(?: on)? (?:here|this|this link|the link)|here|this|this link|this page|link|"
    r"(?:read|learn|see|find out) more(?: here)?|more|more info|details|"
    r"hier(?: klicken)?|klicken sie hier|klick hier|mehr|weiterlesen|mehr erfahren|dieser link|"
    r"ici|cliquez ici|cliquer ici|lire la suite|en savoir plus|ce lien|"
    r"aqu[ií]|haz clic aquí|haga clic aquí|leer más|más información|ver más|este enlace|"
    r"clique aqui|leia mais|saiba mais|este link)\W*",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"!\[\]\([^)]*\)")


def check(page: Page) -> Iterator[Finding]:
    """Yield a finding for each link without words, or whose words would fit any link."""
    if "](" not in page.source.text and "<a" not in page.source.text:
        return
    for pattern in (_LINK, _TAG):
        for found in pattern.finditer(page.prose):
            words = _PICTURE.sub("", found["words"]).strip()
            if not words:
                yield EMPTY.at(page.span(found.start(), found.end()))
            elif words and _VAGUE.fullmatch(words):
                yield VAGUE.at(page.span(found.start("words"), found.end("words")), words=words)
