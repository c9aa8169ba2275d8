"""QTI 2.2: a package with an item for each question and a test for each quiz."""

from __future__ import annotations

from hornbook.qti.dialect import QTI22
from hornbook.targets import qti
from hornbook.targets.target import degraded

TARGET = qti.target(
    QTI22,
    title="QTI 2.2 package",
    use="For TAO and others that take QTI 2.2: import the zip; each quiz is a test, each question an item",
    support={"numbering": degraded("the player’s own numbering: QTI 2.2 has no word for it")},
)
