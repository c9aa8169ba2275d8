"""Questions with parts in Moodle XML, read back by the stand-in for a site."""

from __future__ import annotations

import base64
import copy
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText
from hornbook.course import Pool, Quiz
from hornbook.model import Content, Entry, Feedback, Option
from hornbook.questions import (
    Categorise,
    ChoiceGap,
    Gaps,
    Hotspot,
    Item,
    Matching,
    NumberGap,
    Ordering,
    TextGap,
    Upload,
)
from hornbook.questions.matching import Premise
from hornbook.targets.contents import contents
from hornbook.targets.moodle import TARGET
from tests.targets import composite, courses
from tests.targets.composite import entries
from tests.targets.courses import ALL_FEEDBACK, MATHML, TRICKY, html, place, text
from tests.targets.moodle_parts import cloze, places, text_of
from tests.targets.moodle_site import complaints
from tests.targets.test_moodle import build, element, holds, parsed, part, quiz_of, words


@pytest.fixture(scope="module")
def root() -> ET.Element:
    return parsed(build(composite.example()))


@pytest.fixture(scope="module")
def pairs(root: ET.Element) -> list[tuple[Item, ET.Element]]:
    items = {item.id: item for quiz in composite.lesson().quizzes for item in quiz.questions}
    found = [(items[text_of(each, "idnumber")], each) for each in root if text_of(each, "idnumber")]
    assert len(found) == len(items)
    return found


def asked(stem: str, *gaps: Any, **more: Any) -> Gaps:
    block = {"block": True} if "<p>" in stem else {}
    return Gaps(id="x", title="", stem=html(stem, "____", **block), source=place(1), gaps=gaps, **more)


def choose(*rows: tuple[Content | str, float], **more: Any) -> ChoiceGap:
    options = tuple(
        Option(
            id=courses.option_id(at),
            content=text(said) if isinstance(said, str) else said,
            correct=worth == 1,
            score=None if worth in (0, 1) else worth,
        )
        for at, (said, worth) in enumerate(rows)
    )
    return ChoiceGap(id=more.pop("id", "a"), options=options, **more)


def told(item: Item) -> list[tuple[str, str, str]]:
    return [(name, support.level, support.how) for name, support, _ in TARGET.losses(quiz_of(item).lessons[0])]


def lost(item: Item) -> list[tuple[str, str]]:
    return [(name, level) for name, level, _ in told(item)]


GAP = '<input name="gap:a"/>'


def test_a_site_takes_every_question_with_parts(root: ET.Element) -> None:
    assert complaints(root) == []


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("question[@type='cloze']/questiontext/text", "{1:SA:%50%half}"),
        ("question[@type='cloze']/questiontext/text", "{1:MC:=one}"),
        ("question[@type='cloze']/questiontext/text", "{1:NM:=3,5}"),
        ("question[@type='cloze']/questiontext/text", "{0:SA:=one}"),
        ("question[@type='cloze']/questiontext/text", "{1:SA:=one} {2:XX:=two}"),
        ("question[@type='cloze']/questiontext/text", "no gap"),
        ("question[@type='matching']/subquestion/answer/text", ""),
        ("question[@type='matching']/subquestion/answer/text", "long" * 64),
        ("question[@type='ordering']/selecttype", "RANDOM"),
        ("question[@type='ordering']/gradingtype", "4"),
        ("question[@type='ddmarker']/drop/coords", "40,20,10"),
        ("question[@type='ddmarker']/drop/choice", "2"),
    ],
)
def test_the_stand_in_site_finds_each_fault_of_parts(root: ET.Element, path: str, change: str) -> None:
    wrong = copy.deepcopy(root)
    part(wrong, path).text = change
    assert complaints(wrong) != []


def test_an_ordering_question_without_shownumcorrect_is_a_fault(root: ET.Element) -> None:
    wrong = copy.deepcopy(root)
    question = part(wrong, "question[@type='ordering']")
    question.remove(part(question, "shownumcorrect"))
    assert len(complaints(wrong)) == 1


def shown(item: Item, question: ET.Element) -> str:
    """Return all that a site shows of a question, codes of gaps taken apart."""
    texts = [each.text or "" for each in question.iter("text")]
    if isinstance(item, Gaps):
        stem, parts = cloze(text_of(question, "questiontext/text"))
        replies = [reply for part in parts for reply in part.replies]
        texts = [re.sub(r"\{#\d+\}", " ", stem), *texts, *(f"{reply.text} {reply.feedback}" for reply in replies)]
    return " ".join(words(each) for each in texts if each.strip())


def test_all_that_was_authored_is_in_the_question(pairs: list[tuple[Item, ET.Element]]) -> None:
    for item, question in pairs:
        found = shown(item, question)
        for content in contents(item):
            authored = re.sub(r"<input[^>]*>", " ", content.html)
            assert [word for word in words(authored).split() if word not in found] == [], (item.id, content.html)


def test_gaps_stand_at_their_places_with_weights_that_make_the_points(pairs: list[tuple[Item, ET.Element]]) -> None:
    found = {item.id: question for item, question in pairs if isinstance(item, Gaps)}
    stem, parts = cloze(text_of(found["gaps-sentence"], "questiontext/text"))
    assert stem == "The capital is {#1} with {#2} Mio. Mio. people, on the {#3}."
    assert [part.weight for part in parts] == [1, 1, 2]
    assert [part.kind for part in parts] == ["SA", "NM", "MC"]
    assert [reply[:3] for reply in parts[0].replies] == [
        (1.0, "Paris", ""),
        (0.5, "Lutetia", "Its Roman name."),
        (0.0, "Lyon", "The second city."),
    ]
    assert parts[1].replies == [(1.0, "2.1", "", "0.1")]
    assert parts[2].replies[0].text == "Rhône &amp; Saône"
    _, parts = cloze(text_of(found["gaps-table"], "questiontext/text"))
    assert [part.kind for part in parts] == ["SAC", "SA"]
    stem, _ = cloze(text_of(found["gaps-code"], "questiontext/text"))
    assert stem.endswith('<code class="language-python">def {#1}(x):\n    return x ** {#2}</code></pre>')


@pytest.mark.parametrize(
    "said", [*TRICKY, r"a\}b", "\\", r"\#", "x~y=z", "AT&", "%50%x", "=5", "a#b}c~d\\", "{1:SA:=x}"]
)
def test_no_sign_of_an_author_ends_an_answer_of_a_gap(said: str) -> None:
    typed = TextGap(id="a", accepted=(AcceptedText(text=said, feedback=text(said)), AcceptedText(text="b", score=0.5)))
    dropdown = choose((said, 1), ("other", 0.375), id="b")
    item = asked(f'{GAP} <input name="gap:b"/>', typed, dropdown)
    _, parts = cloze(text_of(element(item), "questiontext/text"))
    assert [reply.fraction for reply in parts[0].replies] == [1, 0.5]
    assert parts[0].replies[0].text.replace(r"\*", "*") == said
    assert words(parts[0].replies[0].feedback) == " ".join(said.split())
    assert words(parts[1].replies[0].text) == " ".join(said.split())
    assert parts[1].replies[1].fraction == 0.375


def test_text_that_looks_like_a_code_or_a_place_stays_text() -> None:
    typed = TextGap(id="a", accepted=(AcceptedText(text="x"),))
    shown = text_of(element(asked(f"{{1:SA:=no}} {{#1}} [[1]] {GAP}", typed)), "questiontext/text")
    stem, parts = cloze(shown)
    assert len(parts) == 1
    assert words(stem) == "{1:SA:=no} {#1} [[1]] {#1}"
    chosen = text_of(element(asked(f"[[1]] [[x]] {GAP}", choose(("a", 1), ("b", 0)))), "questiontext/text")
    assert words(chosen) == "[[1]] [[x]] [[1]]"
    assert chosen.count("[[1]]") == 1


def test_formulas_and_code_in_a_gap_are_buttons_and_told() -> None:
    item = asked(GAP, choose((html(MATHML, "x"), 1), ("y", 0), shuffle=True))
    _, parts = cloze(text_of(element(item), "questiontext/text"))
    assert parts[0].kind == "MCHS"
    assert parts[0].replies[0].text == r"\(x^2 &lt; 4\)"
    assert lost(item) == [("gaps.dropdown", "degraded")]


def test_a_picture_in_a_gap_is_words_and_told() -> None:
    picture = html('<img src="media:dot.png" alt="a dot"/>', "", "dot.png")
    item = asked(GAP, choose((picture, 1), ("y", 0)))
    _, parts = cloze(text_of(element(item), "questiontext/text"))
    assert parts[0].replies[0].text == "a dot"
    assert ("media", "no") in lost(item)


@pytest.mark.parametrize(
    ("weights", "points", "made", "loss"),
    [
        ((1.0, 1.0), 2.0, [1, 1], []),
        ((1.0, 1.0), 4.0, [2, 2], []),
        ((0.5, 0.25), 3.0, [2, 1], []),
        ((0.5, 0.25), 1.0, [2, 1], [("points", "degraded")]),
        ((1.0, 2.0), 0.25, [1, 2], [("points", "degraded")]),
        ((1.0, 0.0), 1.0, [1, 0], []),
        ((0.0, 0.0), 2.0, [1, 1], [("gaps.weight", "degraded")]),
        ((1.0, 1.0), 0.0, [1, 1], [("points", "degraded")]),
    ],
)
def test_weights_are_whole_and_keep_their_proportions(
    weights: tuple[float, float], points: float, made: list[int], loss: list[tuple[str, str]]
) -> None:
    gaps = [
        TextGap(id=key, accepted=(AcceptedText(text="x"),), weight=weight)
        for key, weight in zip("ab", weights, strict=True)
    ]
    item = asked(f'{GAP} <input name="gap:b"/>', *gaps, points=points)
    _, parts = cloze(text_of(element(item), "questiontext/text"))
    assert [part.weight for part in parts] == made
    assert lost(item) == loss


def test_gaps_that_a_code_cannot_hold_exactly_are_told() -> None:
    half = TextGap(id="a", accepted=(AcceptedText(text="x", score=0.5),))
    wide = NumberGap(id="a", accepted=(AcceptedNumber(low=-1e15, high=1e-9),))
    assert lost(asked(GAP, half)) == [("partial", "degraded")]
    assert lost(asked(GAP, wide)) == [("gaps.number", "degraded")]
    assert complaints(parsed(build(quiz_of(asked(GAP, half))))) == []


def test_plain_dropdowns_are_select_missing_words_with_points_and_feedback() -> None:
    stem = f'<p>A {GAP} and <input name="gap:b"/>.</p>'
    gaps = (choose(("<b>", 0), ("dog", 1)), choose(("dog", 0), ("bites & barks", 1), ("sleeps", 0), id="b"))
    question = element(asked(stem, *gaps, points=0.25, feedback=ALL_FEEDBACK, hints=(text("h"),)))
    assert question.get("type") == "gapselect"
    assert text_of(question, "defaultgrade") == "0.25"
    assert places(question) == [(["&lt;b&gt;", "dog"], 1), (["dog", "bites &amp; barks", "sleeps"], 1)]
    assert text_of(question, "questiontext/text") == "<p>A [[2]] and [[4]].</p>"
    assert holds(question.find("correctfeedback"), ALL_FEEDBACK.correct)
    assert text_of(question, "generalfeedback/text") == "<p>An <em>explanation</em> for all.</p>"
    assert complaints(parsed(build(quiz_of(asked(stem, *gaps))))) == []


@pytest.mark.parametrize(
    "gap",
    [
        choose(("a", 1), ("b", 0.5), id="b"),
        choose(("a", 1), ("b", 0), id="b", weight=2.0),
        choose(("a", 1), ("b", 1), id="b"),
        choose((html("<em>a</em>", "a"), 1), ("b", 0), id="b"),
        choose(("a", 1), ("b", 0), id="b", shuffle=True),
        TextGap(id="b", accepted=(AcceptedText(text="x"),)),
    ],
)
def test_other_dropdowns_are_cloze(gap: Any) -> None:
    item = asked(f'{GAP} <input name="gap:b"/>', choose(("a", 1), ("b", 0)), gap)
    assert element(item).get("type") == "cloze"


def test_matching_keeps_order_distractors_and_shuffle(pairs: list[tuple[Item, ET.Element]]) -> None:
    for item, question in pairs:
        if not isinstance(item, Matching):
            continue
        rows = question.findall("subquestion")
        answers = {entry.id: entry.content.text for entry in item.responses}
        right = [(premise.content.text, answers.pop(premise.response, "")) for premise in item.premises]
        found = [(words(text_of(row, "text") or "<i></i>"), text_of(row, "answer/text")) for row in rows]
        assert [stem for stem, _ in found[: len(right)]] == [stem for stem, _ in right]
        assert found[len(right) :] == [("", spare) for spare in answers.values()]
        assert text_of(question, "shuffleanswers") == str(item.shuffle).lower()


def match_one(*responses: Content | str) -> Matching:
    made = entries(*responses)
    premises = tuple(Premise(id=entry.id, content=text(f"p {entry.id}"), response=entry.id) for entry in made)
    return Matching(id="x", title="", stem=text("s"), source=place(1), premises=premises, responses=made)


def test_answers_to_choose_from_are_plain_words_and_what_they_lose_is_told() -> None:
    plain = match_one("a < b", "AT&amp;T", "x<y")
    found = [text_of(row, "answer/text") for row in element(plain).findall("subquestion")]
    assert found == ["a &lt; b", "AT&amp;amp;T", "x&lt;y"]
    assert lost(plain) == []
    rich = match_one(html(f"<code>a&lt;b</code> {MATHML}", "a"), "y")
    assert text_of(element(rich), "subquestion/answer/text") == r"a&lt;b \(x^2 &lt; 4\)"
    assert lost(rich) == [("matching", "degraded")]
    assert lost(match_one("n" * 300, "y")) == [("matching", "degraded")]
    assert complaints(parsed(build(quiz_of(match_one("n" * 300, "y"))))) == []
    picture = match_one(html('<img src="media:dot.png" alt="dot"/>', "", "dot.png"), "y")
    assert lost(picture) == [("media", "no")]
    assert text_of(element(picture), "subquestion/answer/text") == "dot"
    linked = html('<img src="media:dot.png" alt="dot"/> <a href="https://example.org/">x</a>', "", "dot.png")
    assert lost(match_one(linked, "y")) == [("media", "no"), ("matching", "degraded")]
    assert lost(match_one("same", "same")) == [("matching", "degraded")]


def test_an_answer_without_words_is_not_empty() -> None:
    silent = match_one(html('<img src="media:dot.png" alt=""/>', "", "dot.png"), "y")
    assert complaints(parsed(build(quiz_of(silent)))) == []


def test_ordering_lists_items_in_their_right_order(pairs: list[tuple[Item, ET.Element]]) -> None:
    for item, question in pairs:
        if isinstance(item, Ordering):
            shown = [text_of(answer, "text") for answer in question.findall("answer")]
            assert shown == [each.content.html for each in item.items]
            assert text_of(question, "selectcount") == str(len(item.items))
            graded = "ALL_OR_NOTHING" if item.scoring == "all" else "ABSOLUTE_POSITION"
            assert text_of(question, "gradingtype") == graded


def test_pictures_of_items_to_order_are_files_beside_them() -> None:
    items = (Entry(id="b", content=html('<img src="media:dot.png" alt="dot"/>', "", "dot.png")), *entries("x"))
    question = element(Ordering(id="x", title="", stem=text("s"), source=place(1), items=items))
    assert text_of(question, "answer/file") == base64.b64encode(courses.PNG).decode()


def test_items_are_matched_with_categories_and_a_dash_where_they_belong_to_none(
    pairs: list[tuple[Item, ET.Element]],
) -> None:
    for item, question in pairs:
        if isinstance(item, Categorise):
            titles = {entry.id: entry.content.text for entry in item.categories} | {None: "—"}
            rows = [(text_of(row, "text"), text_of(row, "answer/text")) for row in question.findall("subquestion")]
            assert rows == [(each.content.text, titles[each.category]) for each in item.items]


def test_markers_belong_to_the_keys_of_the_picture(pairs: list[tuple[Item, ET.Element]]) -> None:
    found = {item.id: question for item, question in pairs if isinstance(item, Hotspot)}
    both = found["spot-both"]
    assert [text_of(drop, "coords") for drop in both.findall("drop")] == ["40,20;10", "60,0;80,0;80,40"]
    assert text_of(both, "drag/noofdrags") == "2"
    assert base64.b64decode(text_of(both, "file")) == courses.SVG
    assert "A pipeline from data to serving" in text_of(both, "questiontext/text")
    assert text_of(found["spot-one"], "drag/noofdrags") == "1"


def test_a_rectangle_has_width_and_height() -> None:
    spot = next(item for item in composite.pictures() if isinstance(item, Hotspot))
    keyed = spot.__class__(
        **{
            **{name: getattr(spot, name) for name in spot.__struct_fields__},
            "areas": (
                spot.areas[0].__class__(id="a", label="x", shape="rectangle", coords=(5, 6, 20, 40), correct=True),
            ),
        }
    )
    assert text_of(element(keyed), "drop/coords") == "5,6;15,34"


def test_several_keys_for_one_choice_are_told() -> None:
    spot = next(item for item in composite.pictures() if isinstance(item, Hotspot) and item.several)
    single = spot.__class__(
        **{name: getattr(spot, name) for name in spot.__struct_fields__ if name != "several"}, several=False
    )
    assert lost(single) == [("hotspot", "degraded")]


def test_an_upload_is_an_essay_with_files_and_its_limits() -> None:
    item = Upload(
        id="x",
        title="",
        stem=text("s"),
        source=place(1),
        accept=(".pdf", ".docx"),
        max_bytes=5000,
        max_files=3,
        feedback=Feedback(correct=text("Fine.")),
    )
    question = element(item)
    said = {name: text_of(question, name) for name in ("attachments", "maxbytes", "filetypeslist", "responseformat")}
    assert said == {
        "attachments": "3",
        "maxbytes": "5000",
        "filetypeslist": ".pdf,.docx",
        "responseformat": "noinline",
    }
    assert holds(question.find("graderinfo"), text("Fine."))
    assert TARGET.of("feedback.correct", "upload").level == "degraded"
    many = Upload(id="x", title="", stem=text("s"), source=place(1), max_files=9)
    assert text_of(element(many), "attachments") == "-1"
    assert lost(many) == [("upload.count", "degraded")]


def test_a_pool_is_a_category_below_that_of_its_quiz_and_says_how_many_are_drawn(root: ET.Element) -> None:
    homes: dict[str, list[str]] = {}
    for entry in root:
        if entry.get("type") == "category":
            home = homes.setdefault(text_of(entry, "category/text").rpartition("Composite questions/")[2], [])
        else:
            home.append(text_of(entry, "idnumber"))
    assert homes["Pools"] == ["beside-pools"]
    assert homes["Pools/Basics: draw 2 of 3"] == ["pooled-1", "pooled-2", "pooled-3"]
    assert homes["Pools/sum: draw 1 of 3"] == ["sum-1", "sum-2", "sum-3"]
    about = [words(text_of(entry, "info/text")) for entry in root if entry.get("type") == "category"]
    assert "Random questions from the category “Basics: draw 2 of 3”: 2" in about[1]
    assert "Points of each: 2" in about[2]
    assert "different numbers" in about[3]


def test_pools_of_one_title_are_told_apart() -> None:
    questions = tuple(composite.gaps()[:1])
    pools = tuple(Pool(id=key, pick=1, questions=questions, source=place(1), title="A/B") for key in ("p", "q"))
    quiz = Quiz(id="q", title=text("Quiz"), items=pools)
    example = quiz_of()
    lesson = example.lessons[0].__class__(id="l", title="L", language="en", file="l.md", quizzes=(quiz,))
    built = parsed(build(courses.Example(courses.course(lesson), (lesson,), {})))
    paths = [
        text_of(entry, "category/text").rpartition("Quiz/")[2] for entry in built if entry.get("type") == "category"
    ]
    assert paths[1:] == ["A//B (p): draw 1 of 1", "A//B (q): draw 1 of 1"]
