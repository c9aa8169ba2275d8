"""Rules over lessons and courses: one file a rule, or a few that share one look."""
