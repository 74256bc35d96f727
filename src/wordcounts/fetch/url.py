"""What was typed -> one parsed place, as the WHATWG URL standard reads it. Pure: no look-up.

The standard's parser turns decimal, octal, hexadecimal, short, full-width and dotted-Unicode spellings of an address
into that address, and names into ASCII; everything after it works on what it returned. Source: https://url.spec.whatwg.org/
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address

import ada_url

from wordcounts.errors import EmptyInput, InvalidUrl, RefusedAddress, UnsupportedScheme, UrlTooLong
from wordcounts.fetch.addresses import Address
from wordcounts.fetch.guard import check_place
from wordcounts.fetch.names import is_reserved, is_single_label, is_well_formed
from wordcounts.fetch.values import FetchPolicy, Target

MAX_TYPED = 2048
"""Characters of an address as typed. Source: errors.UrlTooLong."""
MAX_SERIALISED = 8000
"""Characters once percent-encoded (a Cyrillic letter becomes 6). Source: RFC 9110, 4.1: all should take 8,000."""

_HAS_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_WEB_WITHOUT_SLASHES = re.compile(r"https?:(?:[/\\]|[^0-9])", re.IGNORECASE)
"""As the standard reads it; but http:8080 is a port of a host called http."""
_IGNORED = str.maketrans("", "", "\t\n\r")
"""Source: URL standard, 4.4: they are removed wherever they stand."""
_NOT_OF_THE_WEB = re.compile(r"(about|blob|data|file|javascript|mailto|tel|urn|view-source):", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Place:
    """A parsed http or https URL: the one parse that is checked, dialled and asked for."""

    url: str
    scheme: str
    host: str
    """A canonical ASCII name (perhaps with a last dot) or an address without brackets."""
    port: int
    request: str
    """Path and query."""
    literal: Address | None
    """The address, when the host is one and not a name."""

    @property
    def name(self) -> str:
        """The host without its last dot."""
        return self.host.removesuffix(".")


def normalise(address: str, policy: FetchPolicy) -> Target:
    """Read an address as a person types it, and say whether it may be fetched as far as that shows without DNS.

    Args:
        address: with or without a scheme; without one it is https, guessed.
        policy: decides ports, literal addresses and names.

    Raises:
        EmptyInput: nothing was typed.
        UrlTooLong: over 2,048 characters, or over 8,000 once encoded.
        UnsupportedScheme: not http or https.
        InvalidUrl: no URL by the standard, or with a name that cannot be.
        RefusedAddress: user name or password, a port, a private address, a reserved or denied name.
    """
    typed = address.strip().translate(_IGNORED)
    if not typed:
        raise EmptyInput(parameter="url")
    if len(typed) > MAX_TYPED:
        raise UrlTooLong(parameter="url")
    text, guessed = _with_scheme(typed)
    place = parse(text)
    if guessed and _is_just_a_word(place) and not (policy.allow_networks or policy.any_address):
        raise InvalidUrl(parameter="url")
    check_place(place.name, place.port, place.literal, policy)
    return Target(place.url, guessed)


def parse(url: str, *, base: str | None = None) -> Place:
    """Parse a URL, against `base` where it may be relative.

    Raises:
        InvalidUrl, UnsupportedScheme, UrlTooLong, RefusedAddress: as `normalise`; no policy is asked here.
    """
    try:
        parsed = ada_url.URL(url) if base is None else ada_url.URL(url, base)
    except (ValueError, UnicodeEncodeError):
        raise InvalidUrl(parameter="url") from None
    scheme = str(parsed.protocol).removesuffix(":")
    if scheme not in _DEFAULT_PORTS:
        raise UnsupportedScheme(parameter="url")
    if parsed.username or parsed.password:
        raise RefusedAddress("Addresses with a user name or a password are not fetched.", parameter="url")
    href = str(parsed.href).partition("#")[0]
    if len(href) > MAX_SERIALISED:
        raise UrlTooLong(parameter="url")
    host = str(parsed.hostname).strip("[]")
    literal = ip_address(host) if parsed.host_type else None
    if literal is None and not is_well_formed(host):
        raise InvalidUrl(parameter="url")
    port = int(parsed.port) if parsed.port else _DEFAULT_PORTS[scheme]
    return Place(href, scheme, host, port, f"{parsed.pathname}{parsed.search}", literal)


def without_tls(place: Place) -> Place:
    """The same place by http: at the port that was typed, or at 80."""
    return parse("http" + place.url.removeprefix("https"))


def robots_place(place: Place) -> Place:
    """Where the site of a place has its robots.txt: by scheme, host and port. Source: RFC 9309, 2.3."""
    return parse("/robots.txt", base=place.url)


def _with_scheme(typed: str) -> tuple[str, bool]:
    if _HAS_SCHEME.match(typed) or _WEB_WITHOUT_SLASHES.match(typed):
        return typed, False
    if _NOT_OF_THE_WEB.match(typed):
        raise UnsupportedScheme(parameter="url")
    if typed.startswith("//"):
        return f"https:{typed}", True
    return f"https://{typed}", True


def _is_just_a_word(place: Place) -> bool:
    """A word that somebody typed into the wrong box, rather than a name of the local network."""
    return place.literal is None and is_single_label(place.name) and not is_reserved(place.name)
