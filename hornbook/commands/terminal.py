"""What is printed: colour on a terminal, plain text elsewhere, and progress only where someone watches."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from hornbook import plain_files, source
from hornbook.diagnostics.text import Segment

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_SOON = 0.5
_WIDEST = 108


def chosen_format(asked: str | None) -> str:
    """Return the format of findings: the one asked for, else GitHub's where its runner runs, else text."""
    return asked or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")


def width() -> int:
    """Return how many columns a line may take: those of the terminal; elsewhere and at most what is well read."""
    return min(_WIDEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else _WIDEST


def show(lines: Iterable[list[Segment]]) -> None:
    """Print lines of segments (style, text), with their styles on a terminal that takes them."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        for line in lines:
            print("".join(words for _, words in line))
        return
    from rich.console import Console  # noqa: PLC0415 - for a terminal only
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False, emoji=False)
    for line in lines:
        console.print(Text.assemble(*((words, style) for style, words in line)), soft_wrap=True)


@lru_cache(maxsize=64)
def lines_of(file: str) -> tuple[str, ...]:
    """Return a file's lines for a code frame; none where it is a folder, or has gone."""
    try:
        return source.from_bytes(file, plain_files.read(Path(file))).lines
    except OSError:
        return ()


def complain(message: object) -> None:
    """Print one sentence about wrong use to standard error."""
    print(f"hornbook: {message}", file=sys.stderr)


class Bar:
    """A progress bar on standard error, shown only on a terminal and only once the work takes time."""

    def __init__(self) -> None:
        """Start the clock."""
        self._start = time.monotonic()
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}
        self._seen = sys.stderr.isatty()

    def __enter__(self) -> Self:
        """Return the bar itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar off the terminal."""
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that a stage has done so many of its lessons."""
        if not self._seen or time.monotonic() - self._start < _SOON:
            return
        bar = self._bar = self._bar or _new_bar()
        if stage not in self._tasks:
            self._tasks[stage] = bar.add_task(stage, total=total)
        bar.update(self._tasks[stage], completed=done)


def _new_bar() -> Progress:
    from rich.console import Console  # noqa: PLC0415 - for a terminal only
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description:<28}"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.start()
    return bar
