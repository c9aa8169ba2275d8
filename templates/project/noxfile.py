"""Builds, shows and checks this course: `nox -s build`, `nox -s serve`, `nox -s check`.

Where Hornbook is installed beside nox, that one is used. Else the one named in requirements.txt (or in the variable
HORNBOOK_REQUIREMENT) is installed once, into an environment that is kept until the name changes.
"""

import hashlib
import importlib.util
import os
import sys
from pathlib import Path

import nox

nox.options.reuse_venv = "yes"
nox.options.sessions = ["build"]
BACKEND = "none" if importlib.util.find_spec("hornbook") else None


@nox.session(venv_backend=BACKEND)
def build(session):
    """Write the course to build/; arguments after `--` go to `hornbook build`."""
    run(session, "build")


@nox.session(venv_backend=BACKEND)
def serve(session):
    """Show the course in a browser while it is written; Ctrl-C ends it."""
    run(session, "serve")


@nox.session(venv_backend=BACKEND)
def check(session):
    """Say what is wrong, and write nothing."""
    run(session, "check")


def run(session, command):
    """Run a command of Hornbook on the folder source/."""
    if BACKEND:
        session.run(sys.executable, "-m", "hornbook", command, "source", *session.posargs, external=True)
        return
    install(session)
    session.run("hornbook", command, "source", *session.posargs)


def install(session):
    """Install Hornbook, unless the very same was installed before."""
    named = os.environ.get("HORNBOOK_REQUIREMENT")
    wanted = hashlib.sha256((named or Path("requirements.txt").read_text(encoding="utf-8")).encode()).hexdigest()
    stamp = Path(session.virtualenv.location) / "installed-for.sha256"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    session.install(*([named] if named else ["-r", "requirements.txt"]))
    stamp.write_text(wanted, encoding="ascii")
