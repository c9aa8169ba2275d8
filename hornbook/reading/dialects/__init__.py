"""Notations of other tools: each is found in a file's lines and said again in the lines that a quiz is read from."""
