"""Reading: Markdown in, lessons and findings out."""
