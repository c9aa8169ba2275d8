"""The pages of the docs that are made from declarations: rules, and what each target carries.

`python -m tools.docs` writes them, `python -m tools.docs --check` fails if one is stale.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from string import Formatter

from hornbook import catalogue
from hornbook.diagnostics import Rule, Severity
from tools import precision, support

ROOT = Path(__file__).resolve().parent.parent
AREAS = {
    "ACC": "Accessibility",
    "CMT": "Comments to Hornbook",
    "CRS": "Course",
    "FIL": "Files",
    "FRM": "Front matter and course file",
    "ITM": "Item writing",
    "LNK": "Links",
    "MED": "Media",
    "MRK": "Markup",
    "QUI": "Quizzes",
    "SCH": "The document",
    "SRC": "Source files",
    "TGT": "Targets",
}
_IN_MARKDOWN = {"ACC", "CMT", "FRM", "ITM", "LNK", "MED", "QUI", "SRC"}
_BACKTICKS = re.compile(r"`{3,}")
_MADE = "<!-- Made by `nox -s docs` from the declarations in the code; do not edit. -->"


def pages() -> dict[str, str]:
    """Return the generated pages by their path below `docs/`."""
    areas = {f"rules/{area.lower()}.md": area_page(area, rules) for area, rules in _by_area()}
    return {
        "rules.md": rules_page(),
        **areas,
        "item-writing.md": item_writing_page(),
        "targets/support.md": support.page(_MADE),
    }


def rules_page() -> str:
    """Return the page that lists all rules, by area and code, with links to the pages of the areas."""
    parts = ["# Rules", _MADE, _ABOUT_RULES]
    for area, rules in _by_area():
        rows = [f"| {_link(rule)} | {_weight(rule)} | {_said(rule)} |" for rule in rules]
        parts += [
            f"## {area}: {AREAS.get(area, 'Other')}",
            "\n".join(["| rule | weight | finds |", "|---|---|---|", *rows]),
        ]
    return "\n\n".join(parts) + "\n"


def area_page(area: str, rules: Iterable[Rule]) -> str:
    """Return the page of the rules of one area."""
    return "\n\n".join([f"# {AREAS.get(area, 'Other')}", _MADE, _ABOUT_AREA, *map(_rule, rules)]) + "\n"


def item_writing_page() -> str:
    """Return the page on the rules about items: whom they follow, and how right they are."""
    judged = precision.judged()
    faults = len(judged.labelled)
    return (
        "\n\n".join(
            [
                "# What a reviewer would say",
                _MADE,
                _ABOUT_ITEMS,
                f"## How right the rules are\n\n{_ABOUT_FIGURES.format(items=judged.items, faults=faults)}",
                precision.table(),
            ]
        )
        + "\n"
    )


def stale() -> list[str]:
    """Return the paths below `docs/` of pages that differ from what would be made now."""
    return [path for path, text in pages().items() if not _is_same(ROOT / "docs" / path, text)]


def write() -> None:
    """Write all generated pages."""
    for path, text in pages().items():
        (ROOT / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / "docs" / path).write_text(text, encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` say which are stale; return the exit code."""
    if "--check" not in arguments:
        write()
        return 0
    found = stale()
    for path in found:
        print(f"docs/{path} is stale: run `nox -s docs`")
    return int(bool(found))


def _is_same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _by_area() -> list[tuple[str, list[Rule]]]:
    return [(area, list(rules)) for area, rules in groupby(catalogue.rules().values(), key=lambda rule: rule.code[:3])]


def _link(rule: Rule) -> str:
    anchor = f"{rule.code} {rule.name}".lower().replace(" ", "-")
    return f"[{rule.code}](rules/{rule.code[:3].lower()}.md#{anchor}) {rule.name}"


def _rule(rule: Rule) -> str:
    parts = [
        f"### {rule.code} {rule.name}",
        f"*{_weight(rule).capitalize()}.* {_said(rule)}",
        f"**Why.** {_plain(_sentence(rule.why))}",
        f"**Way out.** {_plain(_sentence(_without_facts(rule.hint)))}",
        _shown(rule, rule.example),
        f"Instead:\n\n{_shown(rule, rule.better)}" if rule.better else "",
        f"**Source.** {_plain(_sentence(rule.source))}" if rule.source else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _weight(rule: Rule) -> str:
    return "off by default" if rule.severity is Severity.OFF else rule.severity.value


def _said(rule: Rule) -> str:
    return _plain(_sentence(_without_facts(rule.message))).replace("|", "\\|")


def _shown(rule: Rule, example: str) -> str:
    fence = "`" * max(3, *(len(run) + 1 for run in _BACKTICKS.findall(example)), 3)
    language = "markdown" if rule.code[:3] in _IN_MARKDOWN else "text"
    return f"{fence}{language}\n{example}\n{fence}"


def _without_facts(template: str) -> str:
    """A text for `str.format` before its facts are known: an ellipsis for each, nothing for one that is glued on."""
    said = ""
    for literal, fact, _, _ in Formatter().parse(template):
        said += literal
        if fact is not None and not said[-1:].isalnum() and not said.endswith("…"):
            said += "…"
    return said


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", ":", "…")) else ".")


def _plain(text: str) -> str:
    """Keep words that look like HTML or emphasis as they are, outside of code."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part if part.startswith("`") else re.sub(r"([<*\[\]\\])", r"\\\1", part) for part in parts)


_ABOUT_RULES = """\
Each finding has a code that stays the same for good. An *error* stops a build, a *warning* does not, a *hint* is
advice. A rule that is *off by default* is right too seldom to be heard unasked, or is a matter of taste.
`severities` in [course.yml](course-file.md) gives a rule another weight, and turns on one that is off. The page of an
area tells of each rule what it finds, why it matters, an example, what to write instead, and whose advice it is;
`hornbook explain CODE` prints the same in the terminal."""
_ABOUT_AREA = "[All rules](../rules.md)"

_ABOUT_ITEMS = """\
The rules of the areas [ITM](rules/itm.md) and [ACC](rules/acc.md) are about learners: a question can be read without
fault and still be answered by those who do not know the matter, or not be read by those who do. Each rule names whose
advice it is: the guidelines of Haladyna, Downing and Rodriguez, the guide of the National Board of Medical Examiners,
the standards for testing of AERA, APA and NCME, the success criteria of WCAG 2.2.

A rule that finds something has looked at words, not at the matter. Where it is wrong, or the fault is meant, a comment
above the question keeps it quiet: `<!-- hornbook: allow ITM001 -->`; for a whole course,
`severities: {ITM001: off}` in [course.yml](course-file.md) does. Rules that are a matter of taste are off by default:
`severities: {ITM039: hint}` turns on the one that asks for feedback on each question.

Rules that look for words (all of the above, not, always …) know them in English, German, French, Spanish and
Portuguese. In other languages they say nothing; all that counts, measures or compares works in every language."""
_ABOUT_FIGURES = """\
Measured on {items} items on many subjects, in five languages, written for this purpose; {faults} faults are labelled
in them. *Precision* is the share of a rule's findings that are labelled, *recall* the share of
the labelled faults that it found. A test holds each rule that is on to a precision of at least 0.9;
`python -m tools.precision` prints these figures with each finding that is wrong and each fault that was missed. The set
is small, its items are short, and those who wrote the rules wrote it too: read the figures as a promise that plain
items are left in peace."""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
