"""Several processes: how many help, and how they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hornbook import executors
from hornbook.executors import starting
from hornbook.executors.executor import CHUNK
from tests import projects


@pytest.mark.parametrize(
    ("cores", "sizes", "jobs"),
    [
        (8, [], 1),
        (8, [1_000] * 200, 1),
        (8, [10_000_000], 1),
        (8, [100_000] * 8, 2),
        (8, [10_000] * 100, 5),
        (2, [10_000] * 1_000, 2),
        (64, [10_000] * 1_000, 8),
    ],
)
def test_small_courses_are_built_by_one_process(
    monkeypatch: pytest.MonkeyPatch, cores: int, sizes: list[int], jobs: int
) -> None:
    monkeypatch.setattr(starting, "cores", lambda: cores)
    assert starting.suited(sizes) == jobs


def test_an_executor_yields_in_order_and_takes_a_few_items_ahead(tmp_path: Path) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield -number

    with executors.start(2, [], tmp_path) as executor:
        results = executor.map(abs, items())
        assert next(results) == 0
        assert len(taken) <= 2 * 2 * CHUNK + CHUNK
        assert list(results) == list(range(1, 100))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
def test_an_interrupt_ends_all_processes_at_once(tmp_path: Path) -> None:
    """A lesson that takes long is under work in a process of its own when the interrupt comes."""
    lesson = "# Long\n\n" + "A paragraph with *emphasis* and `code`.\n\n" * 200_000
    projects.write(tmp_path, {"long.md": lesson})
    command = [sys.executable, "-m", "hornbook", "build", "--jobs", "2"]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job hands on that it is ignored
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=projects.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".build.tmp-*/work-1.pickle")) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.5)  # now the lesson is being read; whether it is, the outcome is the same
    process.send_signal(signal.SIGINT)
    out, said = process.communicate(timeout=60)
    assert process.returncode == 130, out + said
    assert b"Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["long.md"]
    with pytest.raises(ProcessLookupError):
        _nobody_left(process.pid)


def _nobody_left(group: int) -> None:
    """Raise `ProcessLookupError` as soon as no process of the group is there."""
    for _ in range(200):
        os.killpg(group, 0)
        time.sleep(0.05)
