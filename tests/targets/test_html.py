"""The HTML target without a browser: what is in the files, and what must not be."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hornbook import resources
from hornbook.course import Lesson, Quiz
from hornbook.model import (
    Callout,
    Content,
    Details,
    Footnote,
    Footnotes,
    Html,
    Paragraph,
    Quote,
    Section,
    ThematicBreak,
)
from hornbook.pages import addresses, sealing, strings
from hornbook.questions import Choice, ChoiceGap, Essay, Gaps, Hotspot, Multiple, ShortText, TextGap, TrueFalse
from hornbook.targets import html
from hornbook.targets.contents import contents
from hornbook.targets.features import FEATURES, cells
from hornbook.templating import environment
from tests.targets import composite, courses


def built(example: courses.Example) -> dict[str, str]:
    templates = environment("html")
    rendered = [html.render_lesson(lesson, example.course, templates) for lesson in example.lessons]
    entries = html.TARGET.assemble(example.course, rendered, example.read, templates)
    return {entry.path: entry.data.decode("utf-8", "replace") for entry in entries}


def data_of(page: str, quiz: str) -> dict[str, Any]:
    blocks = re.findall(r'<script type="application/json" class="quiz-data">(.*?)</script>', page)
    found: dict[str, Any] = next(data for data in map(json.loads, blocks) if data["id"] == quiz)
    return found


def opened(data: dict[str, Any]) -> str:
    """Return all that a quiz's items seal of their own, opened as the runtime does, as HTML."""
    secrets = [
        json.loads(sealing.unseal(item["sealed"], sealing.derive(data["salt"], item["id"])))
        for item in data["items"]
        if "sealed" in item
    ]
    return "\n".join(leaves(secrets))


def leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return leaves(list(value.values()))
    if isinstance(value, list):
        return [leaf for part in value for leaf in leaves(part)]
    return [str(value)]


def words_of(markup: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", markup))


def with_blocks(*blocks: Any) -> courses.Example:
    section = Section(id="s", level=2, title=courses.text("S"), blocks=blocks)
    lesson = Lesson(id="l", title="L", language="en", file="l.md", sections=(section,))
    return courses.Example(courses.course(lesson), (lesson,), courses.FILES)


def test_every_feature_is_declared() -> None:
    assert {name.rpartition(":")[2] for name in html.TARGET.support} == set(FEATURES)
    assert all(html.TARGET.of(name, kind) for name, kind in cells())


def test_a_graded_quiz_holds_no_key_and_no_feedback_in_plain_text() -> None:
    page = built(courses.everything())["types.html"]
    form = page[page.index('data-quiz="check"') : page.index('data-quiz="poll-quiz"')]
    for secret in (
        "Paris",
        "Lutetia",
        "gradient*descent",
        "9.79",
        "Yes: the inputs.",
        "Right, well done.",
        "Drift and",
    ):
        assert secret not in form
    assert '"correct"' not in form
    assert 'details class="key' not in form


def test_all_that_is_sealed_opens_again() -> None:
    example = courses.everything()
    page = built(example)["types.html"]
    quiz = example.lessons[0].quizzes[0]
    data = data_of(page, quiz.id)
    told = opened(data)
    for item, entry in zip(quiz.questions, data["items"], strict=True):
        for content in (item.feedback.correct, item.feedback.incorrect, item.feedback.partial, item.feedback.general):
            assert content is None or content.html in told
        if isinstance(item, Choice | Multiple):
            for option in item.options:
                key = sealing.derive(data["salt"], item.id, option.id)
                record = json.loads(sealing.unseal(entry["answers"][sealing.token(key)], key))
                assert record[1:] == [option.feedback.html if option.feedback else "", int(option.correct)]
        if isinstance(item, Essay):
            assert all(line.criterion in told for line in item.rubric)


def test_every_stem_option_hint_and_title_is_in_the_page() -> None:
    example = courses.everything()
    pages = built(example)
    for lesson in example.lessons:
        page = words_of(pages[f"{lesson.id}.html"])
        for item in (item for quiz in lesson.quizzes for item in quiz.questions):
            seen = [item.stem, *item.hints, *(option.content for option in getattr(item, "options", ()))]
            for content in seen:
                assert words_of(content.html) in page
            assert item.title in page


def test_options_seal_to_records_of_one_length_whether_right_or_wrong() -> None:
    page = built(courses.small())["small.html"]
    answers = data_of(page, "small-quiz")["items"][0]["answers"]
    assert len({len(sealed) for sealed in answers.values()}) == 1


def test_no_page_needs_inline_script_or_style_or_another_host() -> None:
    for path, page in built(courses.everything()).items():
        if not path.endswith(".html"):
            continue
        assert "default-src 'none'" in page
        assert "unsafe" not in page
        assert not re.search(r'<[a-z][^>]* (style|on[a-z]+)="', page)
        assert not re.search(r"<script(?! type=\"application/json\")(?! src=\"assets/)", page)
        assert not re.search(r'<(script|link|img)[^>]* (src|href)="(https?:)?//', page)


def test_alignment_written_as_style_becomes_a_class() -> None:
    page = built(courses.everything())["types.html"]
    assert '<th class="align-right">n</th>' in page


def test_links_between_lessons_lead_to_pages_and_unknown_ones_lose_only_the_link() -> None:
    words = courses.html('<a href="source:l.md#s">here</a> <a href="source:gone.md">gone</a>', "here gone")
    page = built(with_blocks(Paragraph(content=words)))["l.html"]
    assert '<a href="#s">here</a>' in page
    assert "<span>gone</span>" in page
    assert '<a href="torture.html#top">the other lesson</a>' in built(courses.everything())["types.html"]


def test_a_lesson_named_like_one_of_our_own_pages_gives_way() -> None:
    assert [addresses.page(name) for name in ("index", "launch", "intro")] == [
        "index_.html",
        "launch_.html",
        "intro.html",
    ]


def test_blocks_of_each_kind_are_what_they_are() -> None:
    inner = (Paragraph(content=courses.text("inside")),)
    page = built(
        with_blocks(
            Quote(blocks=inner),
            Details(summary=courses.text("More"), blocks=inner),
            Html(content=courses.html("<p><u>raw</u></p>", "raw", block=True)),
            ThematicBreak(),
        )
    )["l.html"]
    for part in ("<blockquote>\n<p>inside</p>", "<summary>More</summary>", "<p><u>raw</u></p>", "<hr/>"):
        assert part in page
    types = built(courses.everything())["types.html"]
    for part in (
        '<th scope="row">Data</th><td class="align-right">versioned</td>',
        "<caption>A comparison</caption>",
        '<pre tabindex="0"><code class="language-python"><span class="n">print</span>(<span class="t">&#34;&lt;b&gt;',
        '<a class="zoom" href="media/pipeline.svg"><img src="media/pipeline.svg" alt="Boxes" width="480" ',
        "<figcaption>The pipeline</figcaption>",
        '<div class="callout tip" role="note">\n<p class="callout-title">A tip</p>',
        "<dt>Drift</dt>",
        '<li id="fn-1"><p>The note itself. <a class="back" role="doc-backlink" href="#fnref-1"',
    ):
        assert part in types


def test_a_callout_of_another_kind_looks_like_the_one_it_means() -> None:
    kinds = {
        "caution": "caution",
        "danger": "caution kind-danger",
        "success": "tip kind-success",
        "aside": "note kind-aside",
    }
    blocks = tuple(Callout(kind=kind, blocks=(Paragraph(content=courses.text("Words.")),)) for kind in kinds)
    section = Section(id="a", level=1, title=courses.text("A"), blocks=blocks)
    lesson = Lesson(id="l", title="L", language="en", file="l.md", sections=(section,))
    page = built(courses.Example(courses.course(lesson), (lesson,), {}))["l.html"]
    found = re.findall(r'<div class="callout ([^"]*)" role="note">\n<p class="callout-title">(\w+)</p>', page)
    assert found == [(look, kind.capitalize()) for kind, look in kinds.items()]


def test_headings_go_down_one_step_at_a_time_whatever_the_author_wrote() -> None:
    deep = Section(id="b", level=5, title=courses.text("B"))
    section = Section(id="a", level=1, title=courses.text("A"), sections=(deep,))
    lesson = Lesson(id="l", title="L", language="en", file="l.md", sections=(section,))
    page = built(courses.Example(courses.course(lesson), (lesson,), {}))["l.html"]
    assert re.findall(r"<h(\d)", page) == ["1", "2", "3"]


def test_the_home_page_lists_modules_lessons_durations_and_objectives() -> None:
    page = built(courses.everything())["index.html"]
    for part in (
        "Module one",
        'href="types.html"',
        "20 min",
        "Every type of question.",
        "Weigh the risks",
        "Graded questions: 17",
    ):
        assert part in page


def test_every_language_has_every_string_with_the_same_blanks() -> None:
    folder = resources.folder("templates") / "runtime" / "strings"
    english = json.loads((folder / "en.json").read_text(encoding="utf-8"))
    assert {path.stem for path in folder.iterdir()} >= {"en", "de", "fr", "es", "pt", "ar", "zh"}
    for path in folder.iterdir():
        words = json.loads(path.read_text(encoding="utf-8"))
        assert words.keys() == english.keys(), path.name
        assert path.read_text(encoding="utf-8").count('":') == len(words), f"a key of {path.name} stands there twice"
        for key, text in words.items():
            assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", english[key])), (path.name, key)


def test_scripts_say_only_strings_that_exist() -> None:
    folder = resources.folder("templates") / "runtime"
    english = json.loads((folder / "strings" / "en.json").read_text(encoding="utf-8"))
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((folder / "script").iterdir()))
    said = set(re.findall(r'\b(?:say|tell)\("(\w+)"', code))
    assert {f"js_{key}" for key in said} <= english.keys()
    assert len(said) > 20


@pytest.mark.parametrize(
    ("tag", "expected"), [("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("ur-Latn", "ltr"), ("de", "ltr")]
)
def test_the_direction_follows_language_and_script(tag: str, expected: str) -> None:
    assert strings.direction(tag) == expected


def test_an_unknown_language_falls_back_to_english_and_a_region_to_its_language() -> None:
    templates = environment("html")
    assert strings.load(templates, "tlh")["js_check"] == "Check"
    assert strings.load(templates, "pt-BR")["js_check"] == "Verificar"
    assert strings.load(templates, "../../x")["js_check"] == "Check"


def test_a_project_may_replace_a_template_a_string_file_and_a_style(tmp_path: Path) -> None:
    (tmp_path / "runtime" / "style").mkdir(parents=True)
    (tmp_path / "runtime" / "style" / "colours.css").write_text(":root { --paper: pink; }")
    (tmp_path / "runtime" / "strings").mkdir()
    (tmp_path / "runtime" / "strings" / "nl.json").write_text('{"skip": "Naar de inhoud"}')
    example = courses.small()
    lesson = msgspec.structs.replace(example.lessons[0], language="nl")
    templates = environment("html", tmp_path)
    rendered = html.render_lesson(lesson, example.course, templates)
    files = {
        entry.path: entry.data for entry in html.TARGET.assemble(example.course, [rendered], example.read, templates)
    }
    assert b"Naar de inhoud" in files["small.html"]
    assert b"--paper:pink" in files["assets/quiz.css"]


def test_the_same_course_gives_the_same_bytes() -> None:
    assert built(courses.everything()) == built(courses.everything())


def test_practice_shows_its_key_on_demand_unless_feedback_never_shows() -> None:
    item = next(item for item in courses.choices() if isinstance(item, TrueFalse))
    for when, shown in (("question", True), ("end", True), ("never", False)):
        plain = Quiz(id="q", title=courses.text("Q"), items=(item,))
        quiz = msgspec.structs.replace(plain, feedback_when=when)
        lesson = Lesson(
            id="l", title="L", language="en", file="l.md", sections=(courses.quiz_section(quiz),), quizzes=(quiz,)
        )
        page = built(courses.Example(courses.course(lesson), (lesson,), {}))["l.html"]
        assert ('<details class="key' in page) is shown


@pytest.mark.parametrize("example", [courses.everything(), composite.example()])
def test_no_content_is_lost_between_page_and_seal(example: courses.Example) -> None:
    page = built(example)[f"{example.lessons[0].id}.html"]
    for quiz in example.lessons[0].quizzes:
        data = data_of(page, quiz.id)
        told = words_of(opened(data) + page + "".join(records(quiz, data)))
        for item in quiz.questions:
            for content in contents(item):
                assert words_in_order(content, told), (item.id, content.text)


def words_in_order(content: Content, told: str) -> bool:
    """Return whether a text stands in a page; where it has gaps, its pieces with anything between them."""
    pieces = [words_of(piece) for piece in re.split(r'<input name="gap:[a-z]+"/>', content.html)]
    return re.search(".*".join(re.escape(piece) for piece in pieces), told, re.DOTALL) is not None


def records(quiz: Quiz, data: dict[str, Any]) -> list[str]:
    """Return the sealed records of a quiz's answers, opened by who knows the answers."""
    found = []
    for item, entry in zip(quiz.questions, data["items"], strict=True):
        for answer in answers_of(item):
            key = sealing.derive(data["salt"], item.id, answer)
            sealed = entry.get("answers", {}).get(sealing.token(key))
            if sealed:
                found += [str(part) for part in json.loads(sealing.unseal(sealed, key))]
    return found


def answers_of(item: Any) -> list[str]:
    from hornbook.answers.texts import normalise

    if isinstance(item, Choice | Multiple):
        return [option.id for option in item.options]
    if isinstance(item, ShortText):
        return [normalise(accepted.text, item) for accepted in item.accepted]
    if isinstance(item, Hotspot):
        return [area.id for area in item.areas]
    if isinstance(item, Gaps):
        return [f"{gap.id}={answer}" for gap in item.gaps for answer in answers_to(gap)]
    return ["true", "false"]


def answers_to(gap: Any) -> list[str]:
    from hornbook.answers.texts import normalise

    if isinstance(gap, TextGap):
        return [normalise(accepted.text, gap) for accepted in gap.accepted]
    return [option.id for option in gap.options] if isinstance(gap, ChoiceGap) else []


def test_an_exam_in_parts_holds_no_key_in_plain_text() -> None:
    page = built(composite.example())["composite.html"]
    form = page[page.index('data-quiz="composite-quiz"') : page.index('data-quiz="pool-quiz"')]
    for secret in (
        "Paris",
        "Lutetia",
        "Its Roman name.",
        "2.1",
        "Exp*",
        "square",
        "Here it learns.",
        "two risks",
    ):
        assert secret not in form
    assert '"correct"' not in form
    assert "details class=" not in form.replace('details class="hint"', "")


def test_right_parts_are_tokens_that_tell_neither_place_nor_which_of_them_is_a_distractor() -> None:
    data = data_of(built(composite.example())["composite.html"], "composite-quiz")
    right = {item["id"]: item["right"] for item in data["items"] if "right" in item}
    sizes = {"match-tools": 2, "match-animals": 1, "order-steps": 4, "order-all": 1, "sort-tasks": 4, "sort-all": 1}
    assert {name: len(tokens) for name, tokens in right.items()} == sizes
    for name, tokens in right.items():
        assert tokens == sorted(tokens), name
    answers = ("1=c", "2=d", "3=a", "4=b")
    known = [sealing.token(sealing.derive(data["salt"], "order-steps", answer)) for answer in answers]
    assert right["order-steps"] == sorted(known)
    whole = sealing.token(sealing.derive(data["salt"], "order-all", "1=b,2=a,3=d,4=c"))
    assert right["order-all"] == [whole]


def test_a_gap_is_a_named_field_and_a_unit_that_follows_in_the_text_is_not_said_twice() -> None:
    gaps = next(item for item in composite.gaps() if item.id == "gaps-sentence")
    bare = msgspec.structs.replace(gaps, id="bare", stem=courses.html('So <input name="gap:b"/>.', "So ____."))
    quiz = Quiz(id="q", title=courses.text("Q"), items=(gaps, bare))
    lesson = Lesson(
        id="l", title="L", language="en", file="l.md", sections=(courses.quiz_section(quiz),), quizzes=(quiz,)
    )
    page = built(courses.Example(courses.course(lesson), (lesson,), {}))["l.html"]
    assert 'name="gap:' not in page
    first, second = (page.partition(f'id="{name}.b"')[2].partition("</p>")[0] for name in ("gaps-sentence", "bare"))
    assert 'aria-label="Gap 2 of 3 (Mio.)"/></span> Mio. people' in first
    assert second.endswith('<span class="unit" aria-hidden="true">Mio.</span></span>.')


def test_a_menu_names_what_it_cannot_show_by_letters_with_a_list_beside_it() -> None:
    page = built(composite.example())["composite.html"]
    tools = page[page.index('id="match-tools"') : page.index('id="match-animals"')]
    assert '<option value="b">b. git for data</option>' in tools
    assert '<div class="letters"><p>To choose from</p>\n<ol>\n<li>experiment tracking</li>\n<li><code>git' in tools
    animals = page[page.index('id="match-animals"') : page.index('id="order-steps"')]
    assert '<option value="a">fish</option>' in animals
    assert '<div class="letters on-paper">' in animals


def test_every_area_is_drawn_in_its_shape_and_named_in_the_list() -> None:
    page = built(composite.example())["composite.html"]
    spot = page[page.index('id="spot-one"') : page.index('id="spot-both"')]
    for part in (
        '<img src="media/pipeline.svg" alt="A pipeline from data to serving" width="80" height="40"/>',
        '<svg viewBox="0 0 80 40"',
        '<rect class="line" x="0" y="0" width="20" height="40"/>',
        '<circle class="line" cx="40" cy="20" r="10"/>',
        '<polygon class="line" points="60 0 80 0 80 40"/>',
        '<label class="option" for="spot-one.c">Serving &lt;now&gt;</label>',
    ):
        assert part in spot


def test_the_runtime_is_told_how_many_of_a_pool_to_draw() -> None:
    data = data_of(built(composite.example())["composite.html"], "pool-quiz")
    assert data["pools"] == [
        {"first": 1, "size": 3, "pick": 2, "title": "Basics"},
        {"first": 4, "size": 3, "pick": 1, "title": ""},
    ]
    assert [item["id"] for item in data["items"]][1:5] == ["pooled-1", "pooled-2", "pooled-3", "sum-1"]


def test_an_upload_is_declared_as_what_a_page_can_do_with_it() -> None:
    carried = {name: html.TARGET.of(name, "upload").level for name in ("upload", "upload.size", "essay.rubric")}
    assert carried == {"upload": "degraded", "upload.size": "degraded", "essay.rubric": "full"}
    page = built(composite.example())["composite.html"]
    for fact in ("Types of files: .pdf, .docx", "At most 10 MB for each file", "Files: 2 at most"):
        assert fact in page


def test_a_footnote_ends_with_its_way_back_and_nothing_else() -> None:
    note = Footnote(id="1", label="1", blocks=(Paragraph(content=Content(html="Seen.", text="Seen.")),))
    page = "".join(built(with_blocks(Footnotes(items=(note,)))).values())
    assert "↩</a></p>" in page
    assert "&lt;/p&gt;" not in page
