"""What was asked for cannot be done as it was asked: the fault of neither the course nor Hornbook."""

from __future__ import annotations


class MisuseError(Exception):
    """A path, a target or an output that will not do; the message is a clause for its user."""
