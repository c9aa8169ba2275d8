"""What rules follow: how the `source` of a rule names a specification, or Hornbook's own contract."""

from __future__ import annotations


def contract(about: str) -> str:
    """Return the source of a rule that Hornbook sets itself; `about` says where the contract is written."""
    return f"Hornbook's own contract: {about}"


def wcag(number: str, name: str) -> str:
    """Return the reference to a success criterion of the accessibility guidelines of the W3C."""
    return f"WCAG 2.2, success criterion {number} {name}"


def commonmark(section: str) -> str:
    """Return the reference to a section of the specification of CommonMark."""
    return f"CommonMark 0.31, {section}"


def gfm(section: str) -> str:
    """Return the reference to a section of the specification of GitHub Flavored Markdown."""
    return f"GitHub Flavored Markdown, {section}"


def qti(part: str) -> str:
    """Return the reference to a part of the information model of QTI, the exchange format of items."""
    return f"1EdTech QTI 2.2, {part}"


def scorm(part: str) -> str:
    """Return a part of SCORM, such as `RTE 1.2, 3.4.4`."""
    return f"SCORM (Advanced Distributed Learning): {part}"
