"""The proof can fail: a text, a number or a flag that is changed in an output is missed, in every target."""

from __future__ import annotations

from typing import Any

import pytest

from hornbook import targets
from tests.matrix import cells, proof

CHANGED: list[tuple[str, str, str, bytes, bytes]] = [
    ("qti3", "feedback.option", "choice", b"zqofbk01b", b"zqofbk01a"),
    ("qti21", "feedback.option", "gaps", b'identifier="a-answer-1" showHide', b'identifier="b-answer-1" showHide'),
    ("qti22", "matching", "matching", b"<value>P-a R-b</value><value>P-b R-a", b"<value>P-a R-a</value><value>P-b R-b"),
    ("qti21", "numeric", "numeric", b">9.79<", b">9.78<"),
    ("qti3", "fixed", "choice", b'fixed="true"', b'fixed="false"'),
    ("qti22", "shuffle", "gaps", b'shuffle="true"', b'shuffle="false"'),
    ("qti3", "hotspot.circle", "hotspot", b'"10,20,9"', b'"10,20,8"'),
    ("qti12", "matching", "matching", b">20002</varequal>", b">20001</varequal>"),
    ("qti12", "feedback.option", "choice", b'linkrefid="10002_fb"', b'linkrefid="10001_fb"'),
    ("moodle", "ordering", "ordering", b"zqitem01b", b"zqitem01c"),
    ("moodle", "gaps.weight", "gaps", b"{2:SA", b"{1:SA"),
    ("moodle", "numeric", "numeric", b"<tolerance>0.02<", b"<tolerance>0.2<"),
    ("gift", "matching", "matching", b"zqprem01a -> zqresp01b", b"zqprem01a -> zqresp01a"),
    ("gift", "numeric", "numeric", b"9.81:0.02", b"9.81:0.2"),
    ("html", "math", "categorise", b"\\frac{3}{4}</annotation>", b"\\frac{3}{5}</annotation>"),
    ("html", "gaps.weight", "gaps", b'"weight":2.0', b'"weight":3.0'),
    ("scorm12", "code", "upload", b"zqcode01 &lt; ", b"zqcode01 &gt; "),
    ("json", "points", "essay", b'"points": 4.0', b'"points": 3.0'),
]


def reread(monkeypatch: pytest.MonkeyPatch, old: bytes, new: bytes) -> list[bool]:
    """Let outputs be read with some bytes changed; return a list that says whether there were such bytes."""
    made, found = proof.built, []

    def changed(*asked: Any) -> dict[str, bytes]:
        files = made(*asked)
        found.append(any(old in data for data in files.values()))
        return {path: data.replace(old, new) for path, data in files.items()}

    monkeypatch.setattr(proof, "built", changed)
    return found


@pytest.mark.parametrize(("target", "feature", "kind", "old", "new"), CHANGED)
def test_an_output_that_is_changed_proves_nothing(
    monkeypatch: pytest.MonkeyPatch, target: str, feature: str, kind: str, old: bytes, new: bytes
) -> None:
    found = reread(monkeypatch, old, new)
    item = cells.item_of(feature, kind)
    assert list(proof.missing(target, item, cells.example(feature, kind))) != []
    assert found == [True]


@pytest.mark.parametrize("target", targets.BUILTIN)
def test_a_loss_that_is_not_reported_is_missed(monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    monkeypatch.setattr(proof, "reported", lambda *_: [])
    lossy = {
        (feature, kind)
        for feature, kind in proof.CELLS
        if proof.target_of(target).of(feature, kind).level != "full"
        and list(proof.wrongly_reported(target, feature, kind, proof.reported(target, cells.example(feature, kind))))
    }
    declared = [cell for cell in proof.CELLS if proof.target_of(target).of(*cell).level != "full"]
    assert lossy == set(declared)


@pytest.mark.parametrize(
    ("target", "feature", "old", "new"),
    [
        ("qti3", "pool", b'select="2"', b'select="1"'),
        ("qti21", "quiz.time_limit", b'maxTime="5400"', b'maxTime="540"'),
        ("qti12", "pool", b"<selection_number>2<", b"<selection_number>1<"),
        ("html", "quiz.attempts", b'"attempts":3', b'"attempts":2'),
    ],
)
def test_a_quiz_that_is_changed_proves_nothing(
    monkeypatch: pytest.MonkeyPatch, target: str, feature: str, old: bytes, new: bytes
) -> None:
    found = reread(monkeypatch, old, new)
    assert list(proof.quiz_missing(target, feature, cells.example(feature, ""))) != []
    assert found == [True]
