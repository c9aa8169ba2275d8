"""QTI 1.2 for Canvas, read back by a stand-in that knows nothing of how it was written."""

from __future__ import annotations

import io
import os
import re
import unicodedata
import zipfile
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec
import pytest
from lxml import etree

from hornbook import packing
from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText
from hornbook.course import Lesson, Pool, Quiz
from hornbook.model import Content, Entry, Feedback, Media, Option
from hornbook.questions import (
    BY_HAND,
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
from hornbook.targets import BUILTIN, load
from hornbook.targets.contents import contents
from hornbook.targets.features import FEATURES, cells
from hornbook.targets.qti12 import TARGET
from hornbook.targets.target import Artifact
from hornbook.targets.usage import used
from hornbook.templating import environment
from tests.questions.test_scoring import ROWS, Vector
from tests.targets import canvas_site, composite, courses
from tests.targets.canvas_site import NS, PACKAGE, Question, answered, partial, squeezed
from tests.targets.courses import Example, place, text

XSD = Path(os.environ.get("HORNBOOK_XSD", "../shared/xsd")) / "qti12" / "ims_qtiasiv1p2.xsd"
EXAMPLES = {"everything": courses.everything, "composite": composite.example, "small": courses.small}


def build(example: Example) -> list[Artifact]:
    templates = environment("qti12")
    rendered = [TARGET.render_lesson(lesson, example.course, templates) for lesson in example.lessons]
    return list(TARGET.assemble(example.course, rendered, example.read, templates))


@cache
def built(name: str) -> dict[str, bytes]:
    return {entry.path: entry.data for entry in build(EXAMPLES[name]())}


def quiz_of(*entries: Item | Pool, language: str = "en", **settings: Any) -> Example:
    quiz = Quiz(id="q", title=text("Quiz"), items=entries, **settings)
    lesson = Lesson(id="l", title="Lesson", language=language, file="l.md", quizzes=(quiz,))
    return Example(msgspec.structs.replace(courses.course(lesson), language="en"), (lesson,), courses.FILES)


def files_of(*entries: Item | Pool, **settings: Any) -> tuple[bytes, bytes]:
    """Return the assessment and the settings of a quiz."""
    assessment, meta, *_ = build(quiz_of(*entries, **settings))
    return assessment.data, meta.data


def asked(item: Item, **settings: Any) -> Question:
    return canvas_site.questions(files_of(item, **settings)[0])[0]


def losses(*entries: Item | Pool, **settings: Any) -> list[str]:
    found = TARGET.losses(quiz_of(*entries, **settings).lessons[0])
    return [name for name, support, _ in found if support.how]


def pairs() -> list[Any]:
    """Return each item of the fixtures with its question, found by its place in its quiz."""
    found = []
    for name, example in EXAMPLES.items():
        assessments = iter(data for path, data in built(name).items() if is_assessment(path))
        for quiz in (quiz for lesson in example().lessons for quiz in lesson.quizzes):
            read = canvas_site.questions(next(assessments))
            for item, question in zip(quiz.questions, read, strict=True):
                found.append(pytest.param(item, question, id=item.id))
    return found


def is_assessment(path: str) -> bool:
    return path.endswith(".xml") and "/" in path and not path.endswith("assessment_meta.xml")


EACH = pytest.mark.parametrize(("item", "question"), pairs())

# --- the package -----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not XSD.is_file(), reason=f"the QTI 1.2 schema is not at {XSD}")
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_assessment_is_valid_by_the_official_schema(name: str) -> None:
    schema = etree.XMLSchema(etree.parse(XSD))
    assessments = {path: data for path, data in built(name).items() if is_assessment(path)}
    assert assessments
    for path, data in assessments.items():
        assert schema.validate(etree.fromstring(data)), (path, schema.error_log)


@pytest.mark.skipif(not XSD.is_file(), reason=f"the QTI 1.2 schema is not at {XSD}")
def test_every_question_of_the_scoring_vectors_is_valid_by_the_official_schema() -> None:
    schema = etree.XMLSchema(etree.parse(XSD))
    items = {row.question.id: row.question for row in ROWS}
    document = etree.fromstring(files_of(*items.values())[0])
    assert schema.validate(document), schema.error_log


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_manifest_names_every_file_and_no_other(name: str) -> None:
    files = built(name)
    manifest = etree.fromstring(files["imsmanifest.xml"])
    resources = manifest.findall("p:resources/p:resource", PACKAGE)
    listed = [unquote(one.get("href")) for one in manifest.iterfind(".//p:file", PACKAGE)]
    assert Counter(listed) == Counter(path for path in files if path != "imsmanifest.xml")
    assert {unquote(one.get("href")) for one in resources if one.get("href")} <= set(listed)
    known = [one.get("identifier") for one in resources]
    assert len(set(known)) == len(known)
    assert {one.get("identifierref") for one in manifest.iterfind(".//p:dependency", PACKAGE)} <= set(known)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_quiz_depends_on_its_settings_and_on_each_picture_that_it_shows(name: str) -> None:
    files = built(name)
    manifest = etree.fromstring(files["imsmanifest.xml"])
    paths = {
        one.get("identifier"): [unquote(file.get("href")) for file in one.iterfind("p:file", PACKAGE)]
        for one in manifest.iterfind("p:resources/p:resource", PACKAGE)
    }
    for one in manifest.iterfind("p:resources/p:resource[@type='imsqti_xmlv1p2']", PACKAGE):
        (path,) = paths[one.get("identifier")]
        needed = [file for each in one.iterfind("p:dependency", PACKAGE) for file in paths[each.get("identifierref")]]
        meta = path.rpartition("/")[0] + "/assessment_meta.xml"
        shown = re.findall(r"\$IMS-CC-FILEBASE\$/([^\"]+)", unescape(files[path].decode() + files[meta].decode()))
        assert set(needed) == {meta, *(f"web_resources/{unquote(name)}" for name in shown)}
        ident = etree.fromstring(files[path]).find("q:assessment", NS).get("ident")
        assert ident == etree.fromstring(files[meta]).get("identifier") == one.get("identifier")


def test_pictures_are_in_the_package_as_they_are_whatever_their_names() -> None:
    name = 'a b&"ü.png'
    shown = '<img src="media:a b&amp;&quot;ü.png" alt="x"/>'
    stem = Content(html=shown * 2, text="", media=(name,))
    example = quiz_of(TrueFalse(id="x", title="", stem=stem, source=place(1), answer=True))
    medium = Media(id=name, path=name, mime="image/png", size=1, sha256="")
    lesson = msgspec.structs.replace(example.lessons[0], media=(medium,))
    entries = {one.path: one.data for one in build(Example(courses.course(lesson), (lesson,), {name: b"bytes"}))}
    assert entries[f"web_resources/{name}"] == b"bytes"
    manifest = etree.fromstring(entries["imsmanifest.xml"])
    assert f"web_resources/{name}" in [unquote(one.get("href")) for one in manifest.iterfind(".//p:file", PACKAGE)]


def test_the_same_course_is_the_same_zip_with_names_that_no_file_system_confuses() -> None:
    archives = []
    for _ in range(2):
        stream = io.BytesIO()
        with packing.archive(stream) as archive:
            for entry in build(courses.everything()):
                archive.add(entry.path, entry.data)
        archives.append(stream.getvalue())
    assert archives[0] == archives[1]
    with zipfile.ZipFile(io.BytesIO(archives[0])) as archive:
        names = [name.lower() for name in archive.namelist()]
    assert len(set(names)) == len(names)


def test_no_file_declares_an_entity_or_holds_what_xml_cannot() -> None:
    stem = Content(html="a\x00b\x01c\x0bd\ufffee\uffffg\ttab", text="x")
    data = files_of(TrueFalse(id="x", title="t", stem=stem, source=place(1), answer=True))[0]
    assert canvas_site.questions(data)[0].stem == "<div><p>abcdeg\ttab</p></div>"
    assert not any(b"<!DOCTYPE" in part for name in EXAMPLES for part in built(name).values())


# --- nothing lost ----------------------------------------------------------------------------------------------------


@EACH
def test_every_authored_word_of_an_item_is_in_the_file(item: Item, question: Question) -> None:
    said = question.said()
    for content in contents(item):
        for piece in re.split(r'<input name="gap:[a-z]+"/>', content.html):
            assert squeezed(seen(piece)) in said or squeezed(content.text) in said, (item.id, piece)
    for plain in authored(item):
        assert squeezed(plain) in said, (item.id, plain)


def seen(html: str) -> str:
    """Return what a reader sees of a piece of a fragment, formulas as TeX; a piece may end inside an element."""
    tex = re.compile(r'<math[^>]*display="(inline|block)".*?x-tex">(.*?)</annotation>.*?</math>', re.DOTALL)
    signs = {"inline": r"\({}\)", "block": r"\[{}\]"}
    whole = tex.sub(lambda match: signs[match[1]].format(match[2]), html)
    return unescape(re.sub(r"<[^>]*>", "", whole))


def authored(item: Item) -> list[str]:
    """Return what the author wrote in plain words."""
    plain = [item.title, *item.tags, *item.objectives, item.difficulty or ""]
    match item:
        case Hotspot():
            plain += [item.alt, *(area.label for area in item.areas)]
        case Essay():
            plain += [line.criterion for line in item.rubric]
        case Upload():
            plain += [*(line.criterion for line in item.rubric), *item.accept]
        case Numeric():
            plain += [item.unit]
        case ShortText():
            plain += [one.text.replace("*", "") for one in item.accepted if not one.pattern and one.score >= 0.5]
        case _:
            pass
    return plain


@EACH
def test_points_and_kind_are_what_canvas_reads(item: Item, question: Question) -> None:
    assert question.points == pytest.approx(item.points if item.graded else 0, abs=1e-9)
    kinds = {
        Choice: "multiple_choice_question",
        Multiple: "multiple_answers_question",
        Numeric: "numerical_question",
        Matching: "matching_question",
        Ordering: "matching_question",
        Categorise: "matching_question",
        Essay: "essay_question",
        Upload: "file_upload_question",
    }
    assert question.kind == kinds.get(type(item), question.kind)
    assert question.node.get("title")


@EACH
def test_no_reader_of_canvas_stumbles_over_an_item(item: Item, question: Question) -> None:
    node = question.node
    places = [str(one.get("ident")) for one in question.responses]
    lists = [one for one in question.responses if one.find("q:render_choice", NS) is not None]
    labels = [ident for one in lists for ident in question.labels(one)]
    assert len(set(places)) == len(places)
    assert not set(places) & set(labels)
    assert all(ident.isdigit() for ident in labels), "Canvas keeps the digits of an identifier and drops the rest"
    assert question.kind == "matching_question" or len(set(labels)) == len(labels)
    assert all(len(set(question.labels(one))) == len(question.labels(one)) for one in question.responses)
    assert len(node.findall("q:presentation/q:material/q:mattext", NS)) == 1
    for setting in node.iterfind(".//q:setvar", NS):
        assert float(setting.text) > 0, "New Quizzes take no score of zero"
        assert setting.getparent().find(".//q:varequal", NS) is not None or question.kind == "numerical_question"
    shown = {one.get("linkrefid") for one in node.iterfind(".//q:displayfeedback", NS)}
    assert shown <= set(question.feedback())
    assert all(question.feedback().values())
    assert node.find("q:resprocessing/q:respcondition", NS) is not None
    assert len(list(node.iter("{*}vargte"))) == len(list(node.iter("{*}varlte")))
    assert item.id


@EACH
def test_feedback_stands_where_canvas_looks_for_it(item: Item, question: Question) -> None:
    told = {name: squeezed(canvas_site.words(html)) for name, html in question.feedback().items()}
    feedback = item.feedback
    names = {"general_fb": [feedback.general]}
    if not isinstance(item, BY_HAND):
        names |= {"correct_fb": [feedback.correct], "general_incorrect_fb": [feedback.incorrect, feedback.partial]}
    for name, pieces in names.items():
        for piece in filter(None, pieces):
            assert squeezed(seen(piece.html)) in told[name]
    if isinstance(item, Choice | Multiple):
        labels = list(question.labels(question.responses[0]))
        for label, option in zip(labels, item.options, strict=True):
            assert told.get(f"{label}_fb") == (squeezed(seen(option.feedback.html)) if option.feedback else None)


def test_the_answer_given_is_the_answer_whose_feedback_shows() -> None:
    item = next(item for item in courses.choices() if item.id == "full-choice")
    assert isinstance(item, Choice)
    question = asked(item)
    for option in item.options:
        _, told = question.process(answered(question, option.id))
        shown = squeezed(" ".join(canvas_site.words(question.feedback()[name]) for name in told))
        for content, expected in (
            (option.feedback, True),
            (item.feedback.general, True),
            (item.feedback.correct, option.correct),
            (item.feedback.incorrect, not option.correct),
        ):
            assert content is None or (squeezed(seen(content.html)) in shown) == expected, option.id


def test_the_settings_of_a_quiz_are_those_of_its_author() -> None:
    meta = next(data for path, data in built("everything").items() if path.endswith("assessment_meta.xml"))
    read = canvas_site.settings(meta)
    quiz = courses.everything().lessons[0].quizzes[0]
    assert read["title"] == quiz.title.text
    assert squeezed(canvas_site.words(read["description"])) == "Take your time.To pass: 60 %"
    assert read["quiz_type"] == "assignment"
    assert float(read["points_possible"]) == pytest.approx(quiz.points)
    assert (read["allowed_attempts"], read["time_limit"]) == (str(quiz.attempts), "20")


@pytest.mark.parametrize(
    ("settings", "name", "expected"),
    [
        ({}, "quiz_type", "practice_quiz"),
        ({"kind": "graded"}, "quiz_type", "assignment"),
        ({}, "allowed_attempts", "-1"),
        ({"attempts": 3}, "allowed_attempts", "3"),
        ({"time_limit": 61}, "time_limit", "2"),
        ({}, "time_limit", None),
        ({"feedback_when": "never"}, "hide_results", "always"),
        ({"feedback_when": "end"}, "hide_results", ""),
        ({}, "one_question_at_a_time", "false"),
        ({"one_by_one": True}, "one_question_at_a_time", "true"),
        ({}, "show_correct_answers", "true"),
        ({"kind": "graded"}, "show_correct_answers", "false"),
    ],
)
def test_each_setting_of_a_quiz_arrives(settings: dict[str, Any], name: str, expected: str | None) -> None:
    assert canvas_site.settings(files_of(judgement("x"), **settings)[1]).get(name) == expected


def judgement(name: str, **more: Any) -> TrueFalse:
    return TrueFalse(id=name, title="", stem=text(f"Is it {name}?"), source=place(3), answer=True, **more)


def test_a_quiz_without_any_key_is_a_survey() -> None:
    polls = [data for path, data in built("everything").items() if path.endswith("quiz-a88085e1/assessment_meta.xml")]
    kinds = {canvas_site.settings(data)["title"]: canvas_site.settings(data)["quiz_type"] for data in polls}
    assert kinds["What do you think?"] == "survey"


# --- pools and order -------------------------------------------------------------------------------------------------


def test_a_pool_is_a_group_of_which_canvas_draws() -> None:
    data = next(data for path, data in built("composite").items() if is_assessment(path) and "pool-quiz" in path)
    groups = etree.fromstring(data).findall(".//q:section/q:section", NS)
    read = [
        (
            one.get("title"),
            int(canvas_site.text(one, "selection_ordering/q:selection/q:selection_number")),
            float(canvas_site.text(one, "selection_ordering/q:selection/q:selection_extension/q:points_per_item")),
            len(one.findall("q:item", NS)),
        )
        for one in groups
    ]
    assert read == [("Basics", 2, 2.0, 3), ("sum", 1, 1.0, 3)]


def test_shuffled_questions_are_drawn_from_groups_of_equal_points_and_others_stand_as_they_are() -> None:
    items = [judgement(name, points=points) for name, points in (("a", 1.0), ("b", 1.0), ("c", 2.0), ("d", 1.0))]
    drawn = etree.fromstring(files_of(*items, shuffle=True)[0])
    groups = drawn.findall(".//q:section/q:section", NS)
    assert [len(one.findall("q:item", NS)) for one in groups] == [2]
    assert canvas_site.text(groups[0], "selection_ordering/q:selection/q:selection_number") == "2"
    assert len(drawn.findall(".//q:section[@ident='root_section']/q:item", NS)) == 2
    still = etree.fromstring(files_of(*items)[0])
    assert not still.findall(".//q:selection_ordering", NS)
    assert [one.get("ident") for one in still.iter("{*}item")] == [one.get("ident") for one in drawn.iter("{*}item")]


def test_a_pool_asks_for_no_more_than_it_has_and_says_what_its_points_become() -> None:
    questions = (judgement("a"), judgement("b", points=2.0))
    pool = Pool(id="p", pick=9, questions=questions, source=place(1))
    assert b"<selection_number>2<" in files_of(pool)[0]
    assert losses(pool) == ["points"]


def choose(*rows: tuple[bool, float | None], cls: type[Choice | Multiple] = Choice, **more: Any) -> Any:
    made = tuple(
        Option(id=courses.option_id(at), content=text(f"o{at}"), correct=correct, score=points)
        for at, (correct, points) in enumerate(rows)
    )
    return cls(id=more.pop("id", "x"), title="", stem=text("s"), source=place(3), options=made, **more)


def test_options_are_shuffled_where_canvas_can_do_so_for_all() -> None:
    moved, still = choose((True, None), (False, None), shuffle=True), choose((True, None), (False, None), id="y")
    assert canvas_site.settings(files_of(moved, judgement("z"))[1])["shuffle_answers"] == "true"
    assert losses(moved, judgement("z")) == []
    assert canvas_site.settings(files_of(moved, still)[1])["shuffle_answers"] == "false"
    assert losses(moved, still) == ["shuffle"]
    assert asked(moved).node.find(".//q:render_choice", NS).get("shuffle") == "Yes"
    pinned = msgspec.structs.replace(
        moved, options=(moved.options[0], msgspec.structs.replace(moved.options[1], fixed=True))
    )
    assert asked(pinned).node.find(".//q:render_choice", NS).get("shuffle") is None


# --- scored right ----------------------------------------------------------------------------------------------------


def lesson_of(item: Item) -> Lesson:
    return quiz_of(item).lessons[0]


def is_full(item: Item) -> bool:
    """Return whether the target declares nothing but full support for all that the item uses."""
    levels = {TARGET.of(use.feature, use.kind).level for use in used(lesson_of(item), "en")}
    return levels == {"full"} and not list(TARGET.losses(lesson_of(item)))


def is_plain(item: Item, response: Any) -> bool:
    """Return whether a typed response is in the form that Canvas compares: a platform's rules are its own.

    Texts: composed letters, single spaces, letters with one lower case, in keys too. Numbers: plain decimals.
    """
    if isinstance(item, ShortText) and not all(_is_plain_text(one.text) for one in item.accepted):
        return False
    if isinstance(item, Gaps):
        values = response.values() if isinstance(response, dict) else ()
        return all(map(_is_plain_text, values))
    if isinstance(item, Numeric) and isinstance(response, str):
        return re.fullmatch(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*", response) is not None
    return not isinstance(item, ShortText) or _is_plain_text(response)


def _is_plain_text(said: Any) -> bool:
    if not isinstance(said, str):
        return False
    bare = said.strip()
    composed = unicodedata.normalize("NFC", " ".join(bare.split()))
    return bare == composed and bare.lower() == bare.casefold()


FULL_ROWS = [row for row in ROWS if is_full(row.question) and is_plain(row.question, row.response)]


@pytest.mark.parametrize("row", FULL_ROWS, ids=lambda row: row.name)
def test_what_is_declared_full_scores_as_the_reference_does(row: Vector) -> None:
    question = asked(row.question)
    earned, _ = question.process(answered(question, row.response))
    expected = score(row.question, row.response)
    assert expected is None or earned == pytest.approx(expected, abs=1e-9)


def test_the_rows_that_prove_scores_are_of_every_type_that_is_declared_full() -> None:
    kinds = {type(row.question) for row in FULL_ROWS}
    assert kinds >= {Choice, TrueFalse, ShortText, Numeric, Gaps, Matching}
    assert len(FULL_ROWS) >= 150


def rows_of(*kinds: type) -> list[Vector]:
    return [row for row in ROWS if isinstance(row.question, kinds)]


@pytest.mark.parametrize("row", rows_of(Multiple, Hotspot), ids=lambda row: row.name)
def test_several_answers_score_by_the_rule_that_is_declared(row: Vector) -> None:
    item: Any = row.question
    question = asked(item)
    expected = score(item, row.response)
    if question.kind == "multiple_choice_question":
        (given,) = set(row.response) if isinstance(row.response, list) and len(set(row.response)) == 1 else (None,)
        assert question.process(answered(question, given))[0] == expected
        return
    answers = answered(question, row.response)
    if not item.graded:
        assert question.points == 0
        return
    right = [one.id for one in (item.areas if isinstance(item, Hotspot) else item.options) if keyed(one, item)]
    assert (question.process(answers)[0] == 1) == (sorted(map(canvas_letter(question), answers["response1"])) == right)
    if item.scoring == "net":
        assert partial(question, answers) == pytest.approx(expected)
    elif item.scoring == "all":
        assert (partial(question, answers) == 1) == (expected == 1)


def keyed(one: Any, item: Any) -> bool:
    return (one.score or 0) > 0 if item.scoring == "each" else one.correct


def canvas_letter(question: Question) -> Any:
    labels = list(question.labels(question.responses[0]))
    return lambda ident: canvas_site.letters(labels.index(ident) + 1)


@pytest.mark.parametrize("row", rows_of(Ordering, Categorise, Matching), ids=lambda row: row.name)
def test_pairs_score_by_the_line_and_all_of_them_as_a_whole(row: Vector) -> None:
    item: Any = row.question
    question = asked(item)
    earned, _ = question.process(answered(question, as_pairs(item, row.response)))
    expected = score(item, row.response)
    assert expected is not None
    if item.scoring == "all":
        assert (earned == 1) == (expected == 1)
    elif not (isinstance(item, Categorise) and any(one.category is None for one in item.items)):
        assert earned == pytest.approx(expected, abs=1e-9)


def as_pairs(item: Item, response: Any) -> Any:
    """Return what a learner of Canvas does who means the same: puts items into places, leaves no line open."""
    if isinstance(item, Ordering):
        names = response if isinstance(response, list | tuple) else []
        known = {one.id for one in item.items}
        whole = len(names) == len(known) == len({*map(str, names)}) and {*map(str, names)} == known
        return {canvas_site.letters(at): name for at, name in enumerate(names, start=1)} if whole else {}
    if isinstance(item, Categorise) and isinstance(response, dict):
        none = canvas_site.letters(len(item.categories) + 1)
        return {one.id: none for one in item.items if one.category is None} | {k: v for k, v in response.items() if v}
    return response


@pytest.mark.parametrize(
    ("scores", "given", "earned"),
    [((1.0, 0.5, 0.25, -0.5), "abcd", (1, 1, 0, 0)), ((0.3, 0.2, 0.0, 0.0), "abcd", (1, 0, 0, 0))],
)
def test_typed_answers_earn_all_from_half_of_the_points_on(
    scores: tuple[float, ...], given: str, earned: tuple[int, ...]
) -> None:
    texts = tuple(AcceptedText(text=word, score=points) for word, points in zip("abcd", scores, strict=True))
    numbers = tuple(
        AcceptedNumber(low=at, high=at, value=at, text=str(at), score=points)
        for at, points in zip((1.0, 2.0, 3.0, 4.0), scores, strict=True)
    )
    word = asked(ShortText(id="x", title="", stem=text("s"), source=place(1), accepted=texts))
    number = asked(Numeric(id="x", title="", stem=text("s"), source=place(1), accepted=numbers))
    assert tuple(word.process({"response1": [one]})[0] for one in given) == earned
    assert tuple(number.process({"response1": [str(at)]})[0] for at in (1, 2, 3, 4)) == earned


def test_one_option_earns_all_points_and_the_others_none() -> None:
    question = asked(choose((True, None), (False, 0.5), (False, -0.5)))
    assert [question.process(answered(question, name))[0] for name in "abc"] == [1, 0, 0]


def test_feedback_to_an_answer_that_canvas_cannot_know_joins_that_for_wrong_ones() -> None:
    accepted = (AcceptedText(text="Paris"), AcceptedText(text="Lyon", score=0.0, feedback=text("The second city.")))
    item = ShortText(id="x", title="", stem=text("s"), source=place(1), accepted=accepted)
    assert squeezed(canvas_site.words(asked(item).feedback()["general_incorrect_fb"])) == "LyonThe second city."
    assert b"Lyon</varequal>" not in files_of(item)[0]
    assert losses(item) == ["feedback.option"]


def test_a_text_of_wildcards_alone_is_left_to_a_person() -> None:
    item = ShortText(
        id="x", title="", stem=text("s"), source=place(1), accepted=(AcceptedText(text="*", pattern=True),)
    )
    assert asked(item).kind == "essay_question"
    assert losses(item) == ["short-text"]


@pytest.mark.parametrize(
    ("low", "high", "value", "margins"),
    [(9.79, 9.83, 9.81, 1), (2.0, 2.0, 2.0, 1), (3.0, 4.0, None, 0), (1.0, 4.0, 2.0, 0), (1e-9, 1e-9, 1e-9, 1)],
)
def test_a_number_in_the_middle_has_a_margin_and_any_other_an_interval(
    low: float, high: float, value: float | None, margins: int
) -> None:
    number = AcceptedNumber(low=low, high=high, value=value)
    question = asked(Numeric(id="x", title="", stem=text("s"), source=place(1), accepted=(number,)))
    assert len(list(question.node.iter("{*}varequal"))) == margins
    for given, expected in ((low, 1), (high, 1), (low - 0.1, 0), (high + 0.1, 0)):
        assert question.process({"response1": [repr(given)]})[0] == expected


def test_a_question_without_a_key_is_worth_nothing_and_takes_every_choice() -> None:
    for item in courses.unkeyed():
        question = asked(item)
        assert question.points == 0
        for given in ("a", "b") if isinstance(item, Choice) else (True, False) if isinstance(item, TrueFalse) else ():
            assert question.process(answered(question, given))[0] == 1
        if isinstance(item, Numeric):
            assert [question.process({"response1": [given]})[0] for given in ("0", "-3.5", "1e9")] == [1, 1, 1]


# --- forms -----------------------------------------------------------------------------------------------------------


def gaps(*made: Any, stem: str = "") -> Gaps:
    html = stem or " and ".join(f'<input name="gap:{gap.id}"/>' for gap in made)
    return Gaps(id="g", title="", stem=Content(html=html, text="____"), source=place(1), gaps=made)


def listed(name: str, *rows: tuple[str, bool]) -> ChoiceGap:
    return ChoiceGap(id=name, options=courses.options(*rows))


def test_lists_alone_are_lists_and_beside_blanks_they_name_their_options() -> None:
    one, other = listed("a", ("Rhône", False), ("Seine", True)), listed("b", ("x", True), ("y", False))
    assert asked(gaps(one, other)).kind == "multiple_dropdowns_question"
    assert losses(gaps(one, other)) == []
    mixed = gaps(one, TextGap(id="b", accepted=(AcceptedText(text="Paris"),)))
    question = asked(mixed)
    assert question.kind == "fill_in_multiple_blanks_question"
    assert "(Rhône / Seine)" in question.stem
    assert question.process(answered(question, {"a": "seine", "b": "PARIS"}))[0] == 1
    assert question.process(answered(question, {"a": "Rhône", "b": "Paris"}))[0] == 0.5
    assert losses(mixed) == ["gaps.dropdown"]


def test_a_blank_takes_no_text_that_is_not_accepted_since_canvas_takes_every_label_as_right() -> None:
    accepted = (AcceptedText(text="Paris"), AcceptedText(text="Lyon", score=0.0), AcceptedText(text="Nice", score=0.5))
    question = asked(gaps(TextGap(id="a", accepted=accepted)))
    assert [list(question.labels(one).values()) for one in question.responses] == [["Paris", "Nice"]]


def test_a_number_in_a_gap_is_a_text_with_a_point_or_a_comma() -> None:
    gap = NumberGap(id="a", accepted=(AcceptedNumber(low=2.0, high=2.2, value=2.1, text="2.1"),), unit="kg")
    question = asked(gaps(gap))
    assert list(question.labels(question.responses[0]).values()) == ["2.1", "2,1"]
    assert "[gap_a] kg" in question.stem


def test_markup_in_a_list_becomes_words_and_is_told() -> None:
    responses = (Entry(id="a", content=Content(html="<code>x</code>", text="x")), Entry(id="b", content=text("y")))
    item = next(item for item in composite.moved() if isinstance(item, Matching))
    changed = msgspec.structs.replace(item, responses=responses)
    assert losses(changed) == ["matching"]
    question = asked(changed)
    assert list(question.labels(question.responses[0]).values()) == ["x", "y"]


def test_true_and_false_are_judged_in_english_and_chosen_in_other_languages() -> None:
    assert asked(judgement("x")).kind == "true_false_question"
    german = asked(judgement("x"), language="de")
    assert german.kind == "multiple_choice_question"
    assert list(german.labels(german.responses[0]).values()) == ["Wahr", "Falsch"]
    assert german.stem.startswith('<div lang="de">')
    assert asked(judgement("x"), language="ar").stem.startswith('<div lang="ar" dir="rtl">')


def test_formulas_are_tex_for_mathjax_and_what_only_looks_like_tex_is_not() -> None:
    stem = Content(html=rf"{courses.MATHML} or \(a\) or $$b$$ or <code>\(c\)</code>, $5 and $10", text="")
    shown = asked(TrueFalse(id="x", title="t", stem=stem, source=place(1), answer=True)).stem
    assert r"\(x^2 &lt; 4\)" in shown
    assert "<math" not in shown
    assert re.findall(r"\\\((.*?)\\\)", shown.replace(r"<code>\(c\)</code>", "")) == ["x^2 &lt; 4"]
    assert "$$" not in shown
    assert r"<code>\(c\)</code>, $5 and $10" in shown


def test_feedback_by_a_score_that_only_a_person_knows_is_a_note_for_who_marks() -> None:
    feedback = Feedback(correct=text("Well argued."), incorrect=text("Read again."))
    item = Essay(id="x", title="", stem=text("s"), source=place(1), feedback=feedback)
    (notes,) = asked(item).fields["grading_notes"]
    assert "Well argued." in notes
    assert "Read again." in notes
    assert {TARGET.of(f"feedback.{name}", "essay").level for name in ("correct", "incorrect")} == {"degraded"}


# --- identifiers and declarations ------------------------------------------------------------------------------------


def idents(*entries: Item | Pool) -> list[list[str]]:
    """Return for each question its identifier and those of its answers."""
    read = canvas_site.questions(files_of(*entries)[0])
    return [[str(one.get("ident")) for one in question.node.iter() if one.get("ident")] for question in read]


def test_identifiers_stay_when_a_stem_an_option_or_the_order_changes() -> None:
    first, second = choose((True, None), (False, None), id="one"), judgement("two")
    before = idents(first, second)
    edited = msgspec.structs.replace(first, stem=text("another stem"))
    grown = msgspec.structs.replace(first, options=(*first.options, courses.options(("new", False))[0]))
    grown = msgspec.structs.replace(grown, options=(*first.options, msgspec.structs.replace(grown.options[2], id="c")))
    assert idents(edited, second) == before
    assert idents(second, first) == before[::-1]
    assert set(before[0]) < set(idents(grown, second)[0])
    assert idents(grown, second)[1] == before[1]


def test_two_courses_with_items_of_one_id_stay_apart_in_canvas() -> None:
    example = quiz_of(judgement("x"))
    other = msgspec.structs.replace(example.course, id="other-course")
    ours, theirs = (
        TARGET.render_lesson(example.lessons[0], course, environment("qti12")) for course in (example.course, other)
    )
    names = [canvas_site.questions(made.artifacts[0].data)[0].node.get("ident") for made in (ours, theirs)]
    assert names[0] != names[1]
    assert ours.artifacts[0].path != theirs.artifacts[0].path


def test_every_feature_is_declared_and_nothing_else() -> None:
    assert set(FEATURES) <= set(TARGET.support)
    known = {f"{kind}:{name}" for name, kind in cells()} | set(FEATURES)
    assert set(TARGET.support) <= known
    for name, support in TARGET.support.items():
        assert (support.level == "full") == (not support.how), name


def test_the_target_is_found_by_its_name() -> None:
    assert load("qti12") is TARGET
    assert BUILTIN.index("qti12") == BUILTIN.index("qti21") + 1
