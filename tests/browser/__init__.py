"""Tests in a browser, with independent players and runtimes."""
