"""A preview as a user starts it: `hornbook serve` in a process of its own."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from tests import projects

_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


@dataclass
class Preview:
    """A running preview: its address, the project's folder, the process, the files that tests begin with."""

    address: str
    folder: Path
    process: subprocess.Popen[str]
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    saves: int = 0

    def save(self, name: str, text: str | bytes) -> None:
        """Save a file of the project."""
        projects.write(self.folder, {name: text})

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace words in a file of the project."""
        place = self.folder / name
        before = place.read_text(encoding="utf-8")
        assert old in before
        place.write_text(before.replace(old, new), encoding="utf-8")

    @contextmanager
    def asked(self, path: str) -> Iterator[HTTPResponse]:
        """Give what the preview answers to a request for a path."""
        with closing(HTTPConnection(self.address.split("/")[2], timeout=60)) as connection:
            connection.request("GET", f"/{path}")
            yield connection.getresponse()

    def settle(self) -> None:
        """Wait until all that was saved before is shown.

        A lesson that is saved last may be read by a look that took others before they were saved; the look that finds
        it saved once more began after that.
        """
        for _ in range(2):
            self.saves += 1
            words = f"Saved {self.saves} times."
            self.save("source/settled.md", f"# Settled\n\n{words}\n")
            while words not in self._text("settled.html"):
                time.sleep(0.05)

    def _text(self, path: str) -> str:
        with self.asked(path) as answer:
            return answer.read().decode()

    def said(self) -> str:
        """Return the next line that the preview prints."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().rstrip("\n")

    def end(self) -> tuple[int, str, str]:
        """Interrupt the preview as Ctrl-C does; return its exit code and what it printed since."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out, err


@contextmanager
def previewed(folder: Path, *arguments: str, **variables: str) -> Iterator[Preview]:
    """Start a preview of the project in a folder on any free port, and end it."""
    command = [sys.executable, "-m", "hornbook", "serve", "--port", "0", *arguments]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=projects.environment(NO_COLOR="1", **variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    try:
        found = _ADDRESS.search(process.stdout.readline())
        assert found is not None, process.communicate()
        process.stdout.readline()
        yield Preview(found[0], folder, process)
    finally:
        process.kill()
        process.communicate()
