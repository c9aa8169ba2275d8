"""The command line: what can be asked, and how it ends. The commands themselves are in `hornbook.commands`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

from hornbook import __version__, interrupts
from hornbook import patterns as re
from hornbook.commands.exits import CLEAN, OUR_BUG, PIPE_CLOSED, USAGE

FORMATS = ("text", "concise", "json", "github", "gitlab", "sarif", "junit")
EXECUTORS = ("processes", "dask")
_SCHEDULER = re.compile(r"dask://[^\s/]+:\d{1,5}")
_PORT = 8642
_LAST_PORT = 65535
_MOST_JOBS = 61  # Windows cannot wait for more processes than that


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 clean, 1 findings, 2 wrong use, 3 a fault of Hornbook itself."""
    _write_utf8()
    try:
        options = parser().parse_args(argv)
        run = import_module(f"hornbook.commands.{options.command}").run
        code: int = run(options)
        sys.stdout.flush()
    except SystemExit as stop:
        return int(stop.code or CLEAN)
    except KeyboardInterrupt as stop:
        print("\nhornbook: stopped; no file is half written", file=sys.stderr)
        return interrupts.exit_code(stop)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        return _not_possible(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, its user is told what to do, and not in Python
        return _our_bug(error)
    return code


def parser() -> argparse.ArgumentParser:
    """Return the parser for all commands; `command` names the module that runs one."""
    top = argparse.ArgumentParser(
        prog="hornbook", description="Markdown lessons and quizzes in; packages for every LMS out."
    )
    top.add_argument("--version", action="version", version=f"hornbook {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _build(commands.add_parser("build", help="write the course for its targets"))
    _check(commands.add_parser("check", help="say what is wrong, and write nothing"))
    _serve(commands.add_parser("serve", help="show the course in a browser while it is written"))
    _fix(commands.add_parser("fix", help="write ids and safe corrections into the source"))
    _init(commands.add_parser("init", help="make a course project that builds at once"))
    _explain(commands.add_parser("explain", help="say what a rule means, and the way out"))
    _targets(commands.add_parser("targets", help="list the formats, and what each carries"))
    _schema(commands.add_parser("schema", help="print a JSON Schema of the output"))
    return top


def _build(own: argparse.ArgumentParser) -> None:
    own.add_argument("source", nargs="*", help="a folder, or lessons by name (default: source, else this folder)")
    own.add_argument("-o", "--output", default="build", help="the folder to write (default: build)")
    own.add_argument("-t", "--target", action="append", default=[], help="a target; may be given several times")
    own.add_argument(
        "--jobs", type=_jobs, default=0, metavar="N", help="processes that share the work (default: as many as help)"
    )
    own.add_argument(
        "--executor",
        type=_executor,
        default=EXECUTORS[0],
        metavar="WHERE",
        help="processes (the default), dask, or dask://HOST:PORT for the workers of a Dask cluster",
    )
    own.add_argument("--keep-going", action="store_true", help="build what is sound, and exit with 1")
    own.add_argument("--allow-loss", action="store_true", help="build although a target cannot carry something")
    own.add_argument("--no-cache", action="store_true", help="do all the work anew, and remember none of it")
    _how_to_tell(own)


def _check(own: argparse.ArgumentParser) -> None:
    own.add_argument("source", nargs="*", help="folders, or lessons by name (default: source, else this folder)")
    own.add_argument("--explain", action="store_true", help="show each question as it was understood")
    own.add_argument("--statistics", action="store_true", help="count findings by rule instead of showing them")
    own.add_argument("--no-cache", action="store_true", help="read all lessons again, and remember none")
    known = own.add_mutually_exclusive_group()
    known.add_argument("--baseline", metavar="FILE", help="leave out the findings that this file knows")
    known.add_argument("--write-baseline", metavar="FILE", help="write what is found now to this file, and exit with 0")
    _how_to_tell(own)


def _serve(own: argparse.ArgumentParser) -> None:
    own.add_argument("source", nargs="*", help="a folder, or lessons by name (default: source, else this folder)")
    own.add_argument("--port", type=_port, default=_PORT, metavar="N", help=f"0 for any (default: {_PORT})")
    own.add_argument("--open", action="store_true", help="open the course in a browser")


def _fix(own: argparse.ArgumentParser) -> None:
    own.add_argument("source", nargs="*", help="folders, or lessons by name (default: source, else this folder)")
    own.add_argument("--diff", action="store_true", help="show what would be changed, and exit with 1 if anything")
    own.add_argument("--unsafe-fixes", action="store_true", help="make fixes too that may change what is meant")


def _how_to_tell(own: argparse.ArgumentParser) -> None:
    own.add_argument("--strict", action="store_true", help="take warnings as errors")
    own.add_argument("--format", choices=FORMATS, help="how findings are printed (default: text)")


def _init(own: argparse.ArgumentParser) -> None:
    own.add_argument("folder", help="the folder to make")


def _explain(own: argparse.ArgumentParser) -> None:
    own.add_argument("code", nargs="?", help="a rule's code or name (default: list all rules)")
    own.add_argument("--format", choices=("text", "json"), default="text")


def _targets(own: argparse.ArgumentParser) -> None:
    own.add_argument("name", nargs="?", help="a target, to see all that it carries")
    own.add_argument("--format", choices=("text", "json"), default="text")


def _schema(own: argparse.ArgumentParser) -> None:
    own.add_argument("name", nargs="?", help="which schema (default: list them)")


def _jobs(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() else 0
    if not 1 <= number <= _MOST_JOBS:
        message = f"a number from 1 to {_MOST_JOBS}"
        raise argparse.ArgumentTypeError(message)
    return number


def _executor(text: str) -> str:
    if text not in EXECUTORS and not _SCHEDULER.fullmatch(text):
        message = f"one of {', '.join(EXECUTORS)}, or dask://HOST:PORT"
        raise argparse.ArgumentTypeError(message)
    return text


def _port(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() else -1
    if not 0 <= number <= _LAST_PORT:
        message = f"a number from 0 to {_LAST_PORT}"
        raise argparse.ArgumentTypeError(message)
    return number


def _write_utf8() -> None:
    """Print any character: a pipe gets UTF-8 everywhere, a terminal that cannot show a character gets `?`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _not_possible(error: OSError) -> int:
    """Tell what the system refuses: a disk that is full behind the standard output, a folder that has gone."""
    if os.environ.get("HORNBOOK_DEBUG") == "1":
        raise error
    about = f"“{error.filename}”: " if error.filename else ""
    print(f"hornbook: {about}{error.strerror or error}", file=sys.stderr)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return USAGE


def _our_bug(error: Exception) -> int:
    if os.environ.get("HORNBOOK_DEBUG") == "1":
        raise error
    where = "".join(f" while {note}" for note in getattr(error, "__notes__", ()))
    print(f"hornbook: internal error{where}: {type(error).__name__}: {error}", file=sys.stderr)
    print(
        "This is a fault of Hornbook, not of your course, and nothing was changed. Please report it;", file=sys.stderr
    )
    print("HORNBOOK_DEBUG=1 shows where it happened.", file=sys.stderr)
    return OUR_BUG
