"""Content of a stranger who wants his script to run on a learner's page."""
