"""Answers that question types share: typed texts, typed numbers, chosen options."""
