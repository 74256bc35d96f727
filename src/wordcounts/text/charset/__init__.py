"""Bytes to characters, as the Encoding and HTML standards have it."""
