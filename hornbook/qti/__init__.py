"""What the QTI targets share: names, content, phrases and scoring, as data that the templates print."""
