"""Who waits for news of the course, and how they are told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Hub:
    """Counts the editions; all who listen hear of each, or of the last of several."""

    number: int = 0
    closed: bool = False
    listeners: set[asyncio.Event] = field(default_factory=set)

    def tell(self) -> None:
        """Say that there is something new."""
        self.number += 1
        self._wake()

    def close(self) -> None:
        """Let nobody wait any longer."""
        self.closed = True
        self._wake()

    async def news(self) -> AsyncIterator[int]:
        """Yield the number of each edition that comes, until the hub is closed."""
        heard = self.number
        event = asyncio.Event()
        self.listeners.add(event)
        try:
            while not self.closed:
                if heard != self.number:
                    heard = self.number
                    yield heard
                event.clear()
                if heard == self.number and not self.closed:
                    await event.wait()
        finally:
            self.listeners.discard(event)

    def _wake(self) -> None:
        for event in self.listeners:
            event.set()
