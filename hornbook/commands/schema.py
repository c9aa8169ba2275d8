"""`hornbook schema`: the JSON Schemas of what a build writes."""

from __future__ import annotations

from argparse import Namespace

from hornbook import schema
from hornbook.commands import terminal
from hornbook.commands.exits import CLEAN, USAGE


def run(options: Namespace) -> int:
    """Print one schema, or the names of all."""
    if options.name is None:
        print(*schema.names(), sep="\n")
        return CLEAN
    try:
        print(schema.text(options.name), end="")
    except LookupError as error:
        terminal.complain(error.args[0])
        return USAGE
    return CLEAN
