"""QTI packages: valid by the official schemas, whole in their references, and read back as they were authored."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote
from xml.parsers import expat

import msgspec
import pytest
from lxml import etree

from hornbook import packing
from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText
from hornbook.course import Lesson, Pool, Quiz
from hornbook.markup import raw_html
from hornbook.model import Content
from hornbook.qti import identifiers, numbers
from hornbook.qti.content import fragment
from hornbook.qti.dialect import QTI3, QTI21, QTI22
from hornbook.questions import (
    BY_HAND,
    Choice,
    ChoiceGap,
    Essay,
    Gap,
    Gaps,
    Hotspot,
    Item,
    Multiple,
    Numeric,
    ShortText,
    TrueFalse,
)
from hornbook.targets import load
from hornbook.targets.contents import contents
from hornbook.targets.features import FEATURES
from hornbook.targets.target import Artifact
from hornbook.templating import environment
from tests.targets import composite, courses
from tests.targets.courses import Example

TARGETS = ("qti3", "qti22", "qti21")
XSD = Path(os.environ.get("HORNBOOK_XSD", Path(__file__).resolve().parents[3] / "shared" / "xsd"))
ITEM_SCHEMAS = {
    "qti3": ["qtiv3p0p1/imsqti_asiv3p0p1_v1p0.xsd", "qtiv3p0p1/imsqti_asiv3p0_sbacv1p0_local.xsd"],
    "qti22": ["qtiv2p2p4/imsqti_v2p2p4.xsd"],
    "qti21": ["qtiv2p1p1/imsqti_v2p1p1.xsd"],
}
LOM = "http://ltsc.ieee.org/xsd/LOM"
CP21 = "http://www.imsglobal.org/xsd/imscp_v1p1"
DIALECTS = {"qti3": QTI3, "qti22": QTI22, "qti21": QTI21}
BODIES = {
    "qti3": (
        '<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="a" title="t"'
        ' adaptive="false" time-dependent="false"><qti-item-body><div>{}</div><p>{}</p></qti-item-body>'
        "</qti-assessment-item>"
    ),
    "qti21": (
        '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="a" title="t"'
        ' adaptive="false" timeDependent="false"><itemBody><div>{}</div><p>{}</p></itemBody></assessmentItem>'
    ),
}
BODIES["qti22"] = BODIES["qti21"].replace("imsqti_v2p1", "imsqti_v2p2")
MATHML = "{http://www.w3.org/1998/Math/MathML}math"

needs_xsd = pytest.mark.skipif(
    not XSD.is_dir(), reason="the official schemas are absent: set HORNBOOK_XSD to check QTI against them"
)


def build(target: str, example: Example) -> list[Artifact]:
    """Return the package's entries."""
    loaded, templates = load(target), environment(target)
    rendered = [loaded.render_lesson(lesson, example.course, templates) for lesson in example.lessons]
    return list(loaded.assemble(example.course, rendered, example.read, templates))


@cache
def fixture() -> Example:
    """Return a course with every type and feature, the hard cases, and the questions with parts."""
    lessons = (*courses.everything().lessons, composite.lesson())
    return Example(courses.course(*lessons), lessons, courses.FILES)


@cache
def everything(target: str) -> dict[str, bytes]:
    """Return the entries of the package of the whole fixture."""
    return {entry.path: entry.data for entry in build(target, fixture())}


@pytest.fixture(params=TARGETS)
def target(request: pytest.FixtureRequest) -> str:
    """Return the name of each QTI target."""
    return str(request.param)


class Document:
    """An XML document of either version, asked by the names of QTI 2.1."""

    def __init__(self, data: bytes) -> None:
        self.root = etree.fromstring(data)

    def all(self, name: str, **attributes: str) -> list[etree._Element]:
        """Return the elements with this name and these attributes."""
        return [
            element
            for element in self.root.iter()
            if isinstance(element.tag, str) and local(element) == name and matches(element, attributes)
        ]

    def one(self, name: str, **attributes: str) -> etree._Element:
        """Return the only such element."""
        (found,) = self.all(name, **attributes)
        return found


def local(element: etree._Element) -> str:
    """Return the element's name as QTI 2.1 has it."""
    return camel(etree.QName(element).localname.removeprefix("qti-"))


def camel(name: str) -> str:
    """Return a name of QTI 3 as QTI 2.1 has it."""
    return re.sub(r"-([a-z])", lambda match: match[1].upper(), name)


def attributes(element: etree._Element) -> dict[str, str]:
    """Return the attributes by their names of QTI 2.1."""
    return {camel(str(name)): str(value) for name, value in element.attrib.items()}


def matches(element: etree._Element, wanted: dict[str, str]) -> bool:
    """Return whether the element has all these attributes."""
    return wanted.items() <= attributes(element).items()


def words(element: etree._Element) -> str:
    """Return the element's text without any space."""
    return squeezed("".join(element.itertext()))


def squeezed(text: str) -> str:
    """Return text without any space."""
    return "".join(text.split())


def document(target: str, item: Item) -> Document:
    """Return the file of an item of the fixture."""
    return Document(everything(target)[f"item-{identifiers.token(item.id)}.xml"])


def fixture_items() -> list[Item]:
    """Return every item of the fixture."""
    return [item for lesson in fixture().lessons for quiz in lesson.quizzes for item in quiz.questions]


def fixture_quizzes() -> list[Quiz]:
    """Return every quiz of the fixture."""
    return [quiz for lesson in fixture().lessons for quiz in lesson.quizzes]


ITEMS = fixture_items()
QUIZZES = fixture_quizzes()
EACH_ITEM = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)


# --- valid -----------------------------------------------------------------------------------------------------------


@cache
def schema(path: str) -> etree.XMLSchema:
    """Return one of the official schemas."""
    return etree.XMLSchema(etree.parse(str(XSD / path)))


@cache
def manifest_schema(target: str) -> etree.XMLSchema:
    """Return a schema for the manifest and the metadata in it."""
    if target != "qti21":
        return schema({"qti3": "qtiv3p0p1/imsqtiv3p0", "qti22": "qtiv2p2/qtiv2p2"}[target] + "_imscpv1p2_v1p0.xsd")
    both = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:import namespace="{CP21}" schemaLocation="{(XSD / "imscp_v1p1.xsd").as_uri()}"/>
      <xs:import namespace="{LOM}" schemaLocation="{(XSD / "lom/imsmd_loose_v1p3p2.xsd").as_uri()}"/>
    </xs:schema>"""
    return etree.XMLSchema(etree.fromstring(both))


def faults(xsd: etree.XMLSchema, data: bytes) -> list[str]:
    """Return what the schema says against a document."""
    xsd.validate(etree.fromstring(data))
    return [f"line {error.line}: {error.message}" for error in xsd.error_log]


@needs_xsd
def test_every_item_and_test_is_valid_by_the_official_schemas(target: str) -> None:
    files = {path: data for path, data in everything(target).items() if re.match(r"(item|test)-", path)}
    assert len(files) == len(ITEMS) + len(QUIZZES)
    found = {(path, name): faults(schema(name), data) for path, data in files.items() for name in ITEM_SCHEMAS[target]}
    assert {place: said for place, said in found.items() if said} == {}


@needs_xsd
def test_the_manifest_is_valid_with_its_metadata(target: str) -> None:
    assert faults(manifest_schema(target), everything(target)["imsmanifest.xml"]) == []


@needs_xsd
@pytest.mark.parametrize(
    ("target", "path", "right", "wrong"),
    [
        ("qti3", "item-full-choice.xml", b"max-choices", b"maxChoices"),
        ("qti21", "item-full-choice.xml", b"maxChoices", b"max-choices"),
        ("qti21", "item-full-choice.xml", b"<strong>", b"<mark>"),
        ("qti3", "imsmanifest.xml", b"<keyword>", b"<tag>"),
        ("qti21", "imsmanifest.xml", b"<keyword>", b"<tag>"),
        ("qti22", "item-full-choice.xml", b"<strong>", b"<mark>"),
        ("qti22", "item-gaps-table.xml", b"<textEntryInteraction", b"<textEntry"),
        ("qti22", "imsmanifest.xml", b"imsqti_item_xmlv2p2", b"imsqti_item_xmlv2p1"),
    ],
)
def test_the_schemas_refuse_what_they_should(target: str, path: str, right: bytes, wrong: bytes) -> None:
    broken = everything(target)[path].replace(right, wrong)
    broken = broken.replace(right.replace(b"<", b"</"), wrong.replace(b"<", b"</"))
    judges = [manifest_schema(target)] if "manifest" in path else [schema(name) for name in ITEM_SCHEMAS[target]]
    assert any(faults(judge, broken) for judge in judges)


def test_expat_reads_every_file(target: str) -> None:
    for path, data in everything(target).items():
        if path.endswith(".xml"):
            assert data.startswith(b"<?xml"), path
            expat.ParserCreate().Parse(data, True)


# --- whole -----------------------------------------------------------------------------------------------------------


def test_the_manifest_names_every_file_and_no_other(target: str) -> None:
    manifest = Document(everything(target)["imsmanifest.xml"])
    declared = [unquote(file.get("href", "")) for file in manifest.all("file")]
    assert len(declared) == len(set(declared))
    assert {*declared, "imsmanifest.xml"} == set(everything(target))
    for resource in manifest.all("resource"):
        assert resource.get("href") in {file.get("href") for file in resource if local(file) == "file"}


def test_no_reference_dangles(target: str) -> None:
    manifest = Document(everything(target)["imsmanifest.xml"])
    known = [resource.get("identifier") for resource in manifest.all("resource")]
    assert len(known) == len(set(known))
    assert {dependency.get("identifierref") for dependency in manifest.all("dependency")} <= set(known)


def test_each_resource_depends_on_all_that_its_file_uses(target: str) -> None:
    manifest = Document(everything(target)["imsmanifest.xml"])
    files = {resource.get("identifier"): unquote(resource.get("href", "")) for resource in manifest.all("resource")}
    for resource in manifest.all("resource"):
        path = unquote(resource.get("href", ""))
        if not path.endswith(".xml"):
            continue
        needed = {files[one.get("identifierref")] for one in resource if local(one) == "dependency"}
        assert set(used_files(everything(target)[path])) == needed, path


def used_files(data: bytes) -> Iterator[str]:
    """Yield the files that an item or a test refers to."""
    document = Document(data)
    for element in document.root.iter():
        if isinstance(element.tag, str) and local(element) in ("img", "object", "stylesheet", "assessmentItemRef"):
            yield unquote(element.get("src") or element.get("data") or element.get("href") or "")


def test_media_of_questions_are_in_the_package_as_they_are(target: str) -> None:
    media = {path: data for path, data in everything(target).items() if path.startswith("media/")}
    assert media == {f"media/{name}": data for name, data in courses.FILES.items()}


def test_the_manifest_is_at_the_root_of_a_zip_that_is_the_same_bytes_each_time(target: str) -> None:
    archives = []
    for _ in range(2):
        stream = io.BytesIO()
        with packing.archive(stream) as archive:
            for entry in build(target, fixture()):
                archive.add(entry.path, entry.data)
        archives.append(stream.getvalue())
    assert archives[0] == archives[1]
    with zipfile.ZipFile(io.BytesIO(archives[0])) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert "imsmanifest.xml" in names
    assert len({name.lower() for name in names}) == len(names)


# --- read back -------------------------------------------------------------------------------------------------------


@EACH_ITEM
def test_every_authored_word_of_an_item_is_in_its_file(target: str, item: Item) -> None:
    said = words(document(target, item).root)
    for text in spoken(item):
        assert squeezed(text) in said


def plain(content: Content) -> str:
    """Return the text of the content's own XHTML."""
    return "".join(etree.fromstring(f"<x>{content.html}</x>").itertext())


def spoken(item: Item) -> list[str]:
    """Return the words of each piece of an item's content, those of the stem between its gaps."""
    stem = etree.fromstring(f"<x>{item.stem.html}</x>")
    between = [text for text in stem.itertext() if text.strip()] if isinstance(item, Gaps) else [plain(item.stem)]
    return [*between, *(plain(content) for content in list(contents(item))[1:])]


@EACH_ITEM
def test_an_item_names_itself_as_authored(target: str, item: Item) -> None:
    root = document(target, item).root
    assert root.get("title") == item.title or not item.title
    assert root.get("title")
    assert root.get("identifier") == identifiers.token(item.id)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") in ("en", "de")


@EACH_ITEM
def test_points_are_the_most_that_an_item_gives(target: str, item: Item) -> None:
    read = document(target, item)
    most = read.one("outcomeDeclaration", identifier="MAXSCORE")
    expected = item.points if item.graded else 0
    assert float(words(most)) == pytest.approx(expected, abs=1e-9)
    assert float(attributes(read.one("outcomeDeclaration", identifier="SCORE"))["normalMaximum"]) == pytest.approx(
        expected, abs=1e-9
    )


@EACH_ITEM
def test_the_key_is_the_authors(target: str, item: Item) -> None:
    keys = [value.text for response in document(target, item).all("correctResponse") for value in response]
    if not item.graded or isinstance(item, BY_HAND):
        assert keys == []
        return
    match item:
        case Choice():
            assert keys == [option.id for option in item.options if option.correct]
        case Multiple():
            assert keys == [option.id for option in item.options if option.correct]
        case TrueFalse():
            assert keys == ["true" if item.answer else "false"]
        case ShortText():
            assert keys == [
                " ".join(item.accepted[0].text.replace("*", " " if item.accepted[0].pattern else "*").split())
            ]
        case Numeric():
            assert item.accepted[0].low <= float(str(keys[0])) <= item.accepted[0].high


@EACH_ITEM
def test_options_stand_in_order_with_their_words_and_places(target: str, item: Item) -> None:
    if not isinstance(item, Choice | Multiple):
        return
    read = document(target, item)
    shown = read.all("simpleChoice")
    assert [choice.get("identifier") for choice in shown] == [option.id for option in item.options]
    assert [words(choice) for choice in shown] == [squeezed(plain(option.content)) for option in item.options]
    assert [choice.get("fixed") == "true" for choice in shown] == [option.fixed for option in item.options]
    interaction = attributes(read.one("choiceInteraction"))
    assert interaction["shuffle"] == str(item.shuffle).lower()
    assert interaction["maxChoices"] == (str(item.max_choices) if isinstance(item, Multiple) else "1")
    assert interaction.get("minChoices", "0") == str(getattr(item, "min_choices", 0))


@EACH_ITEM
def test_feedback_stands_under_the_identifier_that_shows_it(target: str, item: Item) -> None:
    read = document(target, item)
    told = {str(modal.get("identifier")): words(modal) for modal in read.all("modalFeedback")}
    for name, content in expected_feedback(item):
        assert told.pop(name) == squeezed(plain(content))
    assert told == {}


def expected_feedback(item: Item) -> Iterator[tuple[str, Content]]:
    """Yield (identifier, content) of all feedback that a learner can get."""
    kinds = {"general": item.feedback.general}
    if item.graded and not isinstance(item, BY_HAND):
        feedback = item.feedback
        kinds |= {"correct": feedback.correct, "incorrect": feedback.incorrect, "partial": feedback.partial}
    match item:
        case Choice() | Multiple():
            kinds |= {option.id: option.feedback for option in item.options}
        case TrueFalse():
            kinds |= {"true": item.feedback_true, "false": item.feedback_false}
        case ShortText():
            kinds |= {f"answer-{at}": accepted.feedback for at, accepted in enumerate(item.accepted, 1)}
        case Numeric():
            kinds |= {f"answer-{at}": number.feedback for at, number in enumerate(item.accepted, 1)}
        case Hotspot():
            kinds |= {area.id: area.feedback for area in item.areas}
        case Gaps():
            kinds |= {name: content for gap in item.gaps for name, content in feedback_of_gap(gap)}
        case _:
            pass
    return ((name, content) for name, content in kinds.items() if content)


def feedback_of_gap(gap: Gap) -> Iterator[tuple[str, Content | None]]:
    """Yield (identifier, content) for each answer to a gap."""
    if isinstance(gap, ChoiceGap):
        yield from ((f"{gap.id}-{option.id}", option.feedback) for option in gap.options)
        return
    accepted: tuple[AcceptedText | AcceptedNumber, ...] = gap.accepted
    yield from ((f"{gap.id}-answer-{at}", one.feedback) for at, one in enumerate(accepted, 1))


@EACH_ITEM
def test_scores_of_answers_are_mapped_as_authored(target: str, item: Item) -> None:
    read = document(target, item)
    entries = [attributes(entry) for entry in read.all("mapEntry")]
    mapped = {entry["mapKey"]: float(entry["mappedValue"]) for entry in entries}
    unit = item.points or 1
    match item:
        case ShortText() if item.graded:
            assert mapped == pytest.approx({accepted.text: accepted.score * unit for accepted in item.accepted})
            assert {entry["caseSensitive"] for entry in entries} == {str(item.case).lower()}
        case Choice() if item.graded and mapped:
            wanted = {option.id: (option.correct if option.score is None else option.score) for option in item.options}
            assert mapped == pytest.approx({name: value * unit for name, value in wanted.items() if value})
        case Multiple() if item.graded and item.scoring == "each":
            assert mapped == pytest.approx({option.id: (option.score or 0) * unit for option in item.options})
        case _:
            assert item.graded or not mapped


@EACH_ITEM
def test_intervals_and_their_scores_are_exact(target: str, item: Item) -> None:
    if not isinstance(item, Numeric):
        return
    read = document(target, item)
    bounds = [float(str(value.text)) for name in ("gte", "lte") for one in cases(read, name) for value in one[1:]]
    assert sorted(bounds) == sorted(end for one in item.accepted for end in (one.low, one.high))
    assert not read.all("equal")
    assert words(read.root).count(squeezed(item.unit)) >= bool(item.unit)


def cases(read: Document, name: str) -> list[etree._Element]:
    """Return the comparisons of the response."""
    return [one for one in read.all(name) if one[0].get("identifier") == "RESPONSE"]


@EACH_ITEM
def test_hints_are_there_to_be_asked_for(target: str, item: Item) -> None:
    read = document(target, item)
    name = "details" if target == "qti3" else "feedbackBlock"
    hints = [hint for hint in read.all(name) if "hint" in (hint.get("class") or hint.get("identifier") or "")]
    assert len(hints) == len(item.hints)
    for shown, hint in zip(hints, item.hints, strict=True):
        assert words(shown).endswith(squeezed(plain(hint)))
    if target != "qti3":
        asked = [one.get("identifier") for one in read.all("responseDeclaration", baseType="boolean")]
        assert asked == [attributes(one)["responseIdentifier"] for one in read.all("endAttemptInteraction")]
        assert len(asked) == len(item.hints)


def test_an_essay_says_to_its_marker_what_counts(target: str) -> None:
    essay = next(item for item in ITEMS if item.id == "essay")
    assert isinstance(essay, Essay)
    read = document(target, essay)
    rubric = read.one("rubricBlock", view="scorer")
    for line in essay.rubric:
        assert squeezed(f"{line.criterion} ({line.points:g})") in words(rubric)
    assert essay.sample is not None
    assert squeezed(plain(essay.sample)) in words(rubric)
    field = attributes(read.one("extendedTextInteraction"))
    assert field["expectedLines"] == "10"
    assert "50–200words" in words(read.root)
    assert re.fullmatch(field["patternMask"], "word " * 200)
    assert not re.fullmatch(field["patternMask"], "word " * 201)
    scored = attributes(read.one("outcomeDeclaration", identifier="SCORE")).get("externalScored")
    assert scored == (None if target == "qti21" else "human")


@EACH_ITEM
def test_items_without_a_key_are_not_scored(target: str, item: Item) -> None:
    if item.graded:
        return
    read = document(target, item)
    assert not read.all("responseProcessing")
    assert not read.all("mapping")


def test_standard_templates_are_used_where_they_score_right(target: str) -> None:
    expected = {
        "plain-choice": "match_correct",
        "negative-choice": "map_response",
        "plain-multiple": "map_response",
        "judge-plain": "match_correct",
        "case": "map_response",
        "full-choice": None,
        "all-multiple": None,
    }
    for name, template in expected.items():
        processing = Document(everything(target)[f"item-{name}.xml"]).one("responseProcessing")
        assert (processing.get("template") or "").removesuffix(".xml").rpartition("/")[2] == (template or "")


def test_all_versions_score_by_the_same_rules() -> None:
    for item in ITEMS:
        if item.hints:
            continue
        shapes = [
            [shape(element) for name in ("responseDeclaration", "responseProcessing") for element in read.all(name)]
            for read in (document(target, item) for target in TARGETS)
        ]
        assert shapes[0] == shapes[1] == shapes[2], item.id


def shape(element: etree._Element) -> object:
    """Return an element as plain data, by the names of QTI 2.1."""
    own = {name: value for name, value in attributes(element).items() if name != "template"}
    return local(element), own, (element.text or "").strip(), [shape(child) for child in element]


def test_an_attempt_without_an_answer_that_asks_for_a_hint_is_not_scored() -> None:
    read = Document(everything("qti21")["item-full-choice.xml"])
    processing = read.one("responseProcessing")
    *_, condition = (child for child in processing if local(child) == "responseCondition")
    asked, otherwise = condition
    assert [local(one) for one in asked[0]] == ["isNull", "or"]
    assert [one.get("identifier") for one in asked[0][1]] == ["HINT1", "HINT2"]
    scored = read.all("setOutcomeValue", identifier="SCORE")
    assert scored
    assert all(otherwise in one.iterancestors() for one in scored)


# --- tests and metadata ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("quiz", QUIZZES, ids=lambda quiz: quiz.id)
def test_a_quiz_is_a_test_with_its_rules(target: str, quiz: Quiz) -> None:
    read = Document(everything(target)[f"test-{identifiers.token(quiz.id)}.xml"])
    assert read.root.get("title") == quiz.title.text
    references = [(item.get("identifier"), item.get("href")) for item in read.all("assessmentItemRef")]
    tokens = [identifiers.token(item.id) for item in quiz.questions]
    assert references == [(token, f"item-{token}.xml") for token in tokens]
    part = read.one("testPart")
    assert attributes(part)["submissionMode"] == ("simultaneous" if quiz.feedback_when == "end" else "individual")
    control = attributes(next(child for child in part if local(child) == "itemSessionControl"))
    assert control["maxAttempts"] == str(quiz.attempts)
    assert control["showFeedback"] == str(quiz.feedback_when != "never").lower()
    assert [attributes(limit)["maxTime"] for limit in read.all("timeLimits")] == [str(quiz.time_limit)] * bool(
        quiz.time_limit
    )
    pools = sum(isinstance(entry, Pool) for entry in quiz.items)
    assert len(read.all("ordering", shuffle="true")) == quiz.shuffle * (1 + pools)
    intros = [words(block) for block in read.all("rubricBlock", view="candidate")]
    assert intros == ([squeezed(plain(quiz.intro))] if quiz.intro else [])


@pytest.mark.parametrize("quiz", QUIZZES, ids=lambda quiz: quiz.id)
def test_a_pass_mark_is_a_mastery_value_and_an_outcome(target: str, quiz: Quiz) -> None:
    read = Document(everything(target)[f"test-{identifiers.token(quiz.id)}.xml"])
    total = quiz.points
    declared = attributes(read.one("outcomeDeclaration", identifier="SCORE"))
    assert float(declared["normalMaximum"]) == pytest.approx(total)
    if quiz.pass_mark is None:
        assert "masteryValue" not in declared
        assert not read.all("outcomeDeclaration", identifier="PASSED")
        return
    assert float(declared["masteryValue"]) == pytest.approx(total * quiz.pass_mark)
    (product,) = read.all("product")
    assert float(words(product)) == quiz.pass_mark


def test_a_limit_of_attempts_leaves_room_for_hints() -> None:
    read = Document(everything("qti21")["test-check.xml"])
    attempts = {
        reference.get("identifier"): attributes(control)["maxAttempts"]
        for reference in read.all("assessmentItemRef")
        for control in reference
        if "maxAttempts" in attributes(control)
    }
    assert attempts["full-choice"] == "4"
    assert "plain-choice" not in attempts


def resource(target: str, identifier: str) -> etree._Element:
    """Return a resource of the manifest."""
    return Document(everything(target)["imsmanifest.xml"]).one("resource", identifier=identifier)


def lom(element: etree._Element, path: str) -> list[str]:
    """Return the texts at a path of LOM names below an element."""
    return [
        str(found.text) for found in element.iterfind(".//" + "/".join(f"{{{LOM}}}{name}" for name in path.split("/")))
    ]


@EACH_ITEM
def test_tags_objectives_and_difficulty_are_metadata_of_the_item(target: str, item: Item) -> None:
    found = resource(target, f"item-{identifiers.token(item.id)}")
    assert lom(found, "keyword/string") == list(item.tags)
    assert lom(found, "taxon/id") == list(item.objectives)
    texts = {objective.id: objective.text for objective in courses.OBJECTIVES}
    assert lom(found, "taxon/entry/string") == [texts[name] for name in item.objectives]
    assert lom(found, "difficulty/value") == ([item.difficulty] if item.difficulty else [])


def test_the_kind_of_a_quiz_is_metadata_of_its_test(target: str) -> None:
    assert lom(resource(target, "test-check"), "learningResourceType/value") == ["exam"]
    assert lom(resource(target, "test-poll-quiz"), "learningResourceType/value") == ["self assessment"]
    assert lom(resource(target, "test-check"), "keyword/string") == ["demo", "quality assurance"]


def test_the_course_is_metadata_of_the_package(target: str) -> None:
    course = courses.everything().course
    manifest = Document(everything(target)["imsmanifest.xml"])
    head = next(child for child in manifest.root if local(child) == "metadata")
    assert lom(head, "general/title/string") == [course.title]
    assert lom(head, "general/language") == [course.language]
    assert lom(head, "general/description/string") == [course.description]
    assert lom(head, "rights/description/string") == [course.license]
    assert lom(head, "lifeCycle/version/string") == [course.version]
    assert all(author in "".join(lom(head, "contribute/entity")) for author in course.authors)


# --- identifiers, numbers, content ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["q", "what-is-drift", "a" * 32, "z9_-"])
def test_a_short_lower_case_id_is_its_own_identifier(name: str) -> None:
    assert identifiers.token(name) == name


@pytest.mark.parametrize("name", ["A", "Q1", "a" * 33, "9lives", "é", "-x", "a.b"])
def test_any_other_id_becomes_a_legal_one(name: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_-]{0,31}", identifiers.token(name))


def test_identifiers_stay_apart() -> None:
    names = ["Case", "caSE", "case", "a" * 33, "a" * 34, "a" * 32, "é", "è"]
    assert len({identifiers.token(name) for name in names}) == len(names)


def test_an_item_keeps_its_file_when_others_change(target: str) -> None:
    whole = courses.types_lesson()
    quiz = msgspec.structs.replace(whole.quizzes[0], items=whole.quizzes[0].items[1:2])
    alone = msgspec.structs.replace(whole, quizzes=(quiz,))
    files = {entry.path: entry.data for entry in build(target, Example(courses.course(alone), (alone,), courses.FILES))}
    assert files["item-full-choice.xml"] == everything(target)["item-full-choice.xml"]


@pytest.mark.parametrize("value", [0.0, 1.0, 0.25, 7 / 3, 1e-9, 6.022e23, -1.5e10, 0.1 + 0.2])
def test_numbers_are_plain_decimals_that_read_as_the_same_float(value: float) -> None:
    assert float(numbers.exact(value)) == value
    assert re.fullmatch(r"-?\d+(\.\d+)?", numbers.exact(value))


@pytest.mark.parametrize("keys", range(1, 61))
def test_shares_add_up_to_the_whole_at_least(keys: int) -> None:
    assert sum(float(numbers.share(1 / keys)) for _ in range(keys)) >= 1 - 1e-12


def test_math_keeps_its_namespace_on_the_element(target: str) -> None:
    read = Document(everything(target)["item-rich-choice.xml"])
    assert sum(1 for _ in read.root.iter(MATHML)) == 3
    assert b"<math xmlns=" in everything(target)["item-rich-choice.xml"]


def test_code_keeps_its_line_ends_and_language(target: str) -> None:
    blocks = Document(everything(target)["item-rich-choice.xml"]).all("code")
    assert [block.text for block in blocks] == ['if a < b:\n    print("&")\n'] * 3
    assert {block.get("class") for block in blocks} == {"language-python"}


def test_each_option_is_one_element(target: str) -> None:
    for choice in Document(everything(target)["item-rich-choice.xml"]).all("simpleChoice"):
        assert len(choice) == 1
        assert not (choice.text or "").strip()


def shown(html: str, target: str, *, block: bool = True) -> str:
    """Return a fragment of XHTML as the target writes it."""
    return str(fragment(Content(html=html, text="", block=block), DIALECTS[target]))


@cache
def nested() -> list[str]:
    """Return every element that raw HTML may use inside every other, as the reader sanitises them."""
    names = sorted(raw_html.ALLOWED)
    own = 'class="c" title="T" dir="rtl" lang="de" open="" start="3" value="4"'
    pairs = (f"<{outer} {own}>x<{inner} {own}>y</{inner}>z</{outer}>" for outer in names for inner in names)
    return [raw_html.sanitise(pair) for pair in pairs]


@needs_xsd
def test_any_element_inside_any_other_is_valid_and_keeps_its_words(target: str) -> None:
    judge, bodies = schema(ITEM_SCHEMAS[target][0]), BODIES[target]
    for html in nested():
        data = bodies.format(shown(html, target), shown(html, target, block=False)).encode()
        assert faults(judge, data) == [], html
        assert words(etree.fromstring(data)) == words(etree.fromstring(f"<x>{html}</x>")) * 2


def test_a_heap_of_nested_elements_keeps_its_words(target: str) -> None:
    assert shown("<b>" * 5000 + "deep &amp; down" + "</b>" * 5000, target) == "deep &amp; down"


@pytest.mark.parametrize(
    ("html", "qti21", "qti3"),
    [
        ("<del>a</del>", '<span class="hornbook-del">a</span>', '<span class="hornbook-del">a</span>'),
        ('<p dir="rtl">a</p>', '<p class="hornbook-rtl">a</p>', '<p dir="rtl">a</p>'),
        (
            '<bdo dir="rtl">a</bdo>',
            '<span class="hornbook-bdo hornbook-rtl">a</span>',
            '<span dir="rtl" class="hornbook-bdo">a</span>',
        ),
        ("<p>a<hr/>b</p>", "<p>a<br/>b</p>", "<p>a<br/>b</p>"),
        ("<blockquote>a</blockquote>",) + ("<blockquote><div>a</div></blockquote>",) * 2,
        ('<ol start="3"><li>a</li></ol>',) + ('<ol class="hornbook-start-3"><li>a</li></ol>',) * 2,
        ('<a href="#fn-1">1</a>',) + ('<span class="hornbook-a">1</span>',) * 2,
        ('<img src="media:a b.png" title="&lt;T&gt;"/>',)
        + ('<img src="media/a%20b.png" label="&lt;T&gt;" alt=""/>',) * 2,
        ("<p>{{ x }}</p>", "<p>{{ x }}</p>", "<p>{<!-- -->{ x }}</p>"),
    ],
)
def test_elements_are_written_as_the_version_has_them(html: str, qti21: str, qti3: str) -> None:
    content = Content(html=html, text="", block=True, media=("a b.png",))
    assert str(fragment(content, QTI21)) == qti21
    assert str(fragment(content, QTI3)) == qti3


def test_qti_2_2_keeps_the_direction_of_text() -> None:
    assert shown('<p dir="rtl"><bdo dir="ltr">a</bdo></p>', "qti22") == '<p dir="rtl"><bdo dir="ltr">a</bdo></p>'


def test_a_tables_foot_stands_where_the_version_wants_it() -> None:
    row = "<tr><td>{}</td></tr>"
    table = f"<table><tbody>{row.format('b')}</tbody><tfoot>{row.format('f')}</tfoot></table>"
    assert shown(table, "qti3") == table
    assert shown(table, "qti21").index("<tfoot>") < shown(table, "qti21").index("<tbody>")


def test_links_between_lessons_leave_their_words(target: str) -> None:
    read = Document(everything(target)["item-rich-short.xml"])
    assert [link.get("href") for link in read.all("a")] == ["https://example.org/?a=1&b=2"]
    assert "theotherlesson" in words(read.root)


# --- what is promised -------------------------------------------------------------------------------------------------


def test_support_is_declared_for_every_feature(target: str) -> None:
    assert {name.rpartition(":")[2] for name in load(target).support} == set(FEATURES)


def test_what_is_not_carried_in_full_says_how(target: str) -> None:
    for support in load(target).support.values():
        assert support.level == "full" or support.how


def test_an_empty_quiz_is_a_test_without_items(target: str) -> None:
    quiz = Quiz(id="empty", title=courses.text("Empty"), items=())
    lesson = Lesson(id="l", title="L", language="fr", file="l.md", quizzes=(quiz,))
    files = {entry.path for entry in build(target, Example(courses.course(lesson), (lesson,), {}))}
    assert files == {"test-empty.xml", "hornbook.css", "imsmanifest.xml"}


def test_words_added_by_us_are_in_the_lessons_language(target: str) -> None:
    read = Document(everything(target)["item-z9_-27196d0c.xml"])
    assert [words(choice) for choice in read.all("simpleChoice")] == ["Wahr", "Falsch"]
