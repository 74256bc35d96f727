"""One module per kind of document; each turns a `Document` into an `Extract`. `media` says which gets what."""
