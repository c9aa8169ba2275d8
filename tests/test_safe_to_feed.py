"""What a stranger's course may try: none of it leaves its folder, runs as a template, or takes more than its share."""

from __future__ import annotations

import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from hornbook import buffers, pipeline, source, targets
from hornbook.pipeline import Request
from hornbook.reading import course_file
from tests import projects
from tests.steps import steps

# YAML that stands for more than it says

LAUGHS = "a: &a [ha, ha]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
BOMBS = {
    "laughs": (LAUGHS + "title: *i\n", "FRM006"),
    "merge": ("a: &a {title: A}\n<<: *a\n", "FRM006"),
    "circle": ("a: &a [*a]\n", "FRM006"),
    "deep flow": ("title: " + "[" * 2000 + "]" * 2000 + "\n", "FRM007"),
    "deep blocks": ("".join("  " * depth + f"k{depth}:\n" for depth in range(60)), "FRM007"),
    "tag": ("title: !!python/object/apply:os.system [echo]\n", "FRM"),
    "huge integer": (f"order: {'9' * 6000}\nattempts: 0x{'f' * 6000}\npass_mark: {'9' * 6000}%\n", "FRM"),
    "huge number": ("order: 1e999999\npass_mark: .inf\nduration: .nan\n", "FRM"),
    "sexagesimal": ("order: " + "59:" * 2000 + "59\n", "FRM"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_in_yaml_is_a_finding_and_takes_little_memory(name: str) -> None:
    text, code = BOMBS[name]
    tracemalloc.start()
    try:
        lesson = buffers.read("a.md", f"---\n{text}---\n\n# A\n\nText.\n")
        _, found = course_file.read(source.from_text("course.yml", text))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    for findings in (lesson.findings, found):
        assert [each.code for each in findings if each.code.startswith(code)], [each.code for each in findings]
    assert peak < 60_000_000


# Text that looks like a template

TRICKS = (
    "{{ 7919*7907 }}",
    "{% for x in range(9) %}zqloop{% endfor %}",
    "{{ course.__class__.__mro__ }}",
    "{# zqgone #}",
    "{%raw%}",
    "${7919*7907}",
    "<%= 7919*7907 %>",
)


def test_what_looks_like_a_template_stays_text_in_every_output(tmp_path: Path) -> None:
    tricks = " ".join(f"`{trick}`" for trick in TRICKS)
    bare = " ".join(trick.replace("<", "\\<") for trick in TRICKS)
    quiz = (
        f"## Quiz\n\n### 1. Is `{TRICKS[1]}` one? {{#one}}\n\n- [x] `{TRICKS[2]}`\n  - {TRICKS[3]}\n- [ ] {TRICKS[4]}\n"
    )
    text = f"---\ntitle: '{bare}'\n---\n\n{bare}\n\n{tricks}\n\n| {bare} |\n|-|\n| x |\n\n```\n{bare}\n```\n\n{quiz}"
    projects.write(tmp_path, {"source/a.md": text, "source/course.yml": f"title: '{bare}'\n"})
    request = Request((tmp_path / "source",), tmp_path / "build", targets.BUILTIN, allow_loss=True)
    outcome = pipeline.build(request)
    assert not outcome.failed, outcome.findings
    for name, data in members(tmp_path / "build"):
        assert b"62615533" not in data, name
        assert data.count(b"zqloop") <= data.count(b"range(9)"), name
    page = (tmp_path / "build/html/a.html").read_text(encoding="utf-8")
    assert page.count("{{ 7919*7907 }}") >= 4
    assert page.count("{# zqgone #}") >= 4


def members(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file, and of each member of the zips."""
    for name, data in projects.contents(folder).items():
        yield name, data
        if name.endswith(".zip"):
            with zipfile.ZipFile(folder / name) as archive:
                yield from ((member, archive.read(member)) for member in archive.namelist())


# Paths that lead out

OUT = (
    "../secret.png",
    "../../secret.png",
    "%2e%2e/secret.png",
    "..%2fsecret.png",
    "..\\secret.png",
    "m/../../secret.png",
    "{root}/secret.png",
    "file:///{root}/secret.png",
    "link.png",
    "linked/secret.png",
    "m%00/../../secret.png",
)


@pytest.mark.parametrize("path", OUT)
def test_no_path_and_no_link_leads_out_of_the_source(tmp_path: Path, path: str) -> None:
    there = path.replace("{root}", tmp_path.as_posix())
    text = f"# A\n\n![x](<{there}>)\n\n[y](<{there}>)\n\n<img src='{there}' alt='z'>\n"
    projects.write(tmp_path, {"secret.png": "zqsecret", "source/a.md": text, "source/m/b.md": "# B\n\nText.\n"})
    (tmp_path / "source/link.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "source/linked").symlink_to(tmp_path)
    request = Request((tmp_path / "source",), tmp_path / "build", targets.BUILTIN, keep_going=True, allow_loss=True)
    outcome = pipeline.build(request)
    assert [each for each in outcome.findings if each.span.file.endswith("a.md")]
    assert [name for name, data in members(tmp_path / "build") if b"zqsecret" in data] == []


@pytest.mark.parametrize("name", ["../up", "../../etc/x", "/etc/x", "a/b", "..", "con", "C:\\x", "a\\b", "a:b"])
def test_no_id_makes_a_path_that_leads_out(tmp_path: Path, name: str) -> None:
    quiz = f"## Quiz {{#{name}}}\n\n### 1. So? {{#{name}}}\n\nAnswer: True\n"
    lesson = f"---\nid: '{name}'\n---\n\n# A {{#{name}}}\n\nText.\n\n{quiz}"
    settings = f"id: '{name}'\nmodules:\n  - folder: '{name}'\n    id: '{name}'\n    lessons: ['{name}/a.md']\n"
    projects.write(tmp_path, {"course/source/a.md": lesson, "course/source/course.yml": settings})
    request = Request(
        (tmp_path / "course/source",), tmp_path / "course/build", targets.BUILTIN, keep_going=True, allow_loss=True
    )
    pipeline.build(request)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["course"]
    assert {path.name for path in (tmp_path / "course").iterdir()} <= {"source", "build"}
    for member, _ in members(tmp_path / "course/build"):
        assert not {"", ".", ".."} & set(member.split("/")), member
        assert not {":", "\\"} & set(member), member


# Texts that make parsers slow: the steps are counted, since a clock would say more about the machine

FLOODS: dict[str, Callable[[int], str]] = {
    "brackets": lambda size: "[" * size,
    "pairs of brackets": lambda size: "[a](" * size,
    "emphasis": lambda size: "*a **b " * size,
    "closed emphasis": lambda size: "a**b" * size + "c* " * size,
    "quotes": lambda size: "> " * min(size, 900) + "a\n" * size,
    "lists": lambda size: "".join("  " * (place % 40) + "- a\n" for place in range(size)),
    "backticks": lambda size: "".join("`" * (place % 40) + "a" for place in range(size)),
    "references": lambda size: "".join(f"[a{place}]: b\n" for place in range(size)) + "[a0] " * size,
    "rows": lambda size: "| a | b |\n|---|---|\n" + "| x | y |\n" * size,
    "columns": lambda size: "|a" * size + "|\n" + "|-" * size + "|\n" + "|b" * size + "|",
    "entities": lambda size: "&amp;&#38;&x;" * size,
    "comments": lambda size: "a <!-- " * size,
    "instructions": lambda size: "a <? " * size,
    "declarations": lambda size: "a <!A " * size,
    "cdata": lambda size: "a <![CDATA[ " * size,
    "dollars": lambda size: "$a " * size,
    "formulas": lambda size: "$a$ " * size,
    "colons": lambda size: "::: x\n" * size,
    "equal headings": lambda size: "## A\n\nb\n\n" * size,
    "equal questions": lambda size: "## Quiz\n\n" + "### 1. Which one is it?\n\n- [x] a\n- [ ] b\n\n" * size,
    "equal quizzes": lambda size: "## Quiz\n\n1. So?\n\nAnswer: True\n\n" * size,
}
SMALL = 60
GROWTH = 4


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_costs_steps_in_proportion_to_its_length(name: str) -> None:
    read(FLOODS[name](3))  # what is made at the first use only
    small, large = (steps(partial(read, FLOODS[name](size))) for size in (SMALL, GROWTH * SMALL))
    assert large < 1.5 * GROWTH * small


def read(text: str) -> None:
    buffers.read("a.md", f"# A\n\n{text}\n")
