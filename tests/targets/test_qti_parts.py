"""QTI items with parts, on pictures and files, and pools: read back as they were authored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree

from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText
from hornbook.course import Lesson, Pool, Quiz
from hornbook.model import Content, Option
from hornbook.qti import identifiers
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
from hornbook.questions.ordering import shown
from hornbook.targets import load
from hornbook.templating import environment
from tests.targets import composite, courses
from tests.targets.courses import Example
from tests.targets.test_qti import (
    ITEM_SCHEMAS,
    QUIZZES,
    Document,
    attributes,
    build,
    document,
    everything,
    faults,
    fixture_items,
    local,
    needs_xsd,
    plain,
    schema,
    squeezed,
    target,
    words,
)

__all__ = ["target"]

ITEMS = fixture_items()


def of(*kinds: type) -> pytest.MarkDecorator:
    """Return a mark that runs a test for each item of these types."""
    return pytest.mark.parametrize(
        "item", [item for item in ITEMS if isinstance(item, kinds)], ids=lambda item: item.id
    )


def written(target: str, *items: Item) -> dict[str, bytes]:
    """Return the package of a quiz with these items."""
    quiz = Quiz(id="q", title=courses.text("Q"), items=items)
    media = tuple(courses.medium(name, mime) for name, mime in (("pipeline.svg", "image/svg+xml"),))
    lesson = Lesson(id="l", title="L", language="en", file="l.md", quizzes=(quiz,), media=media)
    example = Example(courses.course(lesson), (lesson,), courses.FILES)
    return {entry.path: entry.data for entry in build(target, example)}


def alone(target: str, item: Item) -> Document:
    """Return the file of an item that is none of the fixture's."""
    return Document(written(target, item)[f"item-{identifiers.token(item.id)}.xml"])


def losses(target: str, item: Item) -> list[str]:
    """Return the features that the target says this item loses."""
    quiz = Quiz(id="q", title=courses.text("Q"), items=(item,))
    lesson = Lesson(id="l", title="L", language="en", file="l.md", quizzes=(quiz,))
    return [name for name, _, _ in load(target).losses(lesson)]


def gaps_of(*gaps: Any, stem: Content | None = None, **fields: Any) -> Gaps:
    """Return a question with these gaps."""
    marks = " ".join(f'<input name="gap:{gap.id}"/>' for gap in gaps)
    stem = stem or courses.html(f"Fill: {marks}", "Fill: ____")
    return Gaps(id="g", title="", stem=stem, source=courses.place(1), gaps=gaps, **fields)


def keys(read: Document, identifier: str = "RESPONSE") -> list[str]:
    """Return the right answer of a response variable."""
    declared = read.one("responseDeclaration", identifier=identifier)
    return [str(value.text) for one in declared if local(one) == "correctResponse" for value in one]


def template(read: Document) -> str:
    """Return the name of the standard template that scores the item; empty if it has rules of its own."""
    named = read.one("responseProcessing").get("template") or ""
    return named.rpartition("/")[2].removesuffix(".xml")


# --- gaps ------------------------------------------------------------------------------------------------------------


@of(Gaps)
def test_each_gap_has_a_response_and_stands_where_it_was_authored(target: str, item: Gaps) -> None:
    read = document(target, item)
    fields = list(fields_of(read))
    assert [attributes(field)["responseIdentifier"] for field in fields] == [f"RESPONSE-{gap.id}" for gap in item.gaps]
    bases = {TextGap: "string", NumberGap: "float", ChoiceGap: "identifier"}
    for gap, field in zip(item.gaps, fields, strict=True):
        declared = attributes(read.one("responseDeclaration", identifier=f"RESPONSE-{gap.id}"))
        assert declared["baseType"] == bases[type(gap)]
        assert (local(field) == "inlineChoiceInteraction") == isinstance(gap, ChoiceGap)
    stem = etree.fromstring(f"<x>{item.stem.html}</x>")
    authored = [[one.tag for one in gap.iterancestors()][:-1] for gap in stem.iter("input")]
    kept = [[local(one) for one in field.iterancestors()] for field in fields]
    assert [place[: len(wanted)] for place, wanted in zip(kept, authored, strict=True)] == authored


def fields_of(read: Document) -> Iterator[etree._Element]:
    """Yield the fields of gaps in the order in which they stand."""
    names = ("textEntryInteraction", "inlineChoiceInteraction")
    return (one for one in read.root.iter() if isinstance(one.tag, str) and local(one) in names)


def test_code_around_a_gap_keeps_its_spaces(target: str) -> None:
    code = Document(everything(target)["item-gaps-code.xml"]).one("code")
    assert code.text == "def "
    assert code[0].tail == "(x):\n    return x ** "
    assert not code[1].tail


def test_a_dropdown_has_its_options_in_order_under_names_of_its_own(target: str) -> None:
    read = Document(everything(target)["item-gaps-sentence.xml"])
    options = read.all("inlineChoice")
    assert [(one.get("identifier"), words(one)) for one in options] == [
        ("c-a", "Rhône&Saône"),
        ("c-b", "Seine"),
        ("c-c", "Loire"),
    ]
    assert keys(read, "RESPONSE-c") == ["c-b"]
    assert attributes(read.one("inlineChoiceInteraction"))["shuffle"] == "false"


def test_gaps_are_scored_by_their_own_weight(target: str) -> None:
    read = Document(everything(target)["item-gaps-sentence.xml"])
    mapped = {one["mapKey"]: float(one["mappedValue"]) for one in map(attributes, read.all("mapEntry"))}
    assert mapped == {"Paris": 1, "Lutetia": 0.5, "Lyon": 0, "c-b": 2, "c-c": 0.5}
    sums = [[one.get("identifier") for one in total] for total in read.all("sum")]
    assert sums == [["EARNED-a", "EARNED-b", "EARNED-c"]]
    assert not read.all("divide")  # four points for a weight of four in all


def test_one_gap_alone_is_scored_by_a_standard_template(target: str) -> None:
    text = TextGap(id="a", accepted=(AcceptedText(text="Paris"), AcceptedText(text="Lutetia", score=0.5)))
    options = (Option(id="a", content=courses.text("x")), Option(id="b", content=courses.text("y"), correct=True))
    assert template(alone(target, gaps_of(text))) == "map_response"
    assert template(alone(target, gaps_of(ChoiceGap(id="a", options=options)))) == "match_correct"
    assert keys(alone(target, gaps_of(ChoiceGap(id="a", options=options)))) == ["a-b"]


@needs_xsd
def test_odd_gaps_are_valid(target: str) -> None:
    negative = TextGap(id="a", accepted=(AcceptedText(text="x"), AcceptedText(text="y", score=-0.5)), weight=0.0)
    unkeyed = NumberGap(id="b", accepted=(), weight=0.0)
    items = (
        gaps_of(negative),
        gaps_of(negative, unkeyed),
        gaps_of(negative, unkeyed, graded=False),
        gaps_of(negative, points=0.0, feedback=courses.ALL_FEEDBACK),
        gaps_of(unkeyed, hints=(courses.text("h"),)),
        gaps_of(negative, unkeyed, stem=courses.text("The stem shows no gap at all.")),
    )
    for item in items:
        data = written(target, item)["item-g.xml"]
        assert [faults(schema(name), data) for name in ITEM_SCHEMAS[target]] == [[]] * len(ITEM_SCHEMAS[target])
        assert len(list(fields_of(Document(data)))) == len(item.gaps)


@needs_xsd
@pytest.mark.parametrize(
    "around",
    [
        "<p>{}</p>",
        "<ul><li>{}</li></ul>",
        "<blockquote>{}</blockquote>",
        "<h2>{}</h2>",
        "<dl><dt>{}</dt></dl>",
        "<details><summary>{}</summary><p>{}</p></details>",
        "<table><caption>{}</caption><tbody><tr><td>x</td></tr></tbody></table>",
        "<p><del><a href='https://example.org'>{}</a></del></p>",
        "<figure><figcaption>{}</figcaption></figure>",
    ],
)
def test_a_gap_may_stand_anywhere(target: str, around: str) -> None:
    gap = TextGap(id="a", accepted=(AcceptedText(text="x"),))
    stem = around.replace("{}", '<input name="gap:a"/>', 1).replace("{}", "words")
    data = written(target, gaps_of(gap, stem=courses.html(stem, "____", block=True)))["item-g.xml"]
    assert faults(schema(ITEM_SCHEMAS[target][0]), data) == []
    assert len(list(fields_of(Document(data)))) == 1


def test_markup_in_a_dropdown_is_kept_or_told(target: str) -> None:
    options = (
        Option(id="a", content=courses.html(f"the square {courses.MATHML}", "the square x^2 < 4"), correct=True),
        Option(id="b", content=courses.html('<img src="media:pipeline.svg" alt="Boxes"/>', "", "pipeline.svg")),
    )
    item = gaps_of(ChoiceGap(id="a", options=options))
    first, second = alone(target, item).all("inlineChoice")
    assert len(first) == len(second) == (target == "qti3")
    if target != "qti3":
        assert (first.text, second.text) == ("the square x^2 < 4", "Boxes")
    assert losses(target, item) == ([] if target == "qti3" else ["gaps.dropdown"])


def test_a_unit_stands_behind_its_gap_once(target: str) -> None:
    number = NumberGap(id="a", accepted=(AcceptedNumber(low=1, high=1, value=1, text="1"),), unit="km")
    told = courses.html('Far: <input name="gap:a"/> km.', "Far: ____ km.")
    assert words(alone(target, gaps_of(number)).one("itemBody")) == "Fill:km"
    assert words(alone(target, gaps_of(number, stem=told)).one("itemBody")) == "Far:km."


# --- matching, ordering, categorise ----------------------------------------------------------------------------------


@of(Matching, Categorise)
def test_both_sides_of_a_match_stand_in_order_with_their_words(target: str, item: Matching | Categorise) -> None:
    read = document(target, item)
    left, right = ([*one] for one in read.all("simpleMatchSet"))
    sides: tuple[Any, Any] = (
        (item.premises, item.responses) if isinstance(item, Matching) else (item.items, item.categories)
    )
    for shown_, authored, letter in zip((left, right), sides, "PR", strict=True):
        assert [one.get("identifier") for one in shown_] == [f"{letter}-{entry.id}" for entry in authored]
        assert [words(one) for one in shown_] == [squeezed(plain(entry.content)) for entry in authored]
    assert {attributes(one)["matchMax"] for one in left} == {"1"}
    reuse = isinstance(item, Categorise) or item.reuse
    assert {attributes(one)["matchMax"] for one in right} == {"0" if reuse else "1"}
    interaction = attributes(read.one("matchInteraction"))
    assert interaction["shuffle"] == str(item.shuffle).lower()
    assert interaction["maxAssociations"] == str(len(left))


@of(Matching, Categorise)
def test_the_key_is_every_authored_pair(target: str, item: Matching | Categorise) -> None:
    if isinstance(item, Matching):
        right = [(premise.id, premise.response) for premise in item.premises]
    else:
        right = [(entry.id, entry.category) for entry in item.items if entry.category]
    assert keys(document(target, item)) == [f"P-{one} R-{other}" for one, other in right]


@of(Ordering)
def test_an_order_is_shown_as_it_tells_nothing_and_keyed_as_it_is_right(target: str, item: Ordering) -> None:
    read = document(target, item)
    options = read.all("simpleChoice")
    assert [one.get("identifier") for one in options] == [entry.id for entry in shown(item)]
    assert [words(one) for one in options] == [squeezed(plain(entry.content)) for entry in shown(item)]
    assert keys(read) == [entry.id for entry in item.items]
    assert attributes(read.one("orderInteraction"))["shuffle"] == "false"
    places = [str(one[0].text) for one in read.all("setOutcomeValue", identifier="PLACE")]
    compared = [str(one.getparent()[1].text) for one in read.all("index", n="PLACE")]
    wanted = {str(at): entry.id for at, entry in enumerate(item.items, 1)}
    assert dict(zip(places, compared, strict=True)) == (wanted if item.scoring == "partial" else {})


def test_the_simplest_standard_template_scores_parts_too(target: str) -> None:
    expected = {
        "match-animals": "match_correct",
        "order-all": "match_correct",
        "sort-all": "",
        "match-tools": "",
        "spot-both": "",
    }
    for name, wanted in expected.items():
        assert template(Document(everything(target)[f"item-{name}.xml"])) == wanted
    told = {item.id: msgspec.structs.replace(item, feedback=type(item.feedback)(), hints=()) for item in ITEMS}
    for name in ("match-tools", "sort-tasks"):
        assert template(alone(target, told[name])) == "map_response"


def test_a_response_that_is_right_twice_can_be_given_twice(target: str) -> None:
    tools = next(item for item in ITEMS if item.id == "match-animals")
    assert isinstance(tools, Matching)
    read = alone(target, msgspec.structs.replace(tools, reuse=False))
    most = {one.get("identifier"): attributes(one)["matchMax"] for one in read.all("simpleAssociableChoice")}
    assert (most["R-a"], most["R-b"]) == ("1", "0")


# --- pictures and files ----------------------------------------------------------------------------------------------


@of(Hotspot)
def test_areas_have_their_shapes_and_labels_on_the_picture(target: str, item: Hotspot) -> None:
    read = document(target, item)
    names = {"rectangle": "rect", "circle": "circle", "polygon": "poly"}
    areas = [attributes(one) for one in read.all("hotspotChoice")]
    assert [one["identifier"] for one in areas] == [area.id for area in item.areas]
    assert [one["shape"] for one in areas] == [names[area.shape] for area in item.areas]
    assert [one["coords"] for one in areas] == [",".join(map(str, area.coords)) for area in item.areas]
    assert [one["hotspotLabel"] for one in areas] == [area.label for area in item.areas]
    assert [one.get("ariaLabel") for one in areas] == [None if target == "qti21" else area.label for area in item.areas]
    assert attributes(read.one("hotspotInteraction"))["maxChoices"] == ("0" if item.several else "1")
    picture = read.one("img" if target == "qti3" else "object")
    assert (picture.get("width"), picture.get("height")) == (str(item.width), str(item.height))
    assert (picture.get("src") or picture.get("data")) == f"media/{item.media}"
    assert (picture.get("alt") or picture.text) == item.alt
    assert picture.get("type") == (None if target == "qti3" else "image/svg+xml")
    keyed = [area.id for area in item.areas if area.correct]
    assert keys(read) == keyed


def test_what_may_be_handed_in_is_told_and_checked_where_it_can_be(target: str) -> None:
    upload = next(item for item in ITEMS if isinstance(item, Upload))
    read = document(target, upload)
    assert "Acceptedfiles:.pdf,.docx;Atmost10MBperfile;Atmost2files" in words(read.root)
    kinds = attributes(read.one("uploadInteraction")).get("type")
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert kinds == (None if target == "qti21" else f"application/pdf {word}")
    assert attributes(read.one("responseDeclaration"))["baseType"] == "file"
    rubric = words(read.one("rubricBlock", view="scorer"))
    assert all(squeezed(f"{line.criterion} ({line.points:g})") in rubric for line in upload.rubric)
    assert "Apagethatnamesdriftandskew." in rubric
    assert not read.all("responseProcessing")


@needs_xsd
@pytest.mark.parametrize(
    ("accept", "types", "lost"),
    [
        ((), None, []),
        ((".pdf",), "application/pdf", []),
        ((".jpg", ".jpeg"), "image/jpeg", []),
        ((".ipynb", ".xyz"), None, ["upload.types"]),
    ],
)
def test_files_of_unknown_type_are_told_in_words_only(
    target: str, accept: tuple[str, ...], types: str | None, lost: list[str]
) -> None:
    item = Upload(id="u", title="", stem=courses.text("Hand in."), source=courses.place(1), accept=accept)
    data = written(target, item)["item-u.xml"]
    assert faults(schema(ITEM_SCHEMAS[target][0]), data) == []
    assert attributes(Document(data).one("uploadInteraction")).get("type") == types
    assert losses(target, item) == ([] if target == "qti21" else lost)
    assert all(suffix in words(Document(data).root) for suffix in accept)


# --- pools -----------------------------------------------------------------------------------------------------------


def test_a_pool_is_a_section_from_which_some_are_drawn(target: str) -> None:
    quiz = next(quiz for quiz in QUIZZES if quiz.id == "pool-quiz")
    read = Document(everything(target)["test-pool-quiz.xml"])
    whole = read.one("assessmentSection", identifier="QUESTIONS")
    pools = [entry for entry in quiz.items if isinstance(entry, Pool)]
    sections = [one for one in whole if local(one) == "assessmentSection"]
    for pool, section in zip(pools, sections, strict=True):
        drawn = attributes(next(one for one in section if local(one) == "selection"))
        assert drawn == {"select": str(pool.pick), "withReplacement": "false"}
        references = [one.get("identifier") for one in section if local(one) == "assessmentItemRef"]
        assert references == [question.id for question in pool.questions]
        assert section.get("title") == (pool.title or pool.id)
        assert section.get("visible") == attributes(section)["keepTogether"] == str(bool(pool.title)).lower()
    kinds = [local(one) for one in whole if local(one) != "ordering"]
    assert kinds == ["assessmentItemRef", "assessmentSection", "assessmentSection"]
    assert float(attributes(read.one("outcomeDeclaration", identifier="SCORE"))["normalMaximum"]) == quiz.points == 6


@pytest.mark.parametrize("quiz", QUIZZES, ids=lambda quiz: quiz.id)
def test_all_identifiers_of_a_test_differ(target: str, quiz: Quiz) -> None:
    read = Document(everything(target)[f"test-{identifiers.token(quiz.id)}.xml"])
    names = ("testPart", "assessmentSection", "assessmentItemRef")
    used = [one.get("identifier") for name in names for one in read.all(name)]
    assert len(used) == len(set(used))


def test_a_pool_and_a_question_may_have_one_name(target: str) -> None:
    question = courses.choices()[0]
    named = [msgspec.structs.replace(question, id=name) for name in ("pool", "pool-pool", "part", "questions")]
    pool = Pool(id="pool", pick=9, questions=tuple(named[:2]), source=courses.place(1))
    quiz = Quiz(id="q", title=courses.text("Q"), items=(pool, *named[2:]))
    lesson = Lesson(id="l", title="L", language="en", file="l.md", quizzes=(quiz,))
    files = build(target, Example(courses.course(lesson), (lesson,), {}))
    read = Document(next(entry.data for entry in files if entry.path == "test-q.xml"))
    names = ("testPart", "assessmentSection", "assessmentItemRef")
    used = [one.get("identifier") for name in names for one in read.all(name)]
    assert len(used) == len(set(used)) == 7
    assert attributes(read.one("selection"))["select"] == "2"


# --- hard cases ------------------------------------------------------------------------------------------------------


def scored_items() -> list[Item]:
    """Return every question of the scoring vectors, each once."""
    rows = json.loads((Path(__file__).parents[1] / "scoring" / "vectors.json").read_text(encoding="utf-8"))
    found = {json.dumps(row["question"]): row["question"] for row in rows}
    return [msgspec.convert(question, Item) for question in found.values()]


@needs_xsd
def test_every_question_of_the_scoring_vectors_is_valid(target: str) -> None:
    items = scored_items()
    assert len(items) > 50
    for item in items:
        data = written(target, item)[f"item-{identifiers.token(item.id)}.xml"]
        assert [faults(schema(name), data) for name in ITEM_SCHEMAS[target]] == [[]] * len(ITEM_SCHEMAS[target]), item


def rich(words: str) -> Content:
    """Return blocks of several kinds around the words."""
    return courses.html(
        f'<p>{words} {courses.MATHML}</p><pre><code class="language-python">a &lt; b\n</code></pre>'
        "<table><tbody><tr><td>]]&gt;</td></tr></tbody></table><ul><li>\N{ROCKET}</li></ul>"
        '<p><img src="media:pipeline.svg" alt="Boxes &amp; arrows"/> {{ x }}</p>',
        words,
        "pipeline.svg",
        block=True,
    )


@needs_xsd
@pytest.mark.parametrize("name", ["match-tools", "order-steps", "sort-tasks"])
def test_whatever_is_moved_may_hold_blocks(target: str, name: str) -> None:
    item = next(item for item in ITEMS if item.id == name)
    fields = ("premises", "responses", "categories", "items")
    changed = {
        field: tuple(msgspec.structs.replace(entry, content=rich(f"{field} {entry.id}")) for entry in entries)
        for field in fields
        if (entries := getattr(item, field, None))
    }
    data = written(target, msgspec.structs.replace(item, **changed))[f"item-{name}.xml"]
    assert [faults(schema(one), data) for one in ITEM_SCHEMAS[target]] == [[]] * len(ITEM_SCHEMAS[target])
    said = words(Document(data).root)
    for field, entries in changed.items():
        assert all(squeezed(f"{field} {entry.id}") in said for entry in entries)


# --- templates and stability -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("folder", "changed"), [("qti22", {"qti22"}), ("qti2", {"qti22", "qti21"})])
def test_a_project_can_write_the_templates_of_one_edition_or_of_both(
    tmp_path: Path, folder: str, changed: set[str]
) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "item.xml.j2").write_text("<mine>{% block body %}{% endblock %}</mine>", encoding="utf-8")
    example = composite.example()
    for name in ("qti21", "qti22", "qti3"):
        rendered = load(name).render_lesson(example.lessons[0], example.course, environment(name, tmp_path))
        assert rendered.artifacts[-1].data.startswith(b"<mine>") == (name in changed)


def test_another_stem_or_option_changes_no_other_file(target: str) -> None:
    whole = composite.lesson()
    first, *others = whole.quizzes[0].items
    assert isinstance(first, Gaps)
    edited = msgspec.structs.replace(first, gaps=first.gaps[:1], stem=courses.html('New: <input name="gap:a"/>', "New"))
    quiz = msgspec.structs.replace(whole.quizzes[0], items=(edited, *others))
    lesson = msgspec.structs.replace(whole, quizzes=(quiz, whole.quizzes[1]))
    before, after = (
        {entry.path: entry.data for entry in build(target, Example(courses.course(one), (one,), courses.FILES))}
        for one in (whole, lesson)
    )
    assert {path for path in before if before[path] != after[path]} == {"item-gaps-sentence.xml", "imsmanifest.xml"}


def test_text_that_looks_like_a_picture_of_the_package_needs_no_file(target: str) -> None:
    code = courses.html('<code>&lt;img src="media/none.png"&gt;</code>', '<img src="media/none.png">')
    item = msgspec.structs.replace(courses.choices()[0], stem=code)
    manifest = Document(written(target, item)["imsmanifest.xml"])
    known = {one.get("identifier") for one in manifest.all("resource")}
    assert {one.get("identifierref") for one in manifest.all("dependency")} <= known
