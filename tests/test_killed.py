"""Killed at any moment: nothing is half written, nothing stays behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import projects

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
TIMES = 100


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_random_moments_the_former_output_or_the_new_one_stands(tmp_path: Path, seed: int) -> None:
    projects.write(tmp_path, {"source/rivers.md": projects.LESSON, "source/seas.md": "# Seas\n\nThey are wide.\n"})
    done = subprocess.run(
        [sys.executable, "-m", "tests.killed_builds", str(tmp_path), str(TIMES), str(seed)],
        capture_output=True,
        text=True,
        cwd=projects.ROOT,
        env=projects.environment(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found["faults"] == []
    assert found["differ"] == 2
    assert found["killed"] > TIMES / 4
