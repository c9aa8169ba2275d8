"""Where pools begin and end in a pass over a quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hornbook.reading.quiz import pools
from hornbook.reading.quiz.attributes import Attributes
from hornbook.reading.quiz.drafts import PoolDraft
from hornbook.reading.quiz.lines import Line

if TYPE_CHECKING:
    from hornbook.reading.quiz.state import State


def step(state: State, line: Line) -> bool:
    """Begin or end a pool where the line does, and return whether it does."""
    if line.text[0] == "#":
        found = pools.heading(line)
        return found is not None and _begin(state, line, *found)
    if line.text[:3] != ":::":
        return False
    contained = pools.container(line)
    if contained:
        return _begin(state, line, 0, *contained)
    return _fenced(state, line)


def _begin(state: State, line: Line, level: int, title: str, named: Attributes) -> bool:
    around = state.pool if state.pool and (not state.pool.level or 0 < state.pool.level < level) else None
    fenced = around is not None and not around.level
    state.finish()
    if around is None:
        end(state)
    made = PoolDraft(title, line.number, named, level, len(state.quiz.questions))
    if around is not None:
        around.inner.append(line.number)
        around.fences += [True] if fenced and not level else []
        return True
    state.pool = made
    state.quiz.pools.append(made)
    return True


def _fenced(state: State, line: Line) -> bool:
    """Follow the containers inside one that is a pool, and end the pool with its own last line."""
    pool = state.pool
    if pool is None or pool.level:
        return False
    if pools.opens(line):
        pool.fences.append(False)
    if not pools.closes(line):
        return False
    if pool.fences:
        return pool.fences.pop()
    state.finish()
    end(state)
    return True


def end(state: State) -> None:
    """End the pool that is open, if one is."""
    if state.pool is not None:
        state.pool.last = len(state.quiz.questions)
        state.pool = None


def leave(state: State, level: int) -> None:
    """End a pool that a heading began, at a heading of its level or above."""
    if state.pool is not None and 0 < level <= state.pool.level:
        end(state)
