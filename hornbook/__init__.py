"""Hornbook: Markdown lessons and quizzes in, packages for every LMS out."""

__version__ = "0.1.0"
