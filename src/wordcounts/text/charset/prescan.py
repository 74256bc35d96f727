"""What a page says of its own encoding, before it is parsed: the prescan, as browsers do it.

Every step goes forward in the bytes, and one that finds no end stops the scan: linear, whatever the markup.

Source: HTML Standard, sections 13.2.3.2 (prescan, "get an attribute", "get an XML encoding") and 2.4.3 (the encoding in
the content of a meta element).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from wordcounts.text.charset.encodings import encoding_for

PRESCAN_BYTES: Final = 1024
"""How far the standard's scan goes."""

HEAD_BYTES: Final = 64 * 1024
"""How far a declaration is looked for in a head that is longer: section 13.2.3.4 ("change the encoding") lets a later
meta element count while nothing surer is known, and Chromium and WebKit scan on until the head ends."""

_TAG: Final = re.compile(rb"<(?:!--|/?[A-Za-z]|[!/?])")
_NAME: Final = re.compile(rb"[^\t\n\f\r >]*")
_META: Final = re.compile(rb"<meta[\t\n\f\r /]", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(
    rb"[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)[\t\n\f\r ]*"
    rb"(?:(=)[\t\n\f\r ]*(?:\"([^\"]*)\"|'([^']*)'|([^\t\n\f\r >\"'][^\t\n\f\r >]*))?)?"
)
_CHARSET: Final = re.compile(rb"charset[\t\n\f\r ]*=[\t\n\f\r ]*", re.IGNORECASE)
_UNQUOTED: Final = re.compile(rb"[^\t\n\f\r ;]+")
_XML: Final = re.compile(rb"<\?xml[^>]*?encoding[\0- ]*=[\0- ]*([\"'])([^\"'>\0- ]+)\1[^>]*>")
_HEAD_TAG: Final = re.compile(
    rb"</?(?:html|head|title|meta|link|base|basefont|bgsound|noframes|noscript|object|script|style|template)(?=[\s/>])",
    re.IGNORECASE,
)
_RAW: Final = re.compile(rb"<(script|style|title)(?=[\s/>])", re.IGNORECASE)


class _OutOfBytes(Exception):
    """The scan reached the end of what it may see."""


@dataclass(slots=True)
class _Meta:
    """What one meta element says, attribute by attribute; the first of a name counts."""

    seen: set[bytes] = field(default_factory=set)
    got_pragma: bool = False
    need_pragma: bool | None = None
    charset: str | None = None
    """The standard's name; "" for a label that is none, which counts as said."""

    def take(self, name: bytes, value: bytes) -> None:
        name = name.lower()
        if name in self.seen:
            return
        self.seen.add(name)
        if name == b"http-equiv":
            self.got_pragma = value.lower() == b"content-type"
        elif name == b"content":
            found = _name_of(charset_in(value))
            if found and self.charset is None:
                self.charset, self.need_pragma = found, True
        elif name == b"charset":
            self.charset, self.need_pragma = _name_of(value) or "", False

    def encoding(self) -> str | None:
        if self.need_pragma is None or (self.need_pragma and not self.got_pragma):
            return None
        return _as_declared(self.charset) or None


def declared(body: bytes) -> str | None:
    """The encoding that a page declares, by the standard's name; None when it declares none, or none that exists."""
    if body.startswith(b"<\0?\0x\0"):
        return "UTF-16LE"
    if body.startswith(b"\0<\0?\0x"):
        return "UTF-16BE"
    found = _scan(body[:PRESCAN_BYTES], head_only=False)
    if found is None and len(body) > PRESCAN_BYTES:
        found = _scan(body[:HEAD_BYTES], head_only=True)
    return found or _xml_encoding(body[:PRESCAN_BYTES])


def charset_in(content: bytes) -> bytes:
    """The label in the content of a meta element ("text/html; charset=..."); empty when there is none."""
    at = _CHARSET.search(content)
    if not at:
        return b""
    rest = content[at.end() :]
    if rest[:1] in (b'"', b"'"):
        label, end, _ = rest[1:].partition(rest[:1])
        return label if end else b""
    label_at = _UNQUOTED.match(rest)
    return label_at[0] if label_at else b""


def _scan(head: bytes, *, head_only: bool) -> str | None:
    at = 0
    try:
        while tag := _TAG.search(head, at):
            at = tag.start()
            if tag[0] == b"<!--":
                at = _after(head, b"-->", at + 2)
            elif _META.match(head, at):
                at, meta = _meta(head, at + 5)
                if found := meta.encoding():
                    return found
            elif not tag[0][-1:].isalpha():
                at = _after(head, b">", at + 1)
            elif head_only and not _HEAD_TAG.match(head, at):
                return None
            else:
                at = _past(head, at, raw=head_only)
    except _OutOfBytes:
        pass
    return None


def _after(head: bytes, end: bytes, at: int) -> int:
    found = head.find(end, at)
    if found < 0:
        raise _OutOfBytes
    return found + len(end)


def _meta(head: bytes, at: int) -> tuple[int, _Meta]:
    meta = _Meta()
    while attribute := _attribute(head, at):
        at, name, value = attribute
        meta.take(name, value)
    return at, meta


def _past(head: bytes, at: int, *, raw: bool) -> int:
    """Behind a tag, and with `raw` behind the script, style or title that it opens."""
    opened = _RAW.match(head, at) if raw else None
    at = _NAME.match(head, at).end()  # type: ignore[union-attr]  # it matches even nothing
    while attribute := _attribute(head, at):
        at = attribute[0]
    if opened:
        closing = re.compile(rb"</" + opened[1] + rb"(?=[\s/>])", re.IGNORECASE).search(head, at)
        if not closing:
            raise _OutOfBytes
        return closing.start()
    return at


def _attribute(head: bytes, at: int) -> tuple[int, bytes, bytes] | None:
    """ "Get an attribute": where it ends, its name, its value; None at the end of the tag."""
    found = _ATTRIBUTE.match(head, at)
    if not found:
        if head.find(b">", at) < 0:
            raise _OutOfBytes
        return None
    end, value = found.end(), found[3] or found[4] or found[5] or b""
    unclosed = found[2] and found.lastindex == 2 and head[end : end + 1] in (b'"', b"'")
    if end >= len(head) or unclosed:
        raise _OutOfBytes
    return end, found[1], value


def _xml_encoding(head: bytes) -> str | None:
    found = _XML.match(head)
    name = _name_of(found[2]) if found else None
    return "UTF-8" if name in ("UTF-16BE", "UTF-16LE") else name


def _name_of(label: bytes) -> str | None:
    return encoding_for(label.decode("ascii", "replace"))


def _as_declared(name: str | None) -> str | None:
    if name in ("UTF-16BE", "UTF-16LE"):
        return "UTF-8"  # A declaration that was readable as ASCII cannot stand in UTF-16.
    return "windows-1252" if name == "x-user-defined" else name
