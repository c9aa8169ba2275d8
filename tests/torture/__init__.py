"""The torture course: all that is understood, with the content that other tools lost, and how to find it again."""
