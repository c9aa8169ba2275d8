"""Drawn numbers: a small language of ranges, choices and expressions, computed exactly and within bounds."""
