"""The alternative text of a picture does not stand for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from hornbook import patterns as re
from hornbook.checks.access.page import Page, Picture
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.diagnostics.origins import wcag

FILE_NAME = Rule(
    code="ACC013",
    name="alt-is-file-name",
    severity=Severity.WARNING,
    message="the alternative text “{alt}” is the name of a file",
    why="A learner who cannot see the picture hears a name, letter by letter, and not what it shows.",
    hint="Say what the picture shows, as you would on the telephone.",
    example="![figure.svg](figure.svg)",
    better="![A map of the delta](figure.svg)",
    source=wcag("1.1.1", "Non-text Content") + ", failure F30",
)
SAYS_PICTURE = Rule(
    code="ACC014",
    name="alt-says-picture",
    severity=Severity.HINT,
    message="the alternative text begins with “{words}”",
    why="A screen reader says that it is a picture; said twice, it only keeps learners waiting.",
    hint="Begin with what it shows; leave out {words}.",
    example="![Image of a river in flood](figure.svg)",
    better="![A river in flood](figure.svg)",
    source="W3C, WAI tutorial on images: tips and tricks",
)
LONG = Rule(
    code="ACC015",
    name="long-alt",
    severity=Severity.HINT,
    message="the alternative text has {length} characters",
    why="A screen reader says it in one breath: there is no way to go back a sentence in it.",
    hint="Say what matters in a sentence, and tell the rest in the text below the picture.",
    example="![A map of the delta, on which one sees the old bed of the river in the west, the new bed in the east, "
    "three villages between the two of them, each with its church, the dam of 1923 that was broken twice, and the road "
    "from the coast to the hills, which follows the dam over its whole length](figure.svg)",
    better="![A map of the delta with its old and its new bed](figure.svg)\n\n"
    "Between the two beds lie three villages; the road follows the dam of 1923.",
    source="W3C, WAI tutorial on images: complex images",
)
RULES = (FILE_NAME, SAYS_PICTURE, LONG)
_FILE = re.compile(r"[\w%./\\ -]*\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:img|image|picture|pic|photo|screenshot|screen shot|bildschirmfoto|figure|fig|dsc|untitled|unnamed|bild|foto|"
    r"imagen|imagem)?"
    r"[\s_.-]*\(?[\d_.\s:-]*\)?",
    re.IGNORECASE,
)
_PICTURE_OF = re.compile(
    r"(?:an? |the |ein |eine |une |una |uma )?(?:image|picture|graphic|pic|icon|bild|grafik|imagen|imagem)"
    r" (?:of|showing|that shows|von|mit|de|des|d[’']|que muestra|que mostra)\b",
    re.IGNORECASE,
)
_LONGEST = 250


def check(page: Page) -> Iterator[Finding]:
    """Yield what is wrong with the alternative texts of a page; one that is missing is another rule's matter."""
    for picture in page.pictures:
        alt = picture.alt.strip()
        span = page.span(picture.start, picture.end)
        opening = _PICTURE_OF.match(alt)
        if alt and _is_file_name(alt, picture):
            yield FILE_NAME.at(span, alt=alt)
        elif opening:
            yield SAYS_PICTURE.at(span, words=opening[0])
        if len(alt) > _LONGEST:
            yield LONG.at(span, length=len(alt))


def _is_file_name(alt: str, picture: Picture) -> bool:
    """Return whether an alternative text is a file's name, that of the picture without suffix, or only a number."""
    stem = PurePosixPath(picture.path).stem
    is_stem = alt == stem and (not alt.isalpha() or "_" in alt)
    return bool(_FILE.fullmatch(alt)) or is_stem or bool(_NUMBERED.fullmatch(alt))
