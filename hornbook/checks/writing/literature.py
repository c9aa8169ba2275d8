"""What the rules on item writing follow."""

from __future__ import annotations

_GUIDELINES = (
    "T. M. Haladyna, S. M. Downing & M. C. Rodriguez (2002), A review of multiple-choice item-writing guidelines"
)
_STANDARDS = "AERA, APA & NCME (2014), Standards for Educational and Psychological Testing"
ON_FEEDBACK = "V. J. Shute (2008), Focus on formative feedback, Review of Educational Research 78(1)"
_NBME = "NBME, Item-Writing Guide"


def guideline(number: int) -> str:
    """Return the reference to one of the 31 guidelines of Haladyna, Downing and Rodriguez."""
    return f"{_GUIDELINES}, guideline {number}"


def nbme(flaw: str) -> str:
    """Return the reference to a flaw that the guide of the National Board of Medical Examiners names."""
    return f"{_NBME}: {flaw}"


def standard(number: str) -> str:
    """Return the reference to one of the standards for testing of AERA, APA and NCME."""
    return f"{_STANDARDS}, standard {number}"
