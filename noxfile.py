"""All that is done in this project, each in an environment that is kept while `pyproject.toml` stays as it is."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2024.10.9"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["tests", "lint", "types", "layers"]
ROOT = Path(__file__).parent
PROJECT = ROOT / "pyproject.toml"
BROWSER = ROOT / "tests" / "browser"
PYTHONS = ("python3.12", "python3.13", "python3.14")
FUZZED = ("lesson", "package", "settings", "params", "document", "known", "remembered", "medium")
# A browser on a busy machine may be late: what fails is run again, and said to be. No answer may be lost even once.
PATIENT = ("-rR", "--reruns=2", "--rerun-except=an answer was lost")
NPM = ("npm", "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund")


@nox.session
def build(session: nox.Session) -> None:
    """Build the demo course; arguments after `--` go to `hornbook build`."""
    install(session)
    session.run("hornbook", "build", *session.posargs)


@nox.session
def check(session: nox.Session) -> None:
    """Check the demo course, or the paths after `--`."""
    install(session)
    session.run("hornbook", "check", *session.posargs)


@nox.session
def serve(session: nox.Session) -> None:
    """Show the demo course in a browser while it is written; arguments after `--` go to `hornbook serve`."""
    install(session)
    session.run("hornbook", "serve", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests that need neither a browser nor Node; arguments after `--` go to pytest."""
    install(session, "tests")
    chosen = session.posargs or ["--numprocesses=auto", "tests"]
    session.run("pytest", "--ignore=tests/browser", *chosen, env=plain())


@nox.session
def browser(session: nox.Session) -> None:
    """Drive pages and packages in Chromium, with players that are not ours (needs Chromium and npm)."""
    install(session, "browser")
    install_players(session)
    session.run("pytest", *PATIENT, *(session.posargs or ["--numprocesses=auto", str(BROWSER)]), env=plain())


@nox.session
def fuzz(session: nox.Session) -> None:
    """Look for bytes that break a reader; after `--` a target (or all) and the seconds for each."""
    install(session, "tests", "fuzz")
    chosen, *seconds = session.posargs or ["all"]
    for name in FUZZED if chosen == "all" else [chosen]:
        session.run("python", "-m", "tests.fuzz", name, *seconds, env=plain())


@nox.session
def pythons(session: nox.Session) -> None:
    """Build with each newer Python that is there, and compare the bytes with those of this one."""
    install(session, "tests")
    found = [name for name in PYTHONS if shutil.which(name)]
    if not found:
        session.skip(f"none of {', '.join(PYTHONS)} is there")
    for name in found:
        folder = Path(session.virtualenv.location) / f"other-{name}"
        session.run(name, "-m", "venv", str(folder), external=True)
        other = str(folder / "bin" / "python")
        session.run(other, "-m", "pip", "install", "--quiet", "--editable", ".", external=True)
        variables = {"HORNBOOK_OTHER_PYTHON": other, **plain()}
        session.run("pytest", "-k", "another_python", "tests/test_reproducible.py", env=variables)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and format; `nox -s lint -- --fix` mends what can be mended."""
    install(session, "lint", project=False)
    session.run("ruff", "check", *session.posargs, ".")
    session.run("ruff", "format", *([] if session.posargs else ["--check"]), ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check types, strictly."""
    install(session, "types")
    session.run("mypy", *session.posargs)


@nox.session
def layers(session: nox.Session) -> None:
    """Check that each layer imports only from those below it, and no target from another."""
    install(session, "layers")
    session.run("lint-imports")


@nox.session
def schemas(session: nox.Session) -> None:
    """Write the JSON Schemas anew from the model; with `-- --check` fail if they would change."""
    install(session)
    session.run("python", "-m", "tools.schemas", *session.posargs)


@nox.session
def golden(session: nox.Session) -> None:
    """Write the expected outputs of the tests anew; read the differences before you commit them."""
    install(session, "tests")
    session.run("pytest", "-q", "-k", "golden", "tests", env={"HORNBOOK_GOLDEN": "write", **plain()})


@nox.session
def docs(session: nox.Session) -> None:
    """Write the generated pages of the docs anew, and check all others."""
    install(session, "tests")
    session.run("python", "-m", "tools.docs", *session.posargs)
    session.run("pytest", "-q", "tests/docs")


@nox.session
def pictures(session: nox.Session) -> None:
    """Photograph the examples of the authoring guide and all kinds of pages anew; needs Chromium."""
    install(session, "browser")
    session.run("python", "-m", "tools.pictures", *session.posargs)
    session.run("python", "-m", "tools.screens")
    session.run("python", "-m", "tools.preview_screens")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure CPU time and memory against bare Markdown rendering of the same text."""
    install(session)
    session.run("python", "-m", "bench", *session.posargs)


def install(session: nox.Session, *groups: str, project: bool = True) -> None:
    """Install the project and dependency groups, unless that was done for this very `pyproject.toml` before."""
    wanted = hashlib.sha256(PROJECT.read_bytes() + " ".join(groups).encode()).hexdigest()
    stamp = Path(session.virtualenv.location) / "installed-for.sha256"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    needed = nox.project.dependency_groups(nox.project.load_toml(PROJECT), *groups)
    session.install(*(["--editable", "."] if project else []), *needed)
    stamp.write_text(wanted, encoding="ascii")


def install_players(session: nox.Session) -> None:
    """Install the independent players that browser tests drive, unless that was done for this `package.json` before."""
    package = BROWSER / "package.json"
    stamp = BROWSER / "node_modules" / "installed-for.sha256"
    wanted = hashlib.sha256(package.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    if shutil.which("npm") is None:
        session.error("browser tests need npm, which comes with Node")
    with session.chdir(BROWSER):
        session.run(*NPM, external=True)
    stamp.write_text(wanted, encoding="ascii")


def plain() -> dict[str, str]:
    """Return what is set while tests run, so that neither a runner nor a terminal changes what is printed."""
    return {"GITHUB_ACTIONS": "", "NO_COLOR": "1"}
