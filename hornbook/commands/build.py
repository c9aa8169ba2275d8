"""`hornbook build`: the course, written for its targets."""

from __future__ import annotations

import shutil
import time
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import wrap

from hornbook import pipeline, swap
from hornbook.checks.file_names import printable
from hornbook.commands import findings, places, terminal
from hornbook.commands.exits import CLEAN, FOUND, USAGE
from hornbook.diagnostics import text
from hornbook.diagnostics.text import Segment
from hornbook.misuse import MisuseError
from hornbook.pipeline import Outcome, Request
from hornbook.preflight import Asked
from hornbook.report import Made, Report

_NARROWEST = 40
_PLAIN_WIDTH = 160
_UNITS = ("B", "kB", "MB", "GB")


def run(options: Namespace) -> int:
    """Build, print findings and a closing table, and return the exit code."""
    started = time.monotonic()
    request = Request(
        paths=places.sources(options.source),
        output=Path(options.output),
        targets=tuple(options.target),
        strict=options.strict,
        keep_going=options.keep_going,
        allow_loss=options.allow_loss,
        jobs=options.jobs,
        cached=not options.no_cache,
        executor=options.executor,
    )
    try:
        with terminal.Bar() as bar:
            outcome = pipeline.build(request, bar)
    except MisuseError as error:
        terminal.complain(error)
        return USAGE
    except OSError as error:
        terminal.complain(_refused(error, request.output))
        return USAGE
    form = terminal.chosen_format(options.format)
    findings.show(findings.Shown(outcome.findings, strict=options.strict), form)
    if form in {"text", "github"}:
        terminal.show(closing(outcome, request.output, time.monotonic() - started))
    return FOUND if outcome.failed else CLEAN


def _refused(error: OSError, output: Path) -> str:
    """Say what cannot be read or written; what is written lies in the output for its user, wherever it is made."""
    place = str(error.filename or "")
    reason = error.strerror or error
    there, here = Path(place).absolute(), output.absolute()
    if not place or swap.prefix(output) in place or there.is_relative_to(here) or here.is_relative_to(there):
        return f"“{output}” cannot be written: {reason}"
    return f"“{place}” cannot be read: {reason}"


def closing(outcome: Outcome, output: Path, seconds: float) -> Iterator[list[Segment]]:
    """Yield what was made, how big it is and what to do with it; or that nothing was."""
    counts = text.summary(outcome.findings)
    if outcome.report is None:
        yield [("bold red", "Nothing was built"), ("", f": {counts}. The former build, if any, is as it was.")]
        return
    report = outcome.report
    about = f"{_count(report.lessons, 'lesson')}, {_count(sum(report.items.values()), 'question')}, {counts}"
    if outcome.stood:
        yield [("bold green", "Nothing to do"), ("", f": “{outcome.course.title}” stands as it was built: {about}")]
    else:
        yield [("bold green", "Built"), ("", f" “{outcome.course.title}” in {seconds:.1f} s: {about}")]
    yield []
    whole = f"{printable(output.as_posix())}/{swap.MARKER}", "", "What was made, with sizes and hashes"
    rows = [*_rows(report, outcome.targets, output), whole]
    widest = max(len(place) for place, _, _ in rows)
    room = max(_NARROWEST, shutil.get_terminal_size((_PLAIN_WIDTH, 0)).columns - widest - 14)
    for place, size, use in rows:
        first, *more = wrap(use, room)
        yield [("bold", f"  {place:<{widest}}"), ("", f"  {size:>8}"), ("dim", f"  {first}")]
        yield from ([("dim", " " * (widest + 14) + line)] for line in more)


def _rows(report: Report, asked: Iterable[Asked], output: Path) -> Iterator[tuple[str, str, str]]:
    targets = {target.name: target for target in asked}
    by_target: dict[str, list[Made]] = {}
    for made in report.artifacts:
        by_target.setdefault(made.target, []).append(made)
    for name, made_for in by_target.items():
        target = targets[name]
        path = f"{name}/" if target.container == "folder" else made_for[0].path
        size = sum(made.size for made in made_for)
        yield f"{printable(output.as_posix())}/{path}", size_text(size), f"{target.title}: {target.use}"


def size_text(size: float) -> str:
    """Return a size in bytes for people: 999 B, 1.23 kB, 34.5 MB."""
    step = min(len(_UNITS) - 1, max(0, len(str(round(size))) - 1) // 3)
    return f"{size / 1000**step:.3g} {_UNITS[step]}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
