"""A course shown while it is written: read anew on each save, rendered page by page as a browser asks for it."""
