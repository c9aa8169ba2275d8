"""`hornbook init`: a course project that builds at once."""

from __future__ import annotations

import shlex
from argparse import Namespace
from pathlib import Path

from hornbook import scaffold
from hornbook.commands import terminal
from hornbook.commands.exits import CLEAN, USAGE
from hornbook.misuse import MisuseError


def run(options: Namespace) -> int:
    """Make the project and say what to do next."""
    folder = Path(options.folder)
    try:
        written = scaffold.write(folder)
    except MisuseError as error:
        terminal.complain(error)
        return USAGE
    except OSError as error:
        terminal.complain(f"“{folder}” cannot be written: {error.strerror or error}")
        return USAGE
    terminal.show([[("", f"  {path}")] for path in written])
    terminal.show(
        [
            [],
            [("bold green", "Made"), ("", f" a course project in {folder}. Next:")],
            [("bold", f"  cd {shlex.quote(str(folder))}")],
            [("bold", "  hornbook build")],
        ]
    )
    return CLEAN
