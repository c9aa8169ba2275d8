"""SCORM 2004, 4th or 3rd edition: CAM and SN for the manifest, RTE for the calls (runtime/script/scorm2004.js)."""

from __future__ import annotations

from hornbook.scorm.dialect import SCORM_2004
from hornbook.targets import scorm

TARGET = scorm.target(
    SCORM_2004,
    title="SCORM 2004 package",
    use="Import as SCORM 2004 4th edition where the platform takes it, else the SCORM 1.2 package",
)
