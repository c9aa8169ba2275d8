"""SCORM packages: what counts for status and score, the units that a platform launches, their pages, the manifest."""
