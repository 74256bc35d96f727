"""One module per kind of document: its `KIND` says what it reads, its `read` turns a `Document` into an `Extract`.

`media` finds them by looking into this package: a new format is one file here. A module without a `KIND` (`shape`,
`markup`, `container`, ...) is shared by several. Importing one loads no library that is slow to load.
"""
