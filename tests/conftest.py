"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# How long an example takes depends on what else the machine does; and what fails once is to fail each time.
settings.register_profile("calm", deadline=None, derandomize=True, database=None)
settings.load_profile("calm")
