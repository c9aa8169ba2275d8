"""What can be wrong inside a piece of text."""

from __future__ import annotations

from hornbook.diagnostics import Rule, Severity
from hornbook.diagnostics.origins import commonmark, contract, wcag

REMOVED_HTML = Rule(
    code="SRC010",
    name="removed-html",
    severity=Severity.WARNING,
    message="{what} is not safe in a package and was left out",
    why="A package is shown inside an LMS, in the learner's session. Scripts, frames, forms and event handlers are "
    "refused by most LMSs, or are a risk to learners, so they are taken out of raw HTML.",
    hint="Remove it, or say the same in Markdown",
    example='<iframe src="https://example.org"></iframe>',
    better="[The film](https://example.org)",
    source="WHATWG HTML, section 8.1: scripting; OWASP Cross Site Scripting Prevention",
)
TAG_AS_TEXT = Rule(
    code="SRC014",
    name="tag-as-text",
    severity=Severity.HINT,
    message="“{tag}” is shown as text and not taken as HTML",
    why="Markdown takes what looks like a tag for HTML, and browsers show nothing of it. Where no element can be "
    "meant, as in the name of a type or a place to fill in, the words would be lost.",
    hint="Write it as code, or with a backslash before it, so that it is shown everywhere",
    example="A list of words is a List<String>.",
    better="A list of words is a `List<String>`.",
    source=commonmark("section 6.6: raw HTML"),
)
BAD_TEX = Rule(
    code="SRC011",
    name="bad-tex",
    severity=Severity.ERROR,
    message="the formula “{tex}” cannot be read: {fault}",
    why="A formula that does not convert to MathML would reach learners as raw TeX.",
    hint="Correct the TeX; a dollar that is money is written \\$",
    example="The mean is $\\frac{a}{b$.",
    better="The mean is $\\frac{a}{b}$.",
    source="MathML Core: what is shown is well-formed",
)
MISSING_MEDIA = Rule(
    code="MED001",
    name="missing-media",
    severity=Severity.ERROR,
    message="there is no file “{path}”",
    why="The picture would be a broken frame in every package.",
    hint="Add the file below the source folder, or correct the path; it is relative to this file{near}",
    example="![A pipeline](pictures/absent.svg)",
    better="![A pipeline](media/map.svg)",
    source=contract("docs/authoring.md, pictures"),
)
MISSING_ALT = Rule(
    code="ACC001",
    name="missing-alt",
    severity=Severity.WARNING,
    message="the picture “{path}” has no alternative text",
    why="A learner who cannot see the picture is told nothing (WCAG 2.2, criterion 1.1.1).",
    hint="Say what it shows: ![what it shows]({path}); for mere decoration write {{.decorative}} after it",
    example="![](figure.svg)",
    better="![A wheel with six spokes](figure.svg)",
    source=wcag("1.1.1", "Non-text Content"),
)
EXTERNAL_MEDIA = Rule(
    code="MED002",
    name="external-media",
    severity=Severity.WARNING,
    message="the picture “{path}” lies on another server and is shown as a link",
    why="A package loads nothing from a network: the picture could vanish, change, or tell others who learns what.",
    hint="Save the picture beside the lesson and name it by its path",
    example="![Logo](https://example.org/logo.png)",
    better="![Logo](media/map.svg)",
    source=contract("no output loads anything from a network"),
)
BAD_ADDRESS = Rule(
    code="LNK002",
    name="outside-source",
    severity=Severity.ERROR,
    message="“{path}” leads out of the source folder",
    why="A package can hold only what the course holds, and a path that climbs out could name any file of the machine.",
    hint="Move the file into the source folder",
    example="[notes](../../../notes.md)",
    better="[notes](02-more.md)",
    source=contract("a build reads nothing outside of the source folder"),
)
UNCLOSED_COMMENT = Rule(
    code="SRC005",
    name="unclosed-comment",
    severity=Severity.ERROR,
    message="the comment that begins here is never closed",
    why="Everything below it is taken for a comment and would be lost.",
    hint="Close it with -->",
    example="<!-- to be checked\n\nThe rest of the lesson.",
    better="<!-- to be checked -->\n\nThe rest of the lesson.",
    source=commonmark("4.6 HTML blocks, start condition 2"),
)
RULES = (UNCLOSED_COMMENT, REMOVED_HTML, TAG_AS_TEXT, BAD_TEX, MISSING_MEDIA, MISSING_ALT, EXTERNAL_MEDIA, BAD_ADDRESS)
