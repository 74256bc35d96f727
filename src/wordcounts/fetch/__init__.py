"""The only rooms that reach the outside web: which addresses may be dialled, and the bounded client.

    url         PURE: what was typed -> one parsed `Place`, as the WHATWG URL standard reads it
    addresses   PURE: which IP addresses are public, from the IANA special-purpose registries
    names       PURE: names that are refused before they are looked up
    guard       PURE: may this place be dialled, before and after DNS
    resolver    name -> addresses, within a time
    connection  dials a vetted address and nothing else; TLS
    wire        reads within a deadline and a budget of bytes
    body        takes content codings off, counted while streaming
    headers     PURE: media type, Retry-After
    politeness  how many at a time, and how often, per host
    client      puts them in order: `Fetcher`

A URL is parsed once, and that one parse decides what is checked, dialled and asked for.
"""
