"""The only rooms that reach the outside web: which addresses may be dialled, and the bounded client.

    url         PURE: what was typed -> one parsed `Place`, as the WHATWG URL standard reads it
    addresses   PURE: which IP addresses are public, from the IANA special-purpose registries
    names       PURE: names that are refused before they are looked up
    guard       PURE: may this place be dialled, before and after DNS
    resolver    name -> addresses, within a time
    dialling    dials a vetted address and nothing else, directly or through the operator's proxy
    connection  TLS and the request over what was dialled
    wire        reads within a deadline and a budget of bytes
    head        status and header fields, within 64 KB
    framing     where a body ends: chunks, length
    codings     takes content codings off, a piece at a time
    body        the three in a row, counted while streaming
    ledger      turns that the processes of one machine share
    allowance   how many bytes all fetches together may hold
    headers     PURE: media type, Retry-After
    statuses    PURE: what a status means
    robots      what robots.txt asks of us
    safety      PURE: settings that are worth a second thought
    politeness  how many at a time, and how often, per host
    client      puts them in order: `Fetcher`

A URL is parsed once, and that one parse decides what is checked, dialled and asked for.
"""
