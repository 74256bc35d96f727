"""Bytes in, values out: decode, extract, segment, count, view. Pure: no socket, file, clock, database or Flask."""
