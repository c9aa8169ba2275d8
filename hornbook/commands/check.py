"""`hornbook check`: what is wrong, and with `--explain` each question as it was understood."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from hornbook import checking
from hornbook.checking import Checked
from hornbook.commands import baselines, findings, places, terminal
from hornbook.commands.exits import CLEAN, FOUND, USAGE
from hornbook.commands.findings import Shown
from hornbook.diagnostics import has_errors, json, text
from hornbook.explaining import entries
from hornbook.misuse import MisuseError


def run(options: Namespace) -> int:
    """Check, print, and return the exit code."""
    form = terminal.chosen_format(options.format)
    try:
        courses = places.courses(places.sources(options.source))
        results = [
            checking.check(paths, keep=options.explain, strict=options.strict, cached=not options.no_cache)
            for paths in courses
        ]
        found, note = baselines.apply([finding for result in results for finding in result.findings], options)
    except MisuseError as error:
        terminal.complain(error)
        return USAGE
    if options.statistics:
        findings.count(found, form)
    elif options.explain and form == "json":
        print(json.render(found, {"questions": [question for result in results for question in _questions(result)]}))
    else:
        _tell(results, Shown(found, _files(results), strict=options.strict), form, note)
    return FOUND if has_errors(found, strict=options.strict) else CLEAN


def _questions(checked: Checked) -> Iterator[dict[str, Any]]:
    """Yield questions and pools as the lessons' JSON has them, their files as the user knows them."""
    for data in checked.lessons:
        lesson = msgspec.json.decode(data)
        file = checked.found.shown(lesson["file"])
        yield from (_placed(entry, file) for quiz in lesson["quizzes"] for entry in quiz["items"])


def _placed(entry: dict[str, Any], file: str) -> dict[str, Any]:
    placed = {**entry, "source": {**entry["source"], "file": file}}
    if entry["type"] == "pool":
        placed["questions"] = [_placed(question, file) for question in entry["questions"]]
    return placed


def _count(entry: dict[str, Any]) -> int:
    """How many questions an author wrote: variants are one."""
    return 1 if entry["type"] != "pool" or entry["variants"] else len(entry["questions"])


def _files(results: Iterable[Checked]) -> tuple[str, ...]:
    return tuple(result.found.shown(lesson.file) for result in results for lesson in result.found.lessons)


def _tell(results: Iterable[Checked], shown: Shown, form: str, note: str) -> None:
    if form != "text":
        findings.show(shown, form)
        return
    questions = [question for result in results for question in _questions(result)]
    terminal.show(line for question in questions for line in entries.lines(question))
    findings.show(shown, form)
    count = sum(map(_count, questions))
    asked = f"{count} question{'s' if count > 1 else ''}, " if count else ""
    print(f"{asked}{text.summary(shown.findings)}{note}")
