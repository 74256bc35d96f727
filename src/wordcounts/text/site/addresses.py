"""Addresses of pages: found in a document, made tidy, and told apart.

Two spellings of one page have one key. The key leaves out what does not choose a page: scheme, "www.", default port,
fragment, parameters that follow visitors, session ids, the order of parameters, and how characters are written.
http and https, and a name with and without "www.", are so joined: hardly a site says different things by them, and most
answer by both. A path with and without its last slash are two, as are different cases: that is the server's to say.

Source: RFC 3986, section 6 (normalisation); URL standard (url.spec.whatwg.org) for parsing and joining.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Final

import ada_url

MAX_CHARS: Final = 2_048
"""Of an address that is followed. Source: errors.UrlTooLong."""

KEY_BYTES: Final = 16
"""Of a key: of a million addresses two share one by chance with a probability of 1e-27."""

_FOLLOWING: Final = re.compile(
    r"(?:utm_\w+|pk_\w+|mtm_\w+|matomo_\w+|piwik_\w+|hsa_\w+|_hs(?:enc|mi)|__hs\w+|hsctatracking|oly_\w+|vero_\w+"
    r"|(?:g|fb|ms|d|y|tt|tw|li_fat_|epi|sc|wb|gb)clid|gclsrc|[gw]braid|srsltid|mc_[ce]id|mkt_tok|igshid?|_ga|_gl"
    r"|wt_?mc|at_(?:campaign|medium|custom\d)|xtor|ref_src|ref_url|spm|s_cid|cmpid|ncid|icid|cvid|yclid|ysclid|trk(?:_\w+)?)\Z",
    re.IGNORECASE,
)
"""Parameters that say where a visitor comes from, of the common counters and mailers."""

_SESSION: Final = re.compile(
    r"(?:phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid|session_?id|sessid|cfid|cftoken|cfsession\w*|oscsid|zenid"
    r"|osadminid|xtcsid|phpsession|bv_sessionid|viewstate|__viewstate)\Z",
    re.IGNORECASE,
)
"""Parameters that hold a session in any case."""

_PERHAPS_SESSION: Final = re.compile(r"(?:sid|s|session|token|sess|osid|key)\Z", re.IGNORECASE)
_DRAWN: Final = re.compile(r"(?=[^\d]*\d)[0-9A-Za-z,_-]{16,}\Z")
"""A value that nobody wrote: with a digit in it, and long. Together the two tell `sid=1f3a...` from `sid=story-12`."""

_PATH_SESSION: Final = re.compile(
    r";(?:jsessionid|phpsessid|sid|sessionid|cfid|cftoken)=[^/;]*|(?<=/)\((?:[A-Z]\([0-9A-Za-z]{10,}\))+\)/",
    re.IGNORECASE,
)
"""As Java servers write it behind a path, and ASP.NET within one."""

_ESCAPE: Final = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PORTS: Final = {"http:": "80", "https:": "443"}


def resolved(href: str, base: str) -> str | None:
    """An address as a document writes it, against the document's base; None where it is none of the web, or too long.

    Without its fragment. Credentials make it none: they are not followed.

    >>> resolved(" ../b?c#d", "https://example.org/x/y"), resolved("mailto:a@b.c", "https://example.org/")
    ('https://example.org/b?c', None)
    """
    if len(href) > MAX_CHARS * 2:
        return None
    try:
        parsed = ada_url.URL(href, base)
    except (ValueError, UnicodeEncodeError):
        return None
    if parsed.protocol not in _PORTS or parsed.username or parsed.password or not parsed.hostname:
        return None
    found = str(parsed.href).partition("#")[0]
    return found if len(found) <= MAX_CHARS else None


def tidy(url: str) -> str:
    """The address to fetch: as it was found, but for what follows visitors, and sessions.

    >>> tidy("https://example.org/a;jsessionid=F00?utm_source=x&b=2&a=1&PHPSESSID=3")
    'https://example.org/a?b=2&a=1'
    """
    place, mark, query = url.partition("#")[0].partition("?")
    place = _PATH_SESSION.sub("", place)
    kept = [pair for pair in query.split("&") if pair and not _is_noise(pair)]
    # A query that chose nothing is left as it is where nothing was taken out: "?" alone is noise as well.
    return f"{place}?{'&'.join(kept)}" if mark and kept else place


def key_of(url: str) -> str:
    """What tells a page from all others: 32 hexadecimal characters, equal for all spellings of one.

    >>> key_of("http://www.Example.org:80/%7Ea?b=1&a=2#c") == key_of("https://example.org/~a?a=2&b=1&utm_source=d")
    True
    """
    return blake2b(canonical(url).encode("utf-8", "replace"), digest_size=KEY_BYTES).hexdigest()


def canonical(url: str) -> str:
    """The spelling that a key is made of: host, path, and parameters in the order of their names.

    >>> canonical("https://www.example.org/b?z=1&a=2&a=1")
    'example.org/b?a=2&a=1&z=1'
    """
    host, path, query = parts(tidy(url))
    pairs = sorted(query.split("&") if query else [], key=lambda pair: pair.partition("=")[0])
    written = _ESCAPE.sub(_written, path)
    return f"{host}{written}?{_ESCAPE.sub(_written, '&'.join(pairs))}" if pairs else f"{host}{written}"


def parts(url: str) -> tuple[str, str, str]:
    """Host (without "www.", with a port that is not its scheme's own), path and query of an address.

    >>> parts("http://www.example.org:8080/a?b")
    ('example.org:8080', '/a', 'b')
    """
    parsed = ada_url.URL(url)
    host = str(parsed.hostname).removesuffix(".").removeprefix("www.")
    port = f":{parsed.port}" if parsed.port else ""
    return f"{host}{port}", str(parsed.pathname), str(parsed.search).removeprefix("?")


def _is_noise(pair: str) -> bool:
    name, _, value = pair.partition("=")
    if _FOLLOWING.match(name) or _SESSION.match(name):
        return True
    return bool(_PERHAPS_SESSION.match(name) and _DRAWN.match(value))


def _written(escape: re.Match[str]) -> str:
    """A character as it is where it needs no escape, else its escape in upper case."""
    character = chr(int(escape[1], 16))
    return character if character in _UNRESERVED else escape[0].upper()
