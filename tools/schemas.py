"""The JSON Schemas in `schemas/`, made from the model.

`python -m tools.schemas` writes them, `python -m tools.schemas --check` fails if one is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

from hornbook import contracts

FOLDER = Path(__file__).resolve().parent.parent / "schemas"


def stale() -> list[str]:
    """Return the names of schemas that differ from what would be made now, or are no longer made."""
    made = {f"{name}.schema.json": contracts.encode(schema) for name, schema in contracts.generate().items()}
    there = {path.name: path.read_bytes() for path in FOLDER.glob("*.json")}
    return sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))


def main(arguments: list[str]) -> int:
    """Write the schemas, or with `--check` say which are stale; return the exit code."""
    if "--check" not in arguments:
        contracts.write(FOLDER)
        return 0
    found = stale()
    for name in found:
        print(f"schemas/{name} is stale: run `nox -s schemas`")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
