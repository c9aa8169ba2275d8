"""What the docs show for editors and continuous integration is what these programs read."""

from __future__ import annotations

import doctest
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from hornbook import cli, schema
from tests import projects
from tests.docs import pages
from tests.docs.pages import ROOT
from tests.projects import CONTRADICTION, hornbook

EDITORS = ROOT / "docs" / "editors.md"
INTEGRATION = ROOT / "docs" / "continuous-integration.md"


def example(page: Path, info: str) -> list[str]:
    return [each.text for each in pages.examples(page) if each.info == info]


def matcher() -> dict[str, Any]:
    (tasks,) = example(EDITORS, "json tasks")
    found: dict[str, Any] = json.loads(tasks)["tasks"][0]["problemMatcher"]["pattern"]
    return found


def test_the_problem_matcher_reads_what_a_check_prints(tmp_path: Path) -> None:
    projects.write(tmp_path, {"source/01 a:b (c)/old.md": CONTRADICTION, "source/x.md": "# X\n\n[here](y.md)\n"})
    pattern = matcher()
    printed = hornbook(tmp_path, "check", "--format", "concise").out.splitlines()
    told = json.loads(hornbook(tmp_path, "check", "--format", "json").out)["findings"]
    matches = [re.fullmatch(pattern["regexp"], line) for line in printed]
    assert len(matches) == len(told) > 2
    for match, finding in zip(matches, told, strict=True):
        assert match
        span = finding["span"]
        names = ("file", "line", "column", "severity", "code")
        assert [match[pattern[name]] for name in names] == [
            *(span["file"], str(span["line"]), str(span["column"])),
            *(finding["severity"], finding["code"]),
        ]


def test_the_python_examples_do_what_they_show() -> None:
    for text in example(EDITORS, "python doctest"):
        test = doctest.DocTestParser().get_doctest(text, {}, EDITORS.name, str(EDITORS), 0)
        assert doctest.DocTestRunner(verbose=False).run(test).failed == 0


def test_schemas_that_editors_are_told_of_exist() -> None:
    named = set(re.findall(r"hornbook schema ([\w-]+)", EDITORS.read_text(encoding="utf-8")))
    assert named == {"course-file", "front-matter"} <= set(schema.names())
    assert example(EDITORS, "json settings")


@pytest.mark.parametrize(
    ("info", "known"),
    [("yaml github", "vendor.github-workflows"), ("yaml gitlab", "vendor.gitlab-ci")],
)
def test_the_workflows_are_as_their_hosts_say(tmp_path: Path, info: str, known: str) -> None:
    (text,) = example(INTEGRATION, info)
    (tmp_path / "ci.yml").write_text(text, encoding="utf-8")
    checking = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", known, str(tmp_path / "ci.yml")]
    done = subprocess.run(checking, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_of_the_examples_is_one() -> None:
    parser = cli.parser()
    commands = re.findall(r"^\s*- (?:run: )?hornbook ([^>|\n]+)", INTEGRATION.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) >= 3
    for command in commands:
        assert parser.parse_args(command.split()).command == "check"


def test_the_hooks_of_the_docs_are_those_of_the_project() -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_bytes())}
    remote, local = (yaml.safe_load(text)["repos"][0]["hooks"][0] for text in example(INTEGRATION, "yaml pre-commit"))
    assert remote["id"] in hooks
    assert {name: hooks[local["id"]][name] for name in ("name", "entry", "files", "pass_filenames")} == {
        name: local[name] for name in ("name", "entry", "files", "pass_filenames")
    }
