"""Tools for working on Hornbook itself; not part of the package."""
