"""What packages say of their lessons in the end, on disk until then: a manifest can be as long as all else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from hornbook.spool import Spool

_decoder = msgspec.msgpack.Decoder(dict[str, str])


class Fragments(Mapping[str, Mapping[str, str]]):
    """The fragments of lessons that a target has shown, by lesson id, in the order in which they came."""

    def __init__(self, spool: Spool) -> None:
        """Begin with none, in an empty spool."""
        self._spool = spool
        self._lessons: dict[str, None] = {}

    def keep(self, lesson: str, fragments: Mapping[str, str]) -> None:
        """Keep the fragments of a lesson."""
        self._lessons[lesson] = None
        self._spool.keep(lesson, msgspec.msgpack.encode(fragments))

    def __getitem__(self, lesson: str) -> Mapping[str, str]:
        """Return the fragments of a lesson."""
        if lesson not in self._lessons:
            raise KeyError(lesson)
        return _decoder.decode(self._spool.take(lesson))

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids of lessons."""
        return iter(self._lessons)

    def __len__(self) -> int:
        """Return how many lessons have been shown."""
        return len(self._lessons)
