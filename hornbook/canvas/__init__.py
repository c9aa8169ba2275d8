"""QTI 1.2 as Canvas reads and writes it: its question types, texts, feedback, groups and settings, as data."""
