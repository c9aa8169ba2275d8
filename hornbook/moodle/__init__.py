"""What Moodle's question formats share: its fractions, its texts with files, its names, and what it cannot express."""
