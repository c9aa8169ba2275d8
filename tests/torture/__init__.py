"""The torture course: all that the reader understands, with the content that other tools lost, and how to find it again."""
