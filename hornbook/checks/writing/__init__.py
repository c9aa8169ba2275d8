"""The rules on how items are written: one file a rule, each after the literature that it names."""
