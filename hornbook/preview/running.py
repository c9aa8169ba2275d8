"""The preview at work: a server that answers, and a watch that tells it of saves, until somebody ends both."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from hornbook.misuse import MisuseError
from hornbook.preview import watching
from hornbook.preview.hub import Hub
from hornbook.preview.server import application
from hornbook.preview.session import Session

ADDRESS = "127.0.0.1"
_BACKLOG = 128
_PATIENCE = 2

Tell = Callable[[float], None]


def listen(port: int) -> socket.socket:
    """Return a socket of this machine alone; 0 stands for any free port. `MisuseError` where the port is taken."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere this would let two servers share a port
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((ADDRESS, port))
        made.listen(_BACKLOG)
    except OSError as error:
        made.close()
        message = f"port {port} cannot be used: {error.strerror or error}; name another one with --port, or 0 for any"
        raise MisuseError(message) from error
    return made


def run(session: Session, own: socket.socket, ready: Callable[[], None], tell: Tell) -> None:
    """Serve a session until the process is interrupted.

    `ready` is called once, when pages can be had; `tell` after each change, with the seconds that it took.
    """
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(session, own, ready, tell))


async def _serve(session: Session, own: socket.socket, ready: Callable[[], None], tell: Tell) -> None:
    hub = Hub()
    config = uvicorn.Config(
        application(session, hub),
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    server = _Server(config, hub, ready)
    watch = asyncio.create_task(_follow(session, hub, tell))
    try:
        await server.serve(sockets=[own])
    finally:
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch


async def _follow(session: Session, hub: Hub, tell: Tell) -> None:
    """Take a new edition after each save, and tell who listens if anything is different."""
    async for _ in watching.saves(lambda: watching.watched(session.edition)):
        began = time.monotonic()
        if await asyncio.to_thread(session.refresh):
            hub.tell()
            tell(time.monotonic() - began)


class _Server(uvicorn.Server):
    """A server that says when it is ready, and whose end nobody's listening holds up."""

    def __init__(self, config: uvicorn.Config, hub: Hub, ready: Callable[[], None]) -> None:
        """Take what `uvicorn.Server` takes, who listens, and whom to tell."""
        super().__init__(config)
        self._hub = hub
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End: first those who listen, whose requests would else last."""
        self._hub.close()
        await super().shutdown(sockets)
