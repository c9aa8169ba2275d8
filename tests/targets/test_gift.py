"""GIFT, read back by a stand-in for Moodle's importer that knows nothing of how it was written."""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText
from hornbook.model import Option
from hornbook.questions import (
    Categorise,
    Choice,
    ChoiceGap,
    Essay,
    Gaps,
    Hotspot,
    Item,
    Matching,
    Multiple,
    NumberGap,
    Numeric,
    Ordering,
    ShortText,
    TextGap,
    TrueFalse,
    Upload,
    score,
)
from hornbook.targets import usage
from hornbook.targets.contents import contents
from hornbook.targets.features import FEATURES, cells
from hornbook.targets.gift import TARGET
from hornbook.templating import environment
from tests.targets import composite, courses
from tests.targets.courses import ALL_FEEDBACK, DISPLAY, MATHML, TRICKY, Example, html, place, text
from tests.targets.gift_site import Question, complaints, mark, questions
from tests.targets.test_moodle import quiz_of, words
from tests.targets.test_moodle_scores import VECTORS, sayable

KINDS = {
    Choice: "multichoice",
    Multiple: "multichoice",
    TrueFalse: "truefalse",
    ShortText: "shortanswer",
    Numeric: "numerical",
    Matching: "match",
    Ordering: "match",
    Categorise: "match",
    Hotspot: "multichoice",
    Essay: "essay",
    Upload: "essay",
}
SAME_MARKS = {"fixed", "numeric.unit", "multiple.limits", "categorise", "ordering", "points", "shuffle", "gaps"}
SAME_MARKS |= {"gaps.dropdown", "numbering", "hotspot", "hotspot.circle", "hotspot.polygon", "media"}


def build(example: Example) -> str:
    templates = environment("gift")
    rendered = [TARGET.render_lesson(lesson, example.course, templates) for lesson in example.lessons]
    return b"".join(piece.data for piece in TARGET.assemble(example.course, rendered, example.read, templates)).decode()


def asked(item: Item, **settings: Any) -> Question:
    return questions(build(quiz_of(item, **settings)))[-1]


def lost(item: Item) -> list[tuple[str, str]]:
    return [(name, support.level) for name, support, _ in TARGET.losses(quiz_of(item).lessons[0])]


def both() -> list[Example]:
    return [courses.everything(), composite.example()]


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Item, Question]]:
    """Return each item of the fixtures that is not left out with its question."""
    found = []
    for example in both():
        made = {question.idnumber: question for question in questions(build(example)) if question.idnumber}
        for lesson in example.lessons:
            for item in (item for quiz in lesson.quizzes for item in quiz.questions):
                hashed = [key for key in made if re.fullmatch(re.escape(item.id[:87]) + "-[0-9a-f]{12}", key)]
                parts = [key for key in made if key.partition(".")[0] == item.id]
                found += [(item, made.pop(key)) for key in dict.fromkeys((*parts, *hashed))]
        assert not made
    return found


def shown(question: Question) -> str:
    pieces = [question.name, question.stem, question.general]
    pieces += [piece for answer in question.answers for piece in (answer.text, answer.feedback, answer.other)]
    return " ".join(words(piece) for piece in pieces if piece.strip())


def test_an_importer_has_nothing_to_refuse_or_to_drop() -> None:
    for example in [*both(), courses.small(), courses.bank(30)]:
        assert list(complaints(questions(build(example)))) == []


def test_the_stand_in_importer_finds_each_fault() -> None:
    for wrong in (
        "::a::b{=%33.33%c}",
        "::a::b{=c}",
        "::a::b{~c}",
        "::a::b{=%50%c}",
        "::a::b{~%50%c ~%40%d}",
        "::a::{=c ~d}",
        "::a::b{=c -> d}",
    ):
        found = list(complaints(questions(wrong)))
        assert (found == []) == (wrong == "::a::b{=c}"), wrong


def test_what_is_left_out_is_told_as_lost_and_nothing_else_is_left_out(pairs: list[tuple[Item, Question]]) -> None:
    carried = {item.id for item, _ in pairs}
    for example in both():
        for lesson in example.lessons:
            gone = {place.line for _, support, place in TARGET.losses(lesson) if support.level == "no"}
            for item in (item for quiz in lesson.quizzes for item in quiz.questions):
                assert (item.id in carried) == (item.source.line not in gone), item.id
    assert len(carried) >= 50
    assert all(support.level != "no" for support in TARGET.support.values())


def test_each_type_is_the_type_of_moodle_that_asks_the_same(pairs: list[tuple[Item, Question]]) -> None:
    for item, question in pairs:
        wanted = KINDS.get(type(item), question.kind)
        if not item.graded and not isinstance(item, Essay):
            wanted = "shortanswer" if isinstance(item, Numeric | ShortText) else "multichoice"
        assert question.kind == wanted, item.id


def test_all_that_was_authored_is_in_the_question(pairs: list[tuple[Item, Question]]) -> None:
    found: dict[str, str] = {}
    for item, question in pairs:
        found[item.id] = f"{found.get(item.id, '')} {shown(question)}"
    for item, question in pairs:
        for content in contents(item):
            authored = re.sub(r"<input[^>]*>", " ", content.html)
            missing = [word for word in words(authored).split() if word not in found[item.id]]
            assert missing == [], (item.id, content.html)
        for line in item.rubric if isinstance(item, Essay | Upload) else ():
            assert f"{line.criterion} ({line.points:g})" in found[item.id]
        assert item.title in question.name.replace("&lt;", "<").replace("&amp;", "&")
        assert all(tag.replace("<", "").replace(">", "") in question.tags for tag in item.tags)
        assert all(f"objective: {objective}" in question.tags for objective in item.objectives)
        assert item.difficulty is None or f"difficulty: {item.difficulty}" in question.tags


def test_points_are_a_tag_where_they_are_not_one(pairs: list[tuple[Item, Question]]) -> None:
    for item in {item.id: item for item, _ in pairs}.values():
        tags = [question.tags for other, question in pairs if other.id == item.id]
        points = [[tag.removeprefix("points: ") for tag in each if tag.startswith("points: ")] for each in tags]
        total = sum(float(each[0]) if each else 1 for each in points)
        assert total == pytest.approx(item.points if item.graded else 0, abs=1e-6), item.id
        assert ["1"] not in points


def test_options_keep_their_order_scores_and_feedback_with_the_verdict(pairs: list[tuple[Item, Question]]) -> None:
    question = next(question for item, question in pairs if item.id == "full-choice")
    assert [(answer.text, answer.fraction) for answer in question.answers] == [
        ("Inputs change", 1),
        ("Labels get lost", 0),
        ("The disk is full", 0.5),
        ("None of these", 0),
    ]
    told = [words(answer.feedback) for answer in question.answers]
    for said, verdict in zip(
        told, ("Right, well done.", "Not right yet.", "Partly right.", "Not right yet."), strict=True
    ):
        assert said.endswith(verdict)
    assert "Half a point for humour." in told[2]
    several = next(question for item, question in pairs if item.id == "net-multiple")
    assert not several.single
    assert "Right, well done." in words(several.general)


def test_feedback_of_the_two_judgements_is_on_the_right_side(pairs: list[tuple[Item, Question]]) -> None:
    question = next(question for item, question in pairs if item.id == "judge")
    assert [tuple(answer[:3]) for answer in question.answers] == [
        ("true", 1, "It can, when the world changes."),
        ("false", 0, "Think of last year’s prices."),
    ]


@pytest.mark.parametrize(
    "said", [*TRICKY, r"\nabla", "\\", r"a\\b", "[html] x", "%50% of", "[x]", "// no comment", "T", "::x::"]
)
def test_no_sign_of_an_author_is_taken_for_one_of_gift(said: str) -> None:
    options = tuple(
        Option(id=key, content=text(said), correct=key == "a", feedback=text(f"{said} {key}")) for key in "ab"
    )
    choice = asked(Choice(id="x", title=said, stem=text(said), source=place(1), options=options, feedback=ALL_FEEDBACK))
    said = " ".join(said.split())
    assert words(choice.stem) == said
    assert said in choice.name.replace("&lt;", "<").replace("&amp;", "&")
    assert [words(answer.text) for answer in choice.answers] == [said, said]
    assert [answer.fraction for answer in choice.answers] == [1, 0]
    assert words(choice.answers[1].feedback).startswith(f"{said} b")
    short = ShortText(id="x", title="", stem=text(said), source=place(1), accepted=(AcceptedText(text=said),))
    if "->" not in said:
        typed = asked(short)
        assert (typed.kind, typed.answers[0].text.replace(r"\*", "*")) == ("shortanswer", said)
    judged = asked(TrueFalse(id="x", title="", stem=text(said), source=place(1), answer=True, feedback_true=text(said)))
    assert (judged.kind, words(judged.answers[0].feedback)) == ("truefalse", said)


def test_code_keeps_its_lines_and_formulas_are_tex() -> None:
    code = '<pre><code class="language-python">a = {1: "#"}\n\n\nb = a\n</code></pre>'
    stem = html(f"<p>{MATHML} a -&gt; b -> c</p>{DISPLAY}{code}", "x", block=True)
    question = asked(TrueFalse(id="x", title="t", stem=stem, source=place(1), answer=True))
    assert code in question.stem
    assert r"\(x^2 &lt; 4\)" in question.stem
    assert r"\[F = \frac{2PR}{P+R}\]" in question.stem
    assert "a -&gt; b -&gt; c" in question.stem


def test_a_picture_is_inside_the_text() -> None:
    stem = html('<p><img src="media:dot.png" alt="a dot"/></p>', "", "dot.png", block=True)
    question = asked(TrueFalse(id="x", title="t", stem=stem, source=place(1), answer=True))
    found = re.search(r'src="data:image/png;base64,([^"]+)"', question.stem)
    assert found is not None
    assert base64.b64decode(found[1]) == courses.PNG
    assert "a dot" in question.stem


def gap(stem: str, one: Any, **more: Any) -> Gaps:
    return Gaps(id="x", title="", stem=html(stem, "____", block="<p>" in stem), source=place(1), gaps=(one,), **more)


TYPED = TextGap(id="a", accepted=(AcceptedText(text="Paris"), AcceptedText(text="Lutetia", score=0.5)))


def test_a_gap_alone_is_a_missing_word_in_its_sentence() -> None:
    question = asked(gap('<p>It is <input name="gap:a"/>, yes.</p>', TYPED, feedback=ALL_FEEDBACK))
    assert question.stem == "<p>It is _____, yes.</p>"
    assert (question.kind, [answer[:2] for answer in question.answers]) == (
        "shortanswer",
        [("Paris", 1), ("Lutetia", 0.5), ("*", 0)],
    )
    assert question.answers[1].feedback == "Partly right."
    assert asked(gap('It is <input name="gap:a"/>', TYPED)).stem == "It is _____"
    number = NumberGap(id="a", accepted=(AcceptedNumber(low=2.0, high=2.2, value=2.1),), unit="kg")
    question = asked(gap('<p>About <input name="gap:a"/>.</p>', number))
    assert (question.kind, question.stem) == ("numerical", "<p>About _____ kg.</p>")
    assert question.answers[0][:2] == ("2.1", 1)
    assert question.answers[0].other == "0.1"
    chosen = ChoiceGap(id="a", options=courses.options(("one", False), ("two", True)))
    question = asked(gap('<pre><code><input name="gap:a"/> = 1</code></pre>', chosen), language="de")
    assert question.stem == '<span lang="de"><pre><code>_____ = 1</code></pre></span>'
    assert [words(answer.text) for answer in question.answers] == ["one de", "two de"]


def test_each_of_several_gaps_is_a_question_with_the_others_blank() -> None:
    item = next(item for item in composite.gaps() if item.id == "gaps-sentence")
    found = [question for question in questions(build(quiz_of(item))) if question.idnumber]
    assert [question.idnumber for question in found] == ["gaps-sentence.a", "gaps-sentence.b", "gaps-sentence.c"]
    assert [question.stem for question in found] == [
        "The capital is _____ with ____ Mio. Mio. people, on the ____.",
        "The capital is ____ with _____ Mio. Mio. people, on the ____.",
        "The capital is ____ with ____ Mio. Mio. people, on the _____.",
    ]
    assert [question.kind for question in found] == ["shortanswer", "numerical", "multichoice"]
    assert [question.tags for question in found] == [[], [], ["points: 2"]]


def test_areas_of_a_picture_are_choices_below_it() -> None:
    one, both = (asked(item) for item in composite.pictures() if isinstance(item, Hotspot))
    assert [words(answer.text) for answer in one.answers] == ["Data", "Training", "Serving <now>"]
    assert [answer.fraction for answer in one.answers] == [0, 1, 0]
    assert one.single
    assert "data:image/svg+xml;base64," in one.stem
    assert "A pipeline from data to serving" in one.stem
    assert ([answer.fraction for answer in both.answers], both.single) == ([-0.5, 0.5, 0.5], False)


def test_limits_of_essays_and_files_are_told_below_the_stem(pairs: list[tuple[Item, Question]]) -> None:
    stems = {item.id: words(question.stem) for item, question in pairs}
    assert "50 to 200 words" in stems["essay"]
    assert ".pdf, .docx" in stems["hand-in"]
    assert "10 MB" in stems["hand-in"]


def test_items_to_order_are_matched_with_their_places() -> None:
    item = next(item for item in composite.moved() if isinstance(item, Ordering))
    question = asked(item)
    right = {entry.content.text: str(at) for at, entry in enumerate(item.items, start=1)}
    assert {answer.text: answer.other for answer in question.answers} == right
    assert [answer.other for answer in question.answers] != sorted(right.values())


def test_responses_that_match_nothing_have_no_stem() -> None:
    question = asked(composite.moved()[0])
    assert [(answer.text, answer.other) for answer in question.answers] == [
        ("DVC", "git for data"),
        ("MLflow", "experiment tracking"),
        ("", "serving"),
    ]


def test_settings_and_intro_are_descriptions_and_pools_are_categories() -> None:
    found = questions(build(composite.example()))
    paths = list(dict.fromkeys(question.category.rpartition("Composite questions/")[2] for question in found))
    assert paths == ["Parts", "Pools", "Pools/Basics: draw 2 of 3", "Pools/sum: draw 1 of 3"]
    about = [words(question.stem) for question in found if question.kind == "description"]
    assert "Grade to pass: 50 %" in about[0]
    assert "Random questions from the category “Basics: draw 2 of 3”: 2" in about[1]
    intro = next(question for question in questions(build(courses.everything())) if question.kind == "description")
    assert intro.stem == "<p>Take your <em>time</em>.</p>"
    assert not any(question.kind == "description" for question in questions(build(courses.small())))


def test_a_backslash_in_a_title_stays_in_the_category() -> None:
    example = quiz_of(TrueFalse(id="x", title="", stem=text("s"), source=place(1), answer=True))
    titled = replace(example, course=msgspec.structs.replace(example.course, title=r"a\nb = {c}"))
    assert r"top/a\nb = {c}/" in questions(build(titled))[0].category


def test_a_single_choice_without_a_full_key_stays_single_and_says_what_it_loses() -> None:
    rows = (Option(id="a", content=text("x"), score=0.8), Option(id="b", content=text("y"), score=0.37))
    item = Choice(id="x", title="", stem=text("s"), source=place(1), options=rows)
    question = asked(item)
    assert question.single
    assert [answer.fraction for answer in question.answers] == [1, 0.4]
    assert lost(item) == [("partial", "degraded")] * 2


def test_what_gift_would_misread_is_left_out_and_told() -> None:
    arrow = ShortText(id="x", title="", stem=text("s"), source=place(1), accepted=(AcceptedText(text="a -> b"),))
    assert lost(arrow) == [("short-text", "no")]
    assert questions(build(quiz_of(arrow))) == []
    assert lost(gap('<input name="gap:a"/>', TextGap(id="a", accepted=arrow.accepted))) == [("gaps", "no")]
    single = Choice(id="x", title="", stem=text("s"), source=place(1), options=courses.options(("a", True)))
    assert lost(single) == [("choice", "no")]


def test_numbers_have_neither_exponent_nor_comma() -> None:
    tiny = Numeric(id="x", title="", stem=text("s"), source=place(1), accepted=(AcceptedNumber(low=6e23, high=6.2e23),))
    answer = asked(tiny).answers[0]
    assert re.fullmatch(r"\d+", answer.text)
    assert re.fullmatch(r"\d+", answer.other)


def test_every_feature_is_declared() -> None:
    assert {name for name in TARGET.support if ":" not in name} == set(FEATURES)
    assert {tuple(name.split(":")) for name in TARGET.support if ":" in name} <= {
        (kind, name) for name, kind in cells()
    }
    assert all(support.how for support in TARGET.support.values() if support.level != "full")


def test_the_file_is_the_same_bytes_each_time() -> None:
    assert build(composite.example()) == build(composite.example())


def carried(item: Item) -> bool:
    if isinstance(item, Gaps) and len(item.gaps) > 1:
        return False
    lesson = quiz_of(item).lessons[0]
    lost = {name for name, _, _ in TARGET.losses(lesson)}
    levels = [(use.feature, TARGET.of(use.feature, use.kind)) for use in usage.used(lesson, "en")]
    return not lost and all(support.level == "full" or name in SAME_MARKS for name, support in levels)


def given(item: Item, response: Any) -> Any:
    """Return a response in the words of the importer."""
    match item:
        case Choice() | Multiple():
            return chosen(item.options, [response] if isinstance(item, Choice) else response)
        case Gaps():
            one, only = response.get(item.gaps[0].id), item.gaps[0]
            return chosen(only.options, [one] if one else []) if isinstance(only, ChoiceGap) else one or ""
        case Matching() | Categorise() | Ordering():
            return paired(item, response)
        case Hotspot():
            return sorted({[area.id for area in item.areas].index(key) for key in response})
    return response


def chosen(options: Sequence[Option], ids: list[str]) -> list[int]:
    return sorted({[option.id for option in options].index(key) for key in ids})


def paired(item: Matching | Categorise | Ordering, response: Any) -> list[str | None]:
    if isinstance(item, Ordering):
        first = sorted(item.items, key=lambda entry: (len(entry.id), entry.id))
        return [str(response.index(entry.id) + 1) for entry in first]
    entries, stems = (item.responses, item.premises) if isinstance(item, Matching) else (item.categories, item.items)
    texts = {entry.id: entry.content.text for entry in entries}
    return [texts.get(str(response.get(stem.id))) for stem in stems]


ALIKE = [
    (item, row)
    for row in VECTORS
    for item in [msgspec.convert(row["question"], Item)]
    if row["score"] is not None and item.graded and carried(item) and sayable(item, row["response"])
]


@pytest.mark.parametrize(("item", "row"), ALIKE, ids=[row["name"] for _, row in ALIKE])
def test_an_importer_marks_as_the_reference_scorer_does(item: Item, row: dict[str, Any]) -> None:
    item = msgspec.structs.replace(item, media="pipeline.svg") if isinstance(item, Hotspot) else item
    assert mark(asked(item), given(item, row["response"])) == pytest.approx(row["score"], abs=1e-4)


def test_responses_of_every_type_that_is_marked_are_among_them() -> None:
    counts = Counter(type(item).__name__ for item, _ in ALIKE)
    assert sum(counts.values()) >= 180, counts
    assert set(counts) == {kind.__name__ for kind in KINDS} - {"Essay", "Upload"}, counts


def in_a_gap(item: ShortText | Numeric | Choice) -> Gaps:
    """Return the same question as a gap in a sentence."""
    match item:
        case ShortText():
            only: Any = TextGap(id="a", accepted=item.accepted, case=item.case, diacritics=item.diacritics)
        case Numeric():
            only = NumberGap(id="a", accepted=item.accepted, unit=item.unit)
        case Choice():
            only = ChoiceGap(id="a", options=item.options)
    return gap('<p>So it is <input name="gap:a"/>.</p>', only)


SINGLE = [(item, row) for item, row in ALIKE if isinstance(item, ShortText | Numeric | Choice) and row["score"] >= 0]


def test_a_gap_alone_is_marked_as_the_question_that_it_is() -> None:
    assert len(SINGLE) >= 100
    for item, row in SINGLE:
        one = in_a_gap(item)
        response = {"a": row["response"]}
        assert score(one, response) == row["score"]
        assert mark(asked(one), given(one, response)) == pytest.approx(row["score"], abs=1e-4), row["name"]
