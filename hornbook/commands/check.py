"""`hornbook check`: what is wrong, and with `--explain` each question as it was understood."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from hornbook import pipeline
from hornbook.commands import places, terminal, understood
from hornbook.commands.exits import CLEAN, FOUND, USAGE
from hornbook.diagnostics import Finding, json, text
from hornbook.misuse import MisuseError
from hornbook.pipeline import Checked


def run(options: Namespace) -> int:
    """Check, print, and return the exit code."""
    form = terminal.chosen_format(options.format)
    try:
        courses = _courses(places.sources(options.source))
        results = [pipeline.check(paths, keep=options.explain, strict=options.strict) for paths in courses]
    except MisuseError as error:
        terminal.complain(error)
        return USAGE
    findings = [finding for result in results for finding in result.findings]
    questions = [question for result in results for question in _questions(result)]
    if options.explain and form == "json":
        print(json.render(findings, {"questions": questions}))
    else:
        _tell(findings, questions, form)
    return FOUND if any(result.failed for result in results) else CLEAN


def _courses(paths: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """Yield what makes up one course each: every folder is one, all single files together are one."""
    files = tuple(path for path in paths if not path.is_dir())
    yield from ((path,) for path in paths if path.is_dir())
    if files:
        yield files


def _questions(checked: Checked) -> Iterator[dict[str, Any]]:
    """Yield the questions as the lessons' JSON has them, their files as the user knows them."""
    for data in checked.lessons:
        lesson = msgspec.json.decode(data)
        for question in (item for quiz in lesson["quizzes"] for item in quiz["items"]):
            yield {**question, "source": {**question["source"], "file": checked.found.shown(lesson["file"])}}


def _tell(findings: Sequence[Finding], questions: Sequence[dict[str, Any]], form: str) -> None:
    if questions and form == "text":
        terminal.show(line for question in questions for line in understood.lines(question))
    terminal.show_findings(findings, form)
    if form == "text":
        print(f"{len(questions)} questions, {text.summary(findings)}" if questions else text.summary(findings))
