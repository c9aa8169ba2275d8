"""The rules on accessibility: one file a rule, each after a success criterion of WCAG."""
