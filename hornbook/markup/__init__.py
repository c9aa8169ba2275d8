"""Markdown to safe XHTML fragments: inline marks, math, code, pictures, links, raw HTML."""
