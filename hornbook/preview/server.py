"""The preview as a web application (ASGI): it answers GET from this machine alone, and knows no file but by the course.

Nobody else's page can read it: names of other hosts are refused (a foreign name that leads to 127.0.0.1 is the way of
DNS rebinding), nothing is shared across origins, and no path of an address ever becomes a path of the disk.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hornbook.preview import answers, injection, state
from hornbook.preview.hub import Hub
from hornbook.preview.session import Session

HOSTS = ("127.0.0.1", "localhost")
_RETRY = "retry: 400\n\n"
_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def application(session: Session, hub: Hub) -> Starlette:
    """Return the application that shows a session; who listens at `/.hornbook/events` hears what `hub` tells."""

    async def events(_request: Request) -> Response:
        return StreamingResponse(_stream(hub), media_type="text/event-stream")

    async def asked(request: Request) -> Response:
        told = await run_in_threadpool(state.state, session, request.query_params.get("page", "/"))
        return Response(state.encode(told), media_type="application/json")

    async def anything(request: Request) -> Response:
        path, query = request.path_params["path"], request.url.query
        made = await run_in_threadpool(answers.answer, session, path, query)
        tag = f'"{injection.version(made.data)}"'
        headers = {"ETag": tag}
        if request.headers.get("if-none-match") == tag and made.status == answers.OK:
            return Response(status_code=304, headers=headers)
        return Response(made.data, made.status, headers, made.kind)

    return Starlette(
        routes=[
            _Get("/.hornbook/events", events),
            _Get("/.hornbook/state", asked),
            _Get("/{path:path}", anything),
        ],
        middleware=[Middleware(_Guarded), Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)],
    )


class _Get(Route):
    """An address that answers GET, and not even HEAD: a stream has no end at which its headers would be known."""

    def __init__(self, path: str, endpoint: Callable[[Request], Awaitable[Response]]) -> None:
        """Answer at `path` with what `endpoint` returns."""
        super().__init__(path, endpoint)
        self.methods = {"GET"}


async def _stream(hub: Hub) -> AsyncIterator[str]:
    yield _RETRY
    async for number in hub.news():
        yield f"data: {number}\n\n"


class _Guarded:
    """Every answer with the headers that keep it to this machine's own pages."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with more headers."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded)
