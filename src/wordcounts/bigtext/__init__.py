"""Large texts, from a file: counted range by range in processes of their own, within a memory that does not grow.

One rule: what it gives is what `text` gives of the same file read whole, only that no table is cut.
"""
