"""Requests to an application (ASGI) without a server and without a network."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette


@dataclass(frozen=True)
class Given:
    """What was answered."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()

    def json(self) -> Any:
        return json.loads(self.content)


def ask(app: Starlette, address: str, method: str = "GET", **headers: str) -> Given:
    """Return what an application answers; `address` is a path with its query as a browser writes it."""
    return asyncio.run(_asked(app, address, method, {"host": "127.0.0.1:8642"} | headers))


async def _asked(app: Starlette, address: str, method: str, headers: dict[str, str]) -> Given:
    path, _, query = address.partition("?")
    sent: list[Any] = []
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start, *rest = sent
    known = {name.decode(): value.decode() for name, value in start["headers"]}
    return Given(start["status"], known, b"".join(message.get("body", b"") for message in rest))
