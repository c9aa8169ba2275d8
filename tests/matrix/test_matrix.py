"""Each cell of the tables in docs/targets/support.md, proved by reading the output back."""

from __future__ import annotations

import msgspec
import pytest

from hornbook import targets
from hornbook.targets import usage
from hornbook.targets.features import FEATURES, TYPES, cells
from tests.matrix import cells as matrix
from tests.matrix import proof

OF_TYPES = [(feature, kind) for feature, kind in cells() if kind]
OF_QUIZZES = [feature for feature, kind in cells() if not kind]
REPLACED = {"multiple.all", "multiple.each"}
IN_PARTS = [
    (name, kind)
    for name in ("math", "code", "table", "media")
    for kind in ("choice", "multiple", "matching", "ordering", "categorise")
]


def implied(feature: str, kind: str) -> set[str]:
    """Return what a question with a feature cannot be without."""
    of_any = {"fixed": {"shuffle"}, "hotspot.all": {"hotspot.several"}}
    of_gaps = {
        "gaps.code": {"code"},
        "gaps.table": {"table"},
        "numeric.unit": {"gaps.number"},
        "shuffle": {"gaps.dropdown"},
    }
    found = of_any.get(feature, set()) | (of_gaps.get(feature, set()) if kind == "gaps" else set())
    if feature == "feedback.partial" and kind in {"choice", "short-text", "numeric"}:
        found |= {"partial"}
    return found | ({"media"} if kind == "hotspot" else set())


@pytest.mark.parametrize(("feature", "kind"), OF_TYPES)
def test_the_smallest_question_of_a_cell_uses_that_feature_alone(feature: str, kind: str) -> None:
    example = matrix.example(feature, kind)
    found = {(use.feature, use.kind) for use in usage.used(example.lessons[0], example.course.language)}
    wanted = {feature} | implied(feature, kind) | (set() if feature in REPLACED else {kind})
    assert found == {(name, kind) for name in wanted}


@pytest.mark.parametrize("feature", OF_QUIZZES)
def test_the_smallest_quiz_of_a_cell_uses_that_feature_alone(feature: str) -> None:
    example = matrix.example(feature, "")
    found = {(use.feature, use.kind) for use in usage.used(example.lessons[0], example.course.language)}
    assert found == {(feature, ""), ("choice", "choice")}


@pytest.mark.parametrize("target", targets.BUILTIN)
def test_a_declaration_speaks_of_cells_that_there_are(target: str) -> None:
    support = proof.target_of(target).support
    assert set(FEATURES) <= set(support)
    known = {f"{kind}:{feature}" for feature, kind in OF_TYPES}
    assert set(support) - set(FEATURES) <= known
    assert {each.level for each in support.values()} <= {"full", "degraded", "no"}
    assert all((each.level == "full") == (not each.how) for each in support.values())


@pytest.mark.parametrize("target", targets.BUILTIN)
@pytest.mark.parametrize(("feature", "kind"), OF_TYPES)
def test_a_cell_is_as_it_is_declared(target: str, feature: str, kind: str) -> None:
    example = matrix.example(feature, kind)
    item = matrix.item_of(feature, kind)
    assert list(proof.missing(target, item, example)) == []
    assert list(proof.wrongly_reported(target, feature, kind, proof.reported(target, example))) == []


@pytest.mark.parametrize("target", targets.BUILTIN)
@pytest.mark.parametrize("feature", OF_QUIZZES)
def test_a_cell_of_quizzes_is_as_it_is_declared(target: str, feature: str) -> None:
    example = matrix.example(feature, "")
    assert list(proof.quiz_missing(target, feature, example)) == []
    assert list(proof.wrongly_reported(target, feature, "", proof.reported(target, example))) == []


@pytest.mark.parametrize("target", targets.BUILTIN)
@pytest.mark.parametrize(("feature", "kind"), IN_PARTS)
def test_markup_is_kept_in_each_part_of_a_question_or_a_loss_names_it(target: str, feature: str, kind: str) -> None:
    item = matrix.marked_up_in_parts(feature, matrix.BASE[kind])
    assert list(proof.missing(target, item, matrix.course_of(item))) == []


@pytest.mark.parametrize("target", targets.BUILTIN)
def test_a_gap_with_options_is_kept_beside_one_for_a_text_or_a_loss_names_it(target: str) -> None:
    item = matrix.menu_beside_text(matrix.BASE["gaps"])
    assert list(proof.missing(target, item, matrix.course_of(item))) == []


@pytest.mark.parametrize("target", targets.BUILTIN)
@pytest.mark.parametrize("kind", ["text", "number", "options"])
def test_a_question_with_one_gap_is_kept_or_a_loss_names_it(target: str, kind: str) -> None:
    item = matrix.single_gaps()[kind]
    assert list(proof.missing(target, item, matrix.course_of(item))) == []


@pytest.mark.parametrize("target", targets.BUILTIN)
@pytest.mark.parametrize("kind", TYPES)
def test_the_id_of_a_question_is_in_its_identifier(target: str, kind: str) -> None:
    if proof.target_of(target).of(kind, kind).level == "no":
        pytest.skip("the target does not carry the type")
    item = msgspec.structs.replace(matrix.BASE[kind], id="my-own-id")
    files = proof.built(target, matrix.course_of(item))
    assert any(b"my-own-id" in data for data in files.values())
