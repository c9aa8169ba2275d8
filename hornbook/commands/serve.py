"""`hornbook serve`: the course in a browser, made anew on each save."""

# ruff: noqa: PLC0415 - no other command waits for the libraries of the server

from __future__ import annotations

import gc
import sys
import webbrowser
from argparse import Namespace
from collections.abc import Iterator
from threading import Thread
from typing import TYPE_CHECKING

from hornbook.commands import places, terminal
from hornbook.commands.exits import CLEAN, USAGE
from hornbook.diagnostics import text
from hornbook.diagnostics.text import Segment
from hornbook.misuse import MisuseError

if TYPE_CHECKING:
    from hornbook.preview.session import Session

_PARTS = {"starlette", "uvicorn", "watchfiles"}
_MISSING = "the preview needs {name}, which is not installed: install Hornbook again, with pip"


def run(options: Namespace) -> int:
    """Serve until the process is interrupted, and return the exit code."""
    gc.enable()  # this command lasts
    try:
        from hornbook.preview import running, session
    except ModuleNotFoundError as error:
        if error.name not in _PARTS:
            raise
        terminal.complain(_MISSING.format(name=error.name))
        return USAGE
    try:
        with running.listen(options.port) as own:
            address = f"http://{running.ADDRESS}:{own.getsockname()[1]}/"
            shown = session.start(places.sources(options.source))
            running.run(
                shown,
                own,
                lambda: _begin(shown, address, in_browser=options.open),
                lambda seconds: _say(_changed(shown, seconds)),
            )
    except MisuseError as error:
        terminal.complain(error)
        return USAGE
    return CLEAN


def _begin(shown: Session, address: str, *, in_browser: bool) -> None:
    _say(_opening(shown, address))
    if in_browser:  # some browsers run in the terminal, and would hold up the server
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _say(lines: Iterator[list[Segment]]) -> None:
    """Print at once: whoever reads along, a person or a program, waits for it."""
    terminal.show(lines)
    sys.stdout.flush()


def _opening(shown: Session, address: str) -> Iterator[list[Segment]]:
    yield [("bold green", "Preview"), ("", f" of “{shown.edition.survey.course.title}”: "), ("bold", address)]
    yield [("dim", f"  {_summary(shown)}; save a file and its page is made anew, Ctrl-C ends the preview")]


def _changed(shown: Session, seconds: float) -> Iterator[list[Segment]]:
    yield [("bold green", "Updated"), ("", f" in {seconds:.2f} s: {shown.problem or _summary(shown)}")]


def _summary(shown: Session) -> str:
    return text.summary(shown.edition.findings)
