#!/usr/bin/env python3
"""Runs sessions of noxfile.py where there is nothing but Python: `python3 run.py build`.

Puts nox into an environment of its own below .nox/ the first time, and hands over to it. Arguments are names of
sessions; what follows `--` goes to the session. Where nox is installed, `nox -s build` does the same.
"""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".nox" / "run"
PYTHON = HOME / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
READY = HOME / "ready"
OLDEST = (3, 11)


def main(arguments):
    """Return the exit code of nox."""
    if sys.version_info < OLDEST:
        sys.exit("Hornbook needs Python {}.{} or newer; this is {}.{}".format(*OLDEST, *sys.version_info[:2]))
    if not READY.is_file():
        prepare()
    before, dashes, after = split(arguments)
    sessions = ["-s", *before] if before else ["--list"]
    noxfile = ["-f", str(ROOT / "noxfile.py")]
    return subprocess.call([str(PYTHON), "-m", "nox", *noxfile, *sessions, *dashes, *after])


def prepare():
    """Make the environment that nox runs in."""
    print("Setting up, once …", flush=True)
    try:
        venv.create(HOME, clear=True, with_pip=True)
    except subprocess.CalledProcessError:
        sys.exit("This Python cannot make environments: install its venv part (on Debian the package python3-venv).")
    subprocess.check_call(
        [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "nox>=2024.10.9"]
    )
    READY.touch()


def split(arguments):
    """Return the arguments before `--`, the `--` itself, and those after it."""
    at = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:at], arguments[at : at + 1], arguments[at + 1 :]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
