"""A stage for pages: a server on this machine with files from memory, Chromium, and a notebook of what goes wrong."""

from __future__ import annotations

import json
import mimetypes
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from hornbook.targets.target import Target
from hornbook.templating import environment
from tests.targets.courses import Example

MODULES = Path(__file__).parent / "node_modules"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_KEEPING = threading.Lock()
PATIENCE = 60_000
NO_CHROMIUM = "there is no Chromium on the path"


def installed(module: str) -> bool:
    """Return whether a test tool is there; `nox -s browser` installs them."""
    return (MODULES / module).is_dir()


def entries_of(target: Target, example: Example) -> Iterator[tuple[str, bytes]]:
    """Yield what a target makes of a course, as path and bytes."""
    templates = environment(target.name)
    rendered = [target.render_lesson(lesson, example.course, templates) for lesson in example.lessons]
    yield from (
        (entry.path, entry.data) for entry in target.assemble(example.course, rendered, example.read, templates)
    )


def files_of(target: Target, example: Example) -> dict[str, bytes]:
    """Return what a target makes of a course, by path."""
    return dict(entries_of(target, example))


@dataclass
class Stage:
    """The server's address, a browser, what was posted in the order of `sent`; `own` are our further addresses.

    `kept` is what was sent to `kept/<name>`, by name, to be had there again.
    """

    address: str
    browser: Any
    posted: list[dict[str, Any]]
    kept: dict[str, bytes]
    complaints: list[str] = field(default_factory=list)
    own: tuple[str, ...] = ()

    def context(self, **options: Any) -> Any:
        """Return a fresh browser profile whose pages report errors, warnings and foreign requests."""
        context = self.browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))
        context.on("request", self._request)
        return context

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"console: {message.text}")

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.address, *self.own, "data:", "about:")):
            self.complaints.append(f"foreign request: {request.url}")


@contextmanager
def stage(browser: Any, files: Mapping[str, bytes]) -> Iterator[Stage]:
    """Serve `files` on a free port of 127.0.0.1; close what was opened in the browser at the end."""
    posted: list[dict[str, Any]] = []
    kept: dict[str, bytes] = {}
    server = _Server(("127.0.0.1", 0), _handler(files, posted, kept))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Stage(f"http://127.0.0.1:{server.server_port}/", browser, posted, kept)
    finally:
        for context in browser.contexts:
            context.close()
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a window that is closed leaves its connection without a word."""


def _keep(kept: dict[str, bytes], name: str, body: bytes) -> None:
    """Keep what was sent last: of two beacons that are sent in one go, the second may come first."""
    with _KEEPING:
        before = json.loads(kept.get(name, b'{"sent": []}'))
        if json.loads(body)["sent"] >= before["sent"]:
            kept[name] = body


def _handler(
    files: Mapping[str, bytes], posted: list[dict[str, Any]], kept: dict[str, bytes]
) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        # One connection for many files, and each answer in one piece at once.
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            """Say nothing."""

        def do_GET(self) -> None:
            path = self.path.partition("?")[0].lstrip("/")
            if path == "posted":
                return self._send(json.dumps(posted[-1] if posted else None).encode(), "application/json")
            if path.startswith("kept/"):
                return self._send(kept.get(path.removeprefix("kept/"), b""), "application/json")
            if path not in files:
                return self.send_error(404)
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            return self._send(files[path], kind, kept=path.startswith("assets/"))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            name = self.path.lstrip("/")
            if name.startswith("kept/"):
                _keep(kept, name.removeprefix("kept/"), body)
                return self._send(b"", "text/plain")
            posted.append(json.loads(body))
            posted.sort(key=lambda post: post["sent"])
            return self._send(b"", "text/plain")

        def _send(self, data: bytes, kind: str, *, kept: bool = False) -> None:
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Content-Length", str(len(data)))
            if kept:
                self.send_header("Cache-Control", "max-age=600")
            self.send_header("Permissions-Policy", "unload=()")
            with suppress(ConnectionError):  # a window that is closed does not wait for its answers
                self.end_headers()
                self.wfile.write(data)

    return Handler
