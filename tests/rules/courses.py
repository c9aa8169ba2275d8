"""Small courses around the examples and cases of rules."""

from __future__ import annotations

from pathlib import Path

from hornbook import checking
from hornbook.diagnostics import Finding
from tests import projects

MAP = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><title>A map</title></svg>'
PLAN = '<svg xmlns="http://www.w3.org/2000/svg"><title>A plan</title></svg>'
WHEEL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>turn()</script></svg>'
COMPANIONS: dict[str, str | bytes] = {
    "01-intro.md": "# Intro\n\nThe first lesson.\n\n## The loop {#loop}\n\nIt goes round.\n",
    "02-more.md": "# More\n\nThe second lesson.\n",
    "01-basics/01-intro.md": "# Basics\n\nThe third lesson.\n",
    "media/map.svg": MAP,
    "media/plan.svg": PLAN,
    "figure.svg": MAP,
    "wheel-with-script.svg": WHEEL,
}
_PASTED = {
    "SRC020": "Rivers\n\nWhere they rise\n\nA river rises from a spring, from a lake or from ice.\n\n{}\n",
    "SRC021": "Furry friends\n\n{}\n\nMore to know\n\nThis sentence is long enough to be taken for content.\n\nEnd\n",
}
_PASTED["SRC022"] = _PASTED["SRC021"]
_OF_QUIZZES = ("QUI", "ITM", "TGT", "ACC020")


def files(code: str, example: str) -> dict[str, str | bytes]:
    """Return the files of a course that holds the example of a rule: as settings, or as a lesson with some others."""
    if code in {"FRM008", "CRS002", "CRS003", "CRS004", "CRS005", "CRS006", "CRS007", "CRS023"}:
        targets = "" if example.startswith(("targets", "#")) else "targets: [json]\n"
        return {**COMPANIONS, "course.yml": f"{targets}{example}\n"}
    return {**COMPANIONS, "course.yml": "targets: [json]\n", "03-case.md": lesson(code, example)}


def lesson(code: str, example: str) -> str:
    """Return a lesson that holds an example: below a heading of its own where it needs a quiz around it."""
    if code in _PASTED:
        return _PASTED[code].format(example)
    is_whole = example.startswith("---\n") or any(line.startswith("## ") for line in example.splitlines())
    if is_whole or not code.startswith(_OF_QUIZZES):
        return f"{example}\n"
    return f"## Quiz {{.quiz}}\n\n{example}\n"


def check(folder: Path, made: dict[str, str | bytes], code: str = "") -> tuple[Finding, ...]:
    """Return what is found in a course of these files; the rule `code` is on, whatever its usual severity."""
    settings = made.get("course.yml", "targets: [json]\n")
    if code.startswith(("ITM", "ACC")) and isinstance(settings, str):
        settings += f"severities: {{{code}: warning}}\n"
    projects.write(folder, {**made, "course.yml": settings})
    return checking.check((folder,)).findings
