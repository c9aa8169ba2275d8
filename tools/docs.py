"""The pages of the docs that are made from declarations: rules, and what each target carries.

`python -m tools.docs` writes them, `python -m tools.docs --check` fails if one is stale.
"""

from __future__ import annotations

import re
import sys
from itertools import groupby
from pathlib import Path
from string import Formatter

from hornbook import catalogue
from hornbook.diagnostics import Rule
from tools import support

ROOT = Path(__file__).resolve().parent.parent
AREAS = {
    "ACC": "Accessibility",
    "CMT": "Comments to Hornbook",
    "CRS": "Course",
    "FIL": "Files",
    "FRM": "Front matter and course file",
    "IDS": "Ids",
    "LNK": "Links",
    "MED": "Media",
    "MRK": "Markup",
    "QUI": "Quizzes",
    "SCH": "The document",
    "SRC": "Source files",
    "TGT": "Targets",
}
_IN_MARKDOWN = {"ACC", "CMT", "FRM", "LNK", "MED", "QUI", "SRC"}
_BACKTICKS = re.compile(r"`{3,}")
_MADE = "<!-- Made by `nox -s docs` from the declarations in the code; do not edit. -->"


def pages() -> dict[str, str]:
    """Return the generated pages by their path below `docs/`."""
    return {"rules.md": rules_page(), "targets/support.md": support.page(_MADE)}


def rules_page() -> str:
    """Return the page of all rules, by area and code."""
    parts = ["# Rules", _MADE, _ABOUT_RULES]
    for area, rules in groupby(catalogue.rules().values(), key=lambda rule: rule.code[:3]):
        parts += [f"## {area}: {AREAS.get(area, 'Other')}", *(_rule(rule) for rule in rules)]
    return "\n\n".join(parts) + "\n"


def stale() -> list[str]:
    """Return the paths below `docs/` of pages that differ from what would be made now."""
    return [path for path, text in pages().items() if not _is_same(ROOT / "docs" / path, text)]


def write() -> None:
    """Write all generated pages."""
    for path, text in pages().items():
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


def _rule(rule: Rule) -> str:
    fence = "`" * max(3, *(len(run) + 1 for run in _BACKTICKS.findall(rule.example)), 3)
    language = "markdown" if rule.code[:3] in _IN_MARKDOWN else "text"
    example = f"\n\n{fence}{language}\n{rule.example}\n{fence}" if rule.example else ""
    said = _plain(_sentence(_without_facts(rule.message)))
    why = _plain(_sentence(rule.why))
    way_out = _plain(_sentence(_without_facts(rule.hint)))
    weight = rule.severity.value.capitalize()
    return f"### {rule.code} {rule.name}\n\n*{weight}.* {said}\n\n**Why.** {why}\n\n**Way out.** {way_out}{example}"


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
advice. `hornbook explain CODE` prints the text of this page in the terminal; `severities` in
[course.yml](course-file.md) gives a rule another weight."""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
