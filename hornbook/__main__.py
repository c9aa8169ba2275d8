"""`python -m hornbook`, and the `hornbook` command."""

from __future__ import annotations

import sys

from hornbook.cli import main

if __name__ == "__main__":
    sys.exit(main())
