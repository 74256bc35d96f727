"""Many documents counted together: their tables side by side, and what is seen of them.

Pure like all of `text`. Every module here but this one brings NumPy with it (20 MB and 0.15 s), so whoever serves other
things as well imports them when they are asked for.
"""
