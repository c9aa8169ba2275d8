"""`python -m hornbook`, and the `hornbook` command."""

from __future__ import annotations

import gc
import sys

from hornbook import cli


def main() -> int:
    """Run one command and return its exit code.

    Nobody looks for garbage meanwhile: a command ends before there is much of it, and its long parts tidy up
    themselves (`executors.tidy`). What is left then is frozen, so that the end of the process looks for none either.
    """
    gc.disable()
    code = cli.main()
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
