"""Markup to text: what a page shows, its main text, and what may stand in its place."""
