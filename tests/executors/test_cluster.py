"""A real Dask cluster of several processes, one of which is killed during the build."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hornbook import pipeline
from hornbook.executors import clusters
from hornbook.misuse import MisuseError
from tests import projects

distributed = pytest.importorskip("distributed", reason="distributed is not installed: run `nox -s tests`")

LESSONS = 40
KILLED_AT = (("Reading", 9), ("Writing", 9))


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Yield a cluster of three workers, each a process that is started anew when it dies."""
    with distributed.LocalCluster(
        n_workers=3,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    ) as made:
        yield made


def address(cluster: Any) -> str:
    return str(cluster.scheduler_address).replace("tcp", "dask")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return a project with many lessons, a picture and a template of its own."""
    page = '{% extends "runtime/documents/lesson.html.j2" %}{% block top %}<p>Ours</p>{% endblock %}'
    files: dict[str, str | bytes] = {
        f"source/{number:02}.md": projects.LESSON.replace("Rivers", f"River {number}")
        .replace("quiz-rivers", f"quiz-{number}")
        .replace("{#fast}", f"{{#fast-{number}}}")
        + "\n![A bend](bend.svg)\n"
        for number in range(LESSONS)
    }
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'
    return projects.write(tmp_path, {**files, "source/bend.svg": picture, "templates/html/lesson.html.j2": page})


def built(course: Path, executor: str, progress: Any = lambda *_: None) -> dict[str, bytes]:
    request = pipeline.Request((course / "source",), course / "build", allow_loss=True, jobs=1, executor=executor)
    assert not pipeline.build(request, progress).failed
    return projects.contents(course / "build")


def test_a_worker_that_is_killed_costs_nothing_but_time(cluster: Any, course: Path) -> None:
    expected = built(course, "processes")
    killed: list[int] = []

    def kill(stage: str, done: int, _total: int) -> None:
        if (stage, done) in KILLED_AT:
            with distributed.Client(cluster, set_as_default=False) as client:
                killed.append(next(iter(client.run(os.getpid).values())))
            os.kill(killed[-1], signal.SIGKILL)

    assert built(course, address(cluster), kill) == expected
    assert len(set(killed)) == len(KILLED_AT)


def test_workers_with_another_hornbook_are_refused(cluster: Any, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "program", lambda: "another one")
    with pytest.raises(MisuseError, match="install the same versions"):
        built(course, address(cluster))


def test_a_scheduler_that_is_not_there_is_told(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_PATIENCE", "1s")
    with pytest.raises(MisuseError, match="no Dask scheduler answers at dask://"):
        built(course, "dask://127.0.0.1:9")


def test_a_cluster_of_this_machine_is_started_and_ended(course: Path) -> None:
    first = built(course, "processes")
    done = projects.hornbook(course, "build", "--allow-loss", "--executor", "dask", "--jobs", "2")
    assert done.code == 0, done.out + done.err
    assert done.err == ""
    assert projects.contents(course / "build") == first
