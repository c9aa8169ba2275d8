"""QTI 3.0: a package with an item for each question and a test for each quiz."""

from __future__ import annotations

from hornbook.qti.dialect import QTI3
from hornbook.targets import qti
from hornbook.targets.target import degraded

TARGET = qti.target(
    QTI3,
    title="QTI 3.0 package",
    use="For platforms that import QTI 3: import the zip; each quiz is a test, each question an item",
    support={
        "numbering": degraded(
            "the player’s own numbering where it is Roman: QTI 3 has words for letters, digits and none"
        ),
    },
)
