"""Analyses in one file, and back: between databases of both kinds. docs/reference/archive.md describes the format."""
