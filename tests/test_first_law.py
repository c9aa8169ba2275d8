"""The first law: every string, score, flag and file that was authored is in every output, or a finding says so.

The torture course is built as a user builds it, and its outputs are read with readers that share no code with the
writers (but the opening of what a page seals). tests/torture/markers.py says how what was authored is known.
"""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.parsers import expat

import pytest
from lxml import html

from hornbook import pipeline, targets
from hornbook.pages import sealing
from hornbook.pipeline import Request
from hornbook.targets.features import FEATURES
from tests import projects
from tests.torture import keys, law, markers

TARGETS = tuple(law.READERS)
Built = dict[str, dict[str, bytes]]


def outputs(folder: Path) -> Built:
    """Return the files of each target of a build; those of a zip as they are inside."""
    files = projects.contents(folder)
    found: Built = {"report": {"report.json": files["report.json"]}}
    for target in TARGETS:
        folder_of = f"{target}/"
        inside = {path.removeprefix(folder_of): data for path, data in files.items() if path.startswith(folder_of)}
        package = files.get(f"packages/torture-{target}.zip")
        if package is not None:
            with zipfile.ZipFile(io.BytesIO(package)) as archive:
                inside = {name: archive.read(name) for name in archive.namelist()}
        for suffix in (".xml", ".txt"):
            if f"packages/torture-{target}{suffix}" in files:
                inside = {f"questions{suffix}": files[f"packages/torture-{target}{suffix}"]}
        found[target] = inside
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the outputs of the torture course."""
    folder = tmp_path_factory.mktemp("torture") / "build"
    outcome = pipeline.build(Request((markers.SOURCE,), folder, TARGETS, allow_loss=True))
    assert outcome.report is not None, outcome.findings
    return outputs(folder)


def losses(built: Built) -> list[dict[str, object]]:
    """Return the losses that the build reported."""
    found: list[dict[str, object]] = json.loads(built["report"]["report.json"])["losses"]
    return found


def told(gone: list[law.Gone]) -> list[str]:
    """Return what is gone, as a person reads it."""
    return [f"{one.file}:{one.line}: {one.what}" for one in gone]


@pytest.mark.parametrize("target", TARGETS)
def test_all_that_was_authored_is_in_its_place_or_a_finding_names_it(built: Built, target: str) -> None:
    assert told(law.unnamed(target, built[target], losses(built))) == []


def test_the_contract_and_the_pages_lose_nothing_but_what_they_say(built: Built) -> None:
    assert law.gone("json", built["json"]) == []
    for target in ("html", "scorm12", "scorm2004"):
        assert law.gone(target, built[target]) == []


@pytest.mark.parametrize("target", [name for name in TARGETS if name != "json"])
def test_feedback_for_a_score_that_nobody_knows_is_named(built: Built, target: str) -> None:
    essay = next(marker for marker in markers.read() if marker.word == "zqstem14")
    named = {(loss["feature"], loss["file"], loss["line"]) for loss in losses(built) if loss["target"] == target}
    assert ("feedback.correct", essay.file, essay.line) in named


def test_the_course_has_markers_of_every_kind() -> None:
    authored = markers.read()
    assert {marker.role for marker in authored} >= set(markers.PARTS) | set(markers.QUIZ) | set(law.PAGE_PLACES)
    assert {marker.number for marker in authored if marker.role == "stem"} == {*keys.FACTS, *keys.UNGRADED}


def test_the_course_has_every_setting_of_a_quiz(built: Built) -> None:
    lessons = [json.loads(data) for path, data in built["json"].items() if path.startswith("lessons/")]
    quizzes = [quiz for lesson in lessons for quiz in lesson["quizzes"]]
    rows = {name: {repr(quiz.get(name)) for quiz in quizzes} for name in (*FLAGS, "feedback_when", "kind")}
    assert [name for name, values in rows.items() if len(values) < 2] == []
    assert rows["feedback_when"] >= {"'end'", "'never'"}


FLAGS = ("pass_mark", "attempts", "time_limit", "shuffle", "one_by_one")


def test_every_loss_that_is_reported_is_told_by_a_finding(built: Built) -> None:
    """What arrives in another form is told once for the course, with the first place and how often."""
    report = json.loads(built["report"]["report.json"])
    told = [finding for finding in report["findings"] if finding["code"] in {"TGT001", "TGT002"}]
    titles = {name: targets.load(name).title for name in TARGETS}
    for loss in report["losses"]:
        said = [
            (finding["span"]["file"], finding["span"]["line"])
            for finding in told
            if finding["message"].startswith(titles[loss["target"]])
            and f" {FEATURES[loss['feature']]}" in finding["message"]
            and loss["how"] in finding["message"]
        ]
        assert said, loss
        assert min(said) <= (loss["file"], loss["line"])


# --- the test can fail ------------------------------------------------------------------------------------------------


def without(files: dict[str, bytes], word: str, instead: str = "gone") -> dict[str, bytes]:
    """Return the files with another word in the place of a marker, in sealed texts as well."""

    def resealed(match: re.Match[str]) -> str:
        data = json.loads(match[2])
        for item in data["items"]:
            if "sealed" in item:
                key = sealing.derive(data["salt"], item["id"])
                item["sealed"] = sealing.seal(_swapped(sealing.unseal(item["sealed"], key), word, instead), key)
        return match[1] + json.dumps(data).replace("<", "\\u003c") + match[3]

    quizzes = re.compile(r'(<script type="application/json" class="quiz-data">)(.*?)(</script>)')
    changed = {path: _swapped(data, word, instead) for path, data in files.items()}
    opened = {path: data.decode() for path, data in changed.items() if path.endswith(".html")}
    return changed | {path: quizzes.sub(resealed, page).encode() for path, page in opened.items()}


def _swapped(data: bytes, word: str, instead: str) -> bytes:
    pattern = rf"(?<![a-z0-9]){word}(?![a-z0-9])"
    return re.sub(pattern.encode(), instead.encode(), data, flags=re.IGNORECASE)


SAMPLES = [
    "zqprem54a",
    "zqresp54d",
    "zqmenu53bh",
    "zqitem57a",
    "zqstem52b",
    "zqstem21c",
    "zqopta30aa",
    "zqhint03b",
    "zqgene03",
    "zqcorr03",
    "zqsamp14",
    "zqrubr14b",
    "zqtags49a",
    "zqintr02",
    "zqttle14",
]
SWAPPED = [("zqopta03a", "zqhint03a"), ("zqcorr03", "zqinco03"), ("zqopta20a", "zqopta20c"), ("zqstem52b", "zqhint54a")]
# Changed places that are known only by what belongs together.
UNPAIRED = [("zqprem54a", "zqprem54b", "pairs of zqstem54"), ("zqitem57b", "zqitem57c", "order of zqstem57")]


def in_place(built: Built, target: str) -> set[str]:
    """Return the words of questions that a target carries where they belong."""
    authored = {marker.word for marker in markers.read() if marker.asked}
    return authored - {one.what for one in law.gone(target, built[target])}


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("word", SAMPLES)
def test_a_text_that_is_taken_out_of_an_output_is_missed(built: Built, target: str, word: str) -> None:
    found = law.unnamed(target, without(built[target], word), losses(built))
    assert word in {one.what for one in found}


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(("word", "other"), SWAPPED)
def test_texts_that_have_changed_places_are_missed(built: Built, target: str, word: str, other: str) -> None:
    swapped = without(without(without(built[target], word, "zqxxxx99"), other, word), "zqxxxx99", other)
    found = {one.what for one in law.gone(target, swapped)}
    assert {word, other} & in_place(built, target) <= found
    assert found & {word, other}


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(("word", "other", "what"), UNPAIRED)
def test_pairs_and_orders_that_are_no_longer_right_are_missed(
    built: Built, target: str, word: str, other: str, what: str
) -> None:
    swapped = without(without(without(built[target], word, "zqxxxx99"), other, word), "zqxxxx99", other)
    assert what in {one.what for one in law.gone(target, swapped)}


@pytest.mark.parametrize("target", ["json", "html", "scorm12", "scorm2004"])
@pytest.mark.parametrize("word", ["zqcell02", "zqpree02", "zqmath02", "zqfcap01", "zqtake02", "zqnote03", "zqltit03"])
def test_prose_that_is_taken_out_of_a_lesson_is_missed(built: Built, target: str, word: str) -> None:
    found = law.unnamed(target, without(built[target], word), losses(built))
    assert word in {one.what for one in found}


@pytest.mark.parametrize(
    ("target", "path", "right", "wrong", "missed"),
    [
        ("json", "lessons/every-type.json", '"low": 9.79', '"low": 9.78', "intervals of zqstem09"),
        ("qti3", "item-full-number.xml", ">9.79<", ">9.78<", "intervals of zqstem09"),
        ("qti21", "item-full-choice.xml", "<value>b</value>", "<value>a</value>", "keys of zqstem03"),
        ("qti21", "test-exam.xml", 'maxTime="5400"', 'maxTime="540"', "time_limit of the quiz"),
        ("qti22", "item-match-hard.xml", "<value>P-a R-b<", "<value>P-a R-d<", "pairs of zqstem54"),
        ("qti22", "test-parts.xml", 'select="2"', 'select="3"', "pool of [63, 64, 65]"),
        ("qti3", "item-spot-hard.xml", 'coords="2,2,1"', 'coords="2,2,2"', "areas of zqstem60"),
        ("gift", "questions.txt", "%25%Zqaccp07c na", "%35%Zqaccp07c na", "accepted of zqstem07"),
        ("html", "parts.html", '"weight":2.0', '"weight":1.0', "weights of zqstem50"),
        ("moodle", "questions.xml", "<tolerance>0.02<", "<tolerance>0.2<", "intervals of zqstem09"),
        ("moodle", "questions.xml", "<defaultgrade>2.3333333<", "<defaultgrade>2<", "points of zqstem03"),
        ("html", "every-type.html", '"points":0.25', '"points":0.5', "points of zqstem04"),
        ("scorm12", "every-type.html", '"min_choices":1', '"min_choices":2', "min_choices of zqstem04"),
    ],
)
def test_a_number_that_is_changed_in_an_output_is_missed(
    built: Built, target: str, path: str, right: str, wrong: str, missed: str
) -> None:
    text = built[target][path].decode()
    assert right in text
    files = {**built[target], path: text.replace(right, wrong).encode()}
    assert missed in {one.what for one in law.unnamed(target, files, losses(built))}


@pytest.mark.parametrize("target", TARGETS)
def test_a_picture_that_is_not_the_authors_is_missed(built: Built, target: str) -> None:
    picture = (markers.SOURCE / "media" / "hint.png").read_bytes()
    coded = base64.b64encode(picture).rstrip(b"=")
    files = {
        path: data.replace(picture, b"\x89PNG").replace(coded, b"A" * len(coded))
        for path, data in built[target].items()
    }
    assert "picture zqhint23a2" in {one.what for one in law.gone(target, files)}


def test_a_loss_excuses_only_what_it_names(built: Built) -> None:
    assert "zqcorr14" in {one.what for one in law.unnamed("moodle", built["moodle"], [])}


# --- well-formed, valid -----------------------------------------------------------------------------------------------


class Balance(HTMLParser):
    """Notes each end tag that does not close the element which is open, and what is left open at the end."""

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "col"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID and not {"math", "svg"} & {*self.open}:
            self.wrong.append(f"<{tag}/> at {self.getpos()}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


def unbalanced(page: str) -> list[str]:
    """Return what is wrong in the nesting of a page's elements."""
    parser = Balance()
    parser.feed(page)
    parser.close()
    return [*parser.wrong, *parser.open]


def test_a_page_whose_elements_overlap_is_told_from_a_sound_one() -> None:
    assert unbalanced("<p>a<br/><b>c</b></p>") == []
    assert unbalanced("<p><b>c</p></b>") != []
    assert unbalanced("<div><p>c</p>") != []
    assert unbalanced("<script/><p>c</p>") != []


@pytest.mark.parametrize("target", TARGETS)
def test_every_xml_is_well_formed_and_every_page_is_html(built: Built, target: str) -> None:
    read = 0
    for path, data in built[target].items():
        if path.endswith((".xml", ".svg")):
            expat.ParserCreate().Parse(data, True)
            read += 1
        elif path.endswith(".html"):
            page = html.document_fromstring(data)
            named = list(page.xpath("//@id"))
            assert sorted(set(named)) == sorted(named), path
            assert unbalanced(data.decode()) == [], path
            read += 1
    assert read or target in {"json", "gift"}


@pytest.mark.parametrize("target", ["qti3", "qti22", "qti21"])
def test_each_question_and_each_quiz_is_one_file_of_qti(built: Built, target: str) -> None:
    files = [path for path in built[target] if re.match(r"(item|test)-.*\.xml$", path)]
    lessons = [json.loads(data) for path, data in built["json"].items() if path.startswith("lessons/")]
    quizzes = sum(len(lesson["quizzes"]) for lesson in lessons)
    assert len(files) == len(keys.FACTS) + len(keys.UNGRADED) + quizzes
