"""A project's templates of its own: a fault in one of them is its author's to mend, and is told by file and line."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateSyntaxError

from hornbook import discovery
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.diagnostics.origins import contract

FAILS = Rule(
    code="TGT006",
    name="own-template-fails",
    severity=Severity.ERROR,
    message="this template cannot be used: {reason}",
    why="A page without what the template was to print is not what you asked for, so nothing is built.",
    hint="Mend the line; docs/themes.md says what a template is given, and ours show how each name is used.",
    example="{{ lesson.titel }}",
    better="{{ lesson.title }}",
    source=contract("docs/themes.md"),
)


class OwnTemplateError(Exception):
    """A template of the project cannot be used: its path, the line, the reason."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        """Take what `finding` tells."""
        super().__init__(file, line, reason)
        self.file = file
        self.line = line
        self.reason = reason

    def finding(self) -> Finding:
        """Return the finding, its file as the user knows it."""
        return FAILS.at(Span(discovery.nearest(Path(self.file), Path.cwd()), self.line), reason=self.reason)


@contextmanager
def blamed(overrides: Path | None) -> Iterator[None]:
    """Turn an error that comes out of a template below `overrides` into an `OwnTemplateError`."""
    try:
        yield
    except Exception as error:
        place = _place(error, overrides) if overrides else None
        if place is None:
            raise
        raise OwnTemplateError(*place, f"{type(error).__name__}: {error}") from error


def _place(error: Exception, overrides: Path) -> tuple[str, int] | None:
    """Return file and line of the innermost template if it is one of the project's."""
    if isinstance(error, TemplateSyntaxError):
        places = [(str(error.filename or ""), error.lineno)]
    else:
        places = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    templates = [(file, line) for file, line in places if file.endswith(".j2")]
    if not templates or not Path(templates[-1][0]).is_relative_to(overrides):
        return None
    return templates[-1]
