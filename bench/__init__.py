"""How much a build costs, against what any Markdown renderer must do for the same text."""
