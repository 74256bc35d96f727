"""Text to words: segments, the table of forms, and whose language they are."""
