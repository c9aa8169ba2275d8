"""What the rules on item writing follow."""

from __future__ import annotations

_GUIDELINES = (
    "T. M. Haladyna, S. M. Downing & M. C. Rodriguez (2002), A review of multiple-choice item-writing guidelines"
)
_NBME = "NBME, Item-Writing Guide"


def guideline(number: int) -> str:
    """Return the reference to one of the 31 guidelines of Haladyna, Downing and Rodriguez."""
    return f"{_GUIDELINES}, guideline {number}"


def nbme(flaw: str) -> str:
    """Return the reference to a flaw that the guide of the National Board of Medical Examiners names."""
    return f"{_NBME}: {flaw}"
