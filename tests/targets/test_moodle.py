"""Moodle XML, read back by a parser and a stand-in for a site that know nothing of how it was written."""

from __future__ import annotations

import base64
import copy
import re
import xml.etree.ElementTree as ET
from typing import Any

import lxml.html
import msgspec
import pytest

from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText
from hornbook.course import Lesson, Quiz
from hornbook.model import Content, Feedback, Media, Option
from hornbook.moodle.fractions import ALLOWED, weights
from hornbook.questions import Choice, Essay, Item, Multiple, Numeric, ShortText, TrueFalse
from hornbook.targets.features import FEATURES, cells
from hornbook.targets.moodle import TARGET
from hornbook.templating import environment
from tests.targets import courses
from tests.targets.courses import Example, place, text
from tests.targets.moodle_site import GRADES, complaints, mark


def build(example: Example) -> bytes:
    templates = environment("moodle")
    rendered = [TARGET.render_lesson(lesson, example.course, templates) for lesson in example.lessons]
    return b"".join(piece.data for piece in TARGET.assemble(example.course, rendered, example.read, templates))


def parsed(xml: bytes) -> ET.Element:
    return ET.fromstring(xml)  # noqa: S314 - we wrote it a moment ago


def part(parent: ET.Element, path: str) -> ET.Element:
    found = parent.find(path)
    assert found is not None, path
    return found


def quiz_of(*items: Item, **settings: Any) -> Example:
    quiz = Quiz(id="q", title=text("Quiz"), items=items, **settings.pop("quiz", {}))
    language = settings.pop("language", "en")
    media = (courses.medium("pipeline.svg", "image/svg+xml"), courses.medium("dot.png", "image/png"))
    lesson = Lesson(id="l", title="Lesson", language=language, file="l.md", quizzes=(quiz,), media=media)
    return Example(courses.course(lesson), (lesson,), courses.FILES)


def element(item: Item, **settings: Any) -> ET.Element:
    return parsed(build(quiz_of(item, **settings)))[-1]


def by_name(root: ET.Element) -> dict[str, ET.Element]:
    """Return the questions by item, in the order of the fixture."""
    return {question.findtext("idnumber", ""): question for question in root if question.findtext("idnumber")}


def words(html: str) -> str:
    """Return what a reader sees of a fragment: its text, formulas as TeX, pictures as their alternative text."""
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    for math in tree.xpath("//math"):
        signs = r"\(%s\)" if math.get("display") == "inline" else r"\[%s\]"
        shown = lxml.html.Element("span")
        shown.text = signs % math.xpath("string(.//annotation)")
        shown.tail = math.tail
        math.getparent().replace(math, shown)
    return " ".join(
        [*tree.text_content().split(), *tree.xpath("//@alt"), *tree.xpath("//@title"), *tree.xpath("//@lang")]
    )


def holds(parent: ET.Element | None, content: Content | None) -> bool:
    """Return whether the texts below `parent` hold the content, word by word."""
    if content is None:
        return True
    assert parent is not None
    shown = " ".join(words(part.text) for part in parent.iter("text") if part.text)
    return all(word in shown for word in words(content.html).split()) and content.html.count("<li>") <= "".join(
        part.text or "" for part in parent.iter("text")
    ).count("<li>")


@pytest.fixture(scope="module")
def root() -> ET.Element:
    return parsed(build(courses.everything()))


@pytest.fixture(scope="module")
def pairs(root: ET.Element) -> list[tuple[Item, ET.Element]]:
    """Return each item of the fixture with its question: same order, same number."""
    items = [item for lesson in courses.everything().lessons for quiz in lesson.quizzes for item in quiz.questions]
    questions = [question for question in root if question.get("type") not in ("category", "description")]
    return list(zip(items, questions, strict=True))


@pytest.mark.parametrize(
    "example", [courses.everything(), courses.small(), courses.bank(30)], ids=["all", "one", "bank"]
)
def test_a_site_has_nothing_to_refuse_or_to_drop(example: Example) -> None:
    assert complaints(parsed(build(example))) == []


def test_the_stand_in_site_finds_each_fault(root: ET.Element) -> None:
    def broken(path: str, /, **change: str) -> list[str]:
        wrong = copy.deepcopy(root)
        target = part(wrong, path)
        target.text = change.pop("text", target.text)
        target.attrib.update(change)
        return complaints(wrong)

    for path, change in {
        "question[@type='multichoice']": {"type": "random"},
        "question[@type='multichoice']/answer": {"fraction": "33.33"},
        "question[@type='multichoice']/showstandardinstruction": {"text": "1"},
        "question[@type='truefalse']/answer/text": {"text": "True"},
        "question[@type='shortanswer']/answer": {"fraction": "50"},
        "question[@type='numerical']/answer/text": {"text": "3,14"},
        "question[@type='numerical']/showunits": {"text": "3"},
        "question/defaultgrade": {"text": "many"},
        "question/idnumber[.='judge']": {"text": "Plain-Choice"},
        "question/questiontext/file": {"path": "sub"},
    }.items():
        assert len(broken(path, **change)) >= 1, path


def test_the_file_is_the_same_bytes_each_time_and_has_no_entity_declared() -> None:
    assert build(courses.everything()) == build(courses.everything())
    assert b"<!DOCTYPE" not in build(courses.everything())


def test_every_stem_feedback_and_hint_stands_at_its_place(pairs: list[tuple[Item, ET.Element]]) -> None:
    for item, question in pairs:
        assert holds(question.find("questiontext"), item.stem), item.id
        assert holds(question.find("generalfeedback"), item.feedback.general), item.id
        hints = question.findall("hint")
        assert len(hints) == len(item.hints)
        assert all(map(holds, hints, item.hints)), item.id


def test_every_option_keeps_its_order_content_feedback_and_score(pairs: list[tuple[Item, ET.Element]]) -> None:
    for item, question in pairs:
        if not isinstance(item, Choice | Multiple):
            continue
        answers = question.findall("answer")
        assert len(answers) == len(item.options)
        for option, answer in zip(item.options, answers, strict=True):
            assert holds(answer, option.content), (item.id, option.id)
            assert holds(answer.find("feedback"), option.feedback), (item.id, option.id)
            if item.graded:
                assert (float(answer.get("fraction", "")) > 0) == (option.correct or (option.score or 0) > 0)
        for name, said in (("correct", "correct"), ("partiallycorrect", "partial"), ("incorrect", "incorrect")):
            assert holds(question.find(f"{name}feedback"), getattr(item.feedback, said))


def test_every_accepted_answer_keeps_its_text_score_and_feedback(pairs: list[tuple[Item, ET.Element]]) -> None:
    for item, question in pairs:
        if not isinstance(item, ShortText | Numeric) or not item.graded:
            continue
        for accepted in item.accepted:
            good = accepted.text if isinstance(accepted, AcceptedText) else repr(accepted.low)
            earned, told = mark(question, good.replace("*", "x") if getattr(accepted, "pattern", False) else good)
            assert earned == pytest.approx(accepted.score, abs=1e-4), (item.id, good)
            assert accepted.feedback is None or accepted.feedback.html in told
            assert item.feedback.correct is None or (item.feedback.correct.html in told) == (accepted.score == 1)
        earned, told = mark(question, "77777 nothing like it")
        assert earned == 0
        assert told == (item.feedback.incorrect.html if item.feedback.incorrect else "")


def test_names_tags_points_and_ids_arrive(pairs: list[tuple[Item, ET.Element]]) -> None:
    for item, question in pairs:
        name = question.findtext("name/text", "").replace("&lt;", "<").replace("&amp;", "&")
        assert item.title in name
        tags = {tag.text for tag in question.findall("tags/tag/text")}
        assert {*item.tags, *(f"objective: {objective}" for objective in item.objectives)} <= tags
        assert item.difficulty is None or f"difficulty: {item.difficulty}" in tags
        assert float(question.findtext("defaultgrade", "")) == pytest.approx(
            item.points if item.graded else 0, abs=1e-6
        )
        assert question.findtext("penalty") == "0"
        assert question.findtext("idnumber", "").startswith(item.id[:87])


def test_an_essay_brings_limits_rubric_and_sample_for_the_marker(pairs: list[tuple[Item, ET.Element]]) -> None:
    item, question = next((item, question) for item, question in pairs if isinstance(item, Essay) and item.rubric)
    assert question.findtext("responsefieldlines") == "10"
    assert (question.findtext("minwordlimit"), question.findtext("maxwordlimit")) == ("50", "200")
    info = part(question, "graderinfo")
    assert holds(info, item.sample)
    for line in item.rubric:
        assert f"{line.criterion} ({line.points:g})" in words(info.findtext("text", ""))


def test_pictures_are_files_beside_the_text_that_shows_them(root: ET.Element) -> None:
    question = by_name(root)["rich-choice"]
    for parent, name in (
        ("questiontext", "pipeline.svg"),
        ("generalfeedback", "dot.png"),
        ("answer[4]", "pipeline.svg"),
    ):
        files = question.findall(f"{parent}/file")
        assert [file.get("name") for file in files] == [name]
        assert base64.b64decode(files[0].text or "") == courses.FILES[name]
        assert f'src="@@PLUGINFILE@@/{name}"' in question.findtext(f"{parent}/text", "")


def test_a_picture_shown_twice_in_one_text_is_one_file_and_odd_names_are_escaped() -> None:
    name = 'a b&"ü.png'
    shown = '<img src="media:a b&amp;&quot;ü.png" alt=""/>'
    item = TrueFalse(
        id="x", title="", stem=Content(html=shown * 2, text="", media=(name,)), source=place(1), answer=True
    )
    example = quiz_of(item)
    medium = Media(id=name, path=name, mime="image/png", size=1, sha256="")
    lesson = msgspec.structs.replace(example.lessons[0], media=(medium,))
    built = build(Example(courses.course(lesson), (lesson,), {name: b"bytes"}))
    stem = part(parsed(built), "question/questiontext")
    assert [(file.get("name"), base64.b64decode(file.text or "")) for file in stem.findall("file")] == [
        (name, b"bytes")
    ]
    assert stem.findtext("text", "").count("@@PLUGINFILE@@/a%20b%26%22%C3%BC.png") == 2


def test_formulas_are_tex_for_mathjax_and_what_only_looks_like_tex_is_not() -> None:
    stem = Content(html=rf"{courses.MATHML} or \(a\) or $$b$$ or <code>\(c\)</code>, $5 and $10", text="")
    shown = element(TrueFalse(id="x", title="t", stem=stem, source=place(1), answer=True)).findtext(
        "questiontext/text", ""
    )
    assert r"\(x^2 &lt; 4\)" in shown
    assert "<math" not in shown
    assert re.findall(r"\\\((.*?)\\\)", shown.replace(r"<code>\(c\)</code>", "")) == ["x^2 &lt; 4"]
    assert "$$" not in shown
    assert r"<code>\(c\)</code>, $5 and $10" in shown
    assert words(shown) == words(stem.html)


def test_categories_name_course_module_lesson_and_quiz(root: ET.Element) -> None:
    paths = [category.findtext("category/text") for category in root if category.get("type") == "category"]
    assert paths[0] == "$course$/top/Fixture &lt;course> & more/Module one/Types & features/Knowledge check"
    assert len(set(paths)) == 4


def test_a_slash_in_a_title_is_no_level_and_twins_are_told_apart() -> None:
    quizzes = tuple(Quiz(id=key, title=text("A/B"), items=()) for key in ("one", "two"))
    lesson = Lesson(id="l", title="I/O", language="en", file="l.md", quizzes=quizzes)
    built = parsed(build(Example(courses.course(lesson), (lesson,), {})))
    paths = [question.findtext("category/text", "").split("/top/")[1] for question in built]
    assert [path.split("/Module one/")[-1] for path in paths] == [
        "Fixture &lt;course> & more/I//O/A//B (one)",
        "Fixture &lt;course> & more/I//O/A//B (two)",
    ]


def test_settings_of_the_quiz_are_told_in_its_category_and_the_intro_comes_first(root: ET.Element) -> None:
    about = words(root[0].findtext("info/text", ""))
    for said in (
        "Graded quiz",
        "Grade to pass: 60 %",
        "allowed: 2",
        "limit: 20 minutes",
        "random order",
        "each question",
    ):
        assert said in about
    assert root[1].get("type") == "description"
    assert root[1].findtext("questiontext/text") == "<p>Take your <em>time</em>.</p>"
    names = [question.findtext("name/text", "") for question in root if question.get("type") != "category"][:18]
    assert names == sorted(names)


def test_another_language_is_marked_on_each_text_and_arabic_runs_from_the_right(root: ET.Element) -> None:
    german = by_name(root)["twenty-seven"]
    assert german.findtext("questiontext/text") == '<span lang="de">Which of 27?</span>'
    assert all('lang="de"' in answer.findtext("text", "") for answer in german.findall("answer"))
    item = TrueFalse(id="x", title="t", stem=text("م"), source=place(1), answer=True)
    assert element(item, language="ar").findtext("questiontext/text") == '<span lang="ar" dir="rtl">م</span>'


def test_long_and_twin_ids_stay_apart() -> None:
    ids = ["x" * 100, "x" * 101, "x" * 100 + "y", "Case", "caSE"]
    items = [TrueFalse(id=key, title="", stem=text("s"), source=place(1), answer=True) for key in ids]
    numbers = list(by_name(parsed(build(quiz_of(*items)))))
    assert numbers[0] == ids[0]
    assert numbers[3] == ids[3]
    assert len({number.lower() for number in numbers}) == 5
    assert max(map(len, numbers)) == 100


def test_characters_that_no_xml_can_hold_are_left_out() -> None:
    stem = Content(html="a\x00b\x01c\x0bd\ufffee\uffffg\ttab", text="x")
    assert (
        element(TrueFalse(id="x", title="t", stem=stem, source=place(1), answer=True)).findtext("questiontext/text")
        == "abcdeg\ttab"
    )


@pytest.mark.parametrize("keys", [*range(1, 26), 60])
def test_shares_of_the_keys_are_in_moodles_list_and_make_the_whole(keys: int) -> None:
    shares = [float(share) for share in weights(keys)]
    assert len(shares) == keys
    assert sum(shares) == pytest.approx(100, abs=1e-4)
    assert {min(abs(share - grade) for grade in GRADES) for share in shares} == {0}
    assert [float(written) for _, written in ALLOWED] == list(GRADES)


def losses(*items: Item) -> list[tuple[str, str]]:
    return [(name, support.level) for name, support, _ in TARGET.losses(quiz_of(*items).lessons[0])]


def choose(cls: type[Choice | Multiple], *rows: tuple[bool, float | None], **more: Any) -> Item:
    made = tuple(
        Option(id=courses.option_id(at), content=text(f"o{at}"), correct=correct, score=score)
        for at, (correct, score) in enumerate(rows)
    )
    return cls(id="x", title="", stem=text("s"), source=place(3), options=made, **more)


def test_scores_that_moodle_has_not_are_told_for_the_item() -> None:
    assert losses(choose(Choice, (True, None), (False, 0.45), (False, -0.37))) == [
        ("partial", "degraded"),
        ("negative", "degraded"),
    ]
    assert losses(choose(Choice, (True, 0.8), (False, None))) == [("partial", "degraded")]
    assert losses(choose(Multiple, *[(True, None)] * 11, (False, None))) == [("multiple", "degraded")]
    assert losses(choose(Multiple, (True, 0.55), (True, 0.45), scoring="each")) == [("partial", "degraded")] * 2
    assert losses(choose(Choice, (True, None), (False, 1 / 3), (False, -0.5))) == []
    assert losses(choose(Multiple, *[(True, None)] * 7, (False, None))) == []


def test_other_losses_of_single_items_are_told() -> None:
    typed: dict[str, Any] = {"title": "", "stem": text("s"), "source": place(3)}
    assert losses(ShortText(id="x", accepted=(AcceptedText(text="a", score=0.5),), **typed)) == [
        ("partial", "degraded")
    ]
    wide = AcceptedNumber(low=-1e15, high=1e-9)
    assert losses(Numeric(id="x", accepted=(wide,), **typed)) == [("numeric", "degraded")]
    assert losses(Essay(id="x", feedback=Feedback(correct=text("Fine.")), **typed)) == []
    assert TARGET.of("feedback.correct", "essay").level == "degraded"
    assert losses(TrueFalse(id="x", answer=True, tags=("a<b", "n" * 51, "fine"), **typed)) == [("tags", "degraded")] * 2
    asked = ShortText(id="x", accepted=(), graded=False, feedback=Feedback(incorrect=text("No.")), **typed)
    assert losses(asked) == [("feedback.incorrect", "degraded")]
    assert holds(element(asked).find("generalfeedback"), text("No."))
    judged = TrueFalse(id="x", answer=True, feedback=Feedback(partial=text("Half."), correct=text("Yes.")), **typed)
    assert losses(judged) == [("feedback.partial", "degraded")]
    assert holds(element(judged).find("generalfeedback"), text("Partly correct Half."))


def test_every_feature_is_declared() -> None:
    assert {name for name in TARGET.support if ":" not in name} == set(FEATURES)
    own = {tuple(name.split(":")) for name in TARGET.support if ":" in name}
    assert own <= {(kind, feature) for feature, kind in cells()}
    assert all(support.how for support in TARGET.support.values() if support.level != "full")
