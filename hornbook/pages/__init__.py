"""Pages for a browser: what the HTML site and the SCORM packages show, below any one target."""
