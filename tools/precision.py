"""How right the rules on items and accessibility are, measured on a set of items that people labelled.

`tests/checks/labelled/*.md` are lessons in which a line that ends with `⟵ CODE` has that fault; a finding counts for
the question that it stands in, else for its line. `python -m tools.precision` prints the figures of each rule.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hornbook import catalogue, checking
from hornbook.diagnostics import Rule, Severity

LABELLED = Path(__file__).resolve().parent.parent / "tests" / "checks" / "labelled"
AREAS = ("ITM", "ACC")
_MARK = re.compile(r"[ \t]*⟵ (?P<codes>[A-Z]{3}\d{3}(?:, [A-Z]{3}\d{3})*)[ \t]*$")
_ITEM = re.compile(r"### \d+\. ")
_SECTION = re.compile(r"#{1,4} ")
_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><title>A river</title></svg>'
Fault = tuple[str, int, str]


@dataclass(frozen=True)
class Figures:
    """What a rule did: faults that it found, findings that are none, faults that it missed."""

    rule: Rule
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float | None:
        """The share of its findings that are right; None without a finding."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """The share of the labelled faults that it found; None without a label."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None


@dataclass(frozen=True)
class Judged:
    """The faults as labelled and as found, by file, line and code; and how many items there are."""

    labelled: frozenset[Fault]
    found: frozenset[Fault]
    items: int

    @property
    def figures(self) -> list[Figures]:
        """The figures of each rule that is on, in order of the codes."""
        counts = [
            Counter(code for _, _, code in faults)
            for faults in (self.labelled & self.found, self.found - self.labelled, self.labelled - self.found)
        ]
        on = (rule for rule in catalogue.rules().values() if rule.severity is not Severity.OFF)
        return [Figures(rule, *(count[rule.code] for count in counts)) for rule in on if rule.code.startswith(AREAS)]


@lru_cache(maxsize=1)
def judged() -> Judged:
    """Return what is labelled and what is found in the whole set, each file as a course of its own."""
    labelled: set[Fault] = set()
    found: set[Fault] = set()
    items = 0
    for path in sorted(LABELLED.glob("*.md")):
        lines = path.read_text(encoding="utf-8").splitlines()
        owners = _owners(lines)
        labelled.update((path.name, owners[number], code) for number, code in _labels(lines))
        found.update((path.name, owners[number], code) for number, code in _findings([_bare(line) for line in lines]))
        items += sum(_ITEM.match(line) is not None for line in lines)
    return Judged(frozenset(labelled), frozenset(found), items)


def table() -> str:
    """Return the figures as a table in Markdown."""
    head = ["| rule | found | wrong | missed | precision | recall |", "|---|--:|--:|--:|--:|--:|"]
    return "\n".join([*head, *(_row(each) for each in judged().figures)])


def main() -> None:
    """Print the table, and below it each finding that is wrong and each fault that was missed."""
    print(table())
    print(f"\n{judged().items} items, {len(judged().labelled)} faults")
    for word, faults in (
        ("wrong", judged().found - judged().labelled),
        ("missed", judged().labelled - judged().found),
    ):
        for file, line, code in sorted(faults):
            print(f"{word}: {file}:{line} {code}")


def _row(figures: Figures) -> str:
    shares = ("–" if share is None else f"{share:.2f}" for share in (figures.precision, figures.recall))
    name = f"{figures.rule.code} {figures.rule.name}"
    return f"| {name} | {figures.right} | {figures.wrong} | {figures.missed} | {' | '.join(shares)} |"


def _labels(lines: list[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, 1):
        mark = _MARK.search(line)
        yield from ((number, code) for code in (mark["codes"].split(", ") if mark else ()))


def _bare(line: str) -> str:
    return _MARK.sub("", line)


def _owners(lines: list[str]) -> dict[int, int]:
    """Return for each line the first one of the question that it belongs to, else itself."""
    owners: dict[int, int] = {}
    item = 0
    for number, line in enumerate(lines, 1):
        if _SECTION.match(line):
            item = number if _ITEM.match(line) else 0
        owners[number] = item or number
    return owners


def _findings(lines: list[str]) -> list[tuple[int, str]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "lesson.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (folder / "figure.svg").write_text(_PICTURE, encoding="utf-8")
        (folder / "course.yml").write_text("targets: [json]\n", encoding="utf-8")
        found = checking.check((folder,)).findings
    return [(one.span.line, one.code) for one in found if one.code.startswith(AREAS)]


if __name__ == "__main__":
    main()
