"""The baseline file: written once for an old course, then taken off from what each check finds."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

import msgspec

from hornbook import plain_files
from hornbook.commands import terminal
from hornbook.diagnostics import Finding, baseline
from hornbook.diagnostics.baseline import Baseline
from hornbook.misuse import MisuseError


def apply(findings: Sequence[Finding], options: Namespace) -> tuple[list[Finding], str]:
    """Return the findings that the baseline does not know, and a remark for the summary.

    With `--write-baseline` all of them are written to it first. A `MisuseError` for a file that is no baseline.
    """
    if options.write_baseline:
        _write(findings, Path(options.write_baseline))
        return [], f"; {len(findings)} written to {options.write_baseline}"
    if not options.baseline:
        return list(findings), ""
    fresh, gone = baseline.unknown(findings, _read(Path(options.baseline)), terminal.lines_of)
    known = f"; {len(findings) - len(fresh)} known from {options.baseline}"
    return fresh, f"{known}, {gone} in it are gone: write it anew" if gone else known


def _write(findings: Sequence[Finding], path: Path) -> None:
    made = baseline.make(findings, terminal.lines_of)
    plain_files.replace(path, msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n")


def _read(path: Path) -> Baseline:
    try:
        return msgspec.json.decode(plain_files.read(path), type=Baseline)
    except OSError as error:
        message = f"the baseline “{path}” cannot be read: {error.strerror}; --write-baseline {path} makes one"
        raise MisuseError(message) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        message = f"“{path}” is no baseline: {error}"
        raise MisuseError(message) from error
