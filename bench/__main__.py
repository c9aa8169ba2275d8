"""`python -m bench [--questions N …] [--per-lesson N]`: CPU seconds and peak memory against bare rendering.

Both sides run in child processes of their own and are measured from outside, so that imports and start-up count.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import bank, mixed
from hornbook.targets import BUILTIN

SIZES = (10, 1_000, 10_000)
START_LIMIT, MEMORY_LIMIT, FORMULA_LIMIT = 0.06, 250, 0.3
FORMULAS, FORMULAS_A_QUESTION = 2_000, 5
CHECK_SIZE, CHECK_LIMIT = 10_000, 1.5
LESSONS, RECHECK_LIMIT = 1_000, 0.3
_BARE = """
import pathlib, sys
from markdown_it import MarkdownIt
work = getattr(MarkdownIt("commonmark").enable("table"), sys.argv[2])
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.md")):
    work(path.read_text(encoding="utf-8"))
"""


@dataclass(frozen=True, slots=True)
class Series:
    """A kind of bank, the targets that are built from it, and the ratio to aim at."""

    kind: str
    title: str
    question: bank.Question
    targets: tuple[str, ...]
    limit: float


_CHECK = (sys.executable, "-m", "hornbook", "check")
SERIES = (
    Series("plain", "Choice questions, four formats", bank.plain, ("json", "html", "qti3", "moodle"), 3.0),
    Series("mixed", "Questions of all types, all formats", mixed.question, BUILTIN, 5.0),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds (user and system, children too) and peak memory in megabytes of one process."""

    seconds: float
    megabytes: float


def cost(command: Sequence[str], *, runs: int = 1, cache: Path | None = None) -> Cost:
    """Return the least cost of a command over some runs; a command that fails ends the bench."""
    variables = {"HORNBOOK_CACHE": str(cache)} if cache else {}
    found = [_once(command, {**os.environ, **variables}) for _ in range(runs)]
    return Cost(min(one.seconds for one in found), min(one.megabytes for one in found))


def _once(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    streams = [(os.POSIX_SPAWN_DUP2, nowhere, 1)]
    process = os.posix_spawn(command[0], list(command), environment, file_actions=streams)
    _, status, usage = os.wait4(process, 0)
    os.close(nowhere)
    if status:
        sys.exit(f"this failed: {' '.join(command)}")
    scale = 1_000_000 if sys.platform == "darwin" else 1_000
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)


def main(arguments: list[str]) -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--questions", type=int, nargs="+", default=SIZES)
    parser.add_argument("--per-lesson", type=int, default=bank.PER_LESSON)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--checks", action="store_true", help="measure checks, and no builds")
    options = parser.parse_args(arguments)
    if not hasattr(os, "posix_spawn"):
        sys.exit("CPU time and memory of child processes are measured in the way of POSIX, which this system lacks")
    start = cost([sys.executable, "-m", "hornbook", "--version"], runs=5)
    print(f"hornbook --version: {start.seconds:.3f} s CPU (aim: at most {START_LIMIT:.2f})")
    for series in SERIES if not options.checks else ():
        print(f"\n{series.title}: {', '.join(series.targets)} (aim: at most {series.limit:g}× from 1,000 on)")
        print(f"{'questions':>9}  {'build':>9}  {'peak':>8}  {'bare Markdown':>13}  {'ratio':>6}")
        for questions in options.questions:
            print(_row(series, questions, options.per_lesson, options.runs), flush=True)
    for row in _checks(options.runs):
        print(row, flush=True)
    if not options.checks:
        print(f"\nPeak memory: aim at most {MEMORY_LIMIT} MB.")
        each = _milliseconds_a_formula(options.runs)
        print(f"A formula, cold, in all formats: {each:.2f} ms (aim: at most {FORMULA_LIMIT})")


def _row(series: Series, questions: int, per_lesson: int, runs: int) -> str:
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "source"
        bank.write(source, questions, per_lesson, series.question)
        build = _build(source, series.targets, runs)
        bare = _bare(source, "render", runs)
    ratio = build.seconds / bare.seconds
    spent = f"{build.seconds:>7.2f} s  {build.megabytes:>5.0f} MB  {bare.seconds:>11.2f} s"
    return f"{questions:>9,}  {spent}  {ratio:>5.2f}×"


def _bare(source: Path, work: str, runs: int) -> Cost:
    return cost([sys.executable, "-c", _BARE, str(source), work], runs=runs)


def _checks(runs: int) -> Iterator[str]:
    """Yield rows that hold a check against bare parsing, and tell what the second check costs after an edit."""
    yield f"\nA check of {CHECK_SIZE:,} questions (aim: at most {CHECK_LIMIT:g}× bare parsing)"
    yield f"{'questions':>10}  {'check':>9}  {'bare Markdown':>13}  {'ratio':>6}"
    for series in SERIES:
        with tempfile.TemporaryDirectory() as name:
            source = Path(name) / "source"
            bank.write(source, CHECK_SIZE, question=series.question)
            check = cost([*_CHECK, "--no-cache", str(source)], runs=runs).seconds
            bare = _bare(source, "parse", runs).seconds
        yield f"{series.kind:>10}  {check:>7.2f} s  {bare:>11.2f} s  {check / bare:>5.2f}×"
    yield f"\nA check of {LESSONS:,} lessons again, one of them edited (aim: at most {RECHECK_LIMIT:g} s)"
    yield from (f"{series.kind:>10}  {_recheck(series.question, runs):>7.2f} s" for series in SERIES)


def _recheck(question: bank.Question, runs: int) -> float:
    """Return the seconds of a check of many lessons of which one was edited since the last."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "source"
        bank.write(source, LESSONS * 10, 10, question)
        lesson = source / "0500-part.md"
        again = [*_CHECK, str(source)]
        cache = Path(name) / "cache"
        cost(again, cache=cache)
        found = []
        for run in range(runs):
            lesson.write_text(f"{lesson.read_text(encoding='utf-8')}\nEdit {run}.\n", encoding="utf-8")
            found.append(cost(again, cache=cache).seconds)
    return min(found)


def _milliseconds_a_formula(runs: int) -> float:
    """Return what a formula costs that was never seen before, beside the same words as code."""
    costs = []
    for question in (mixed.formulas, mixed.without_formulas):
        with tempfile.TemporaryDirectory() as name:
            source = Path(name) / "source"
            bank.write(source, FORMULAS // FORMULAS_A_QUESTION, question=question)
            costs.append(_build(source, BUILTIN, runs).seconds)
    return (costs[0] - costs[1]) / FORMULAS * 1_000


def _build(source: Path, targets: Sequence[str], runs: int) -> Cost:
    named = [part for target in targets for part in ("-t", target)]
    output = source.parent / "build"
    build = [sys.executable, "-m", "hornbook", "build", str(source), "-o", str(output), "--allow-loss", *named]
    return cost(build, runs=runs)


if __name__ == "__main__":
    main(sys.argv[1:])
