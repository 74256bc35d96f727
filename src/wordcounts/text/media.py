"""Which reader a body gets: by its media type, by what its bytes show, or none with a sentence that says why.

What each format reads stands in its own module (`Kind`); here is only how they are asked. The rules, in their order:

1. Bytes that can be one kind only win over what was declared: a PDF sent as text/html is a PDF, a web page sent as
   application/pdf is a web page. Plain text is believed against markup, as browsers do: source shown as text is text.
2. Bytes of a kind that nothing here reads (images, archives) are refused, whatever was declared.
3. What was declared, where something here reads it.
4. Nothing was declared: what the body looks like; else text, unless it is binary.

Source: MIME Sniffing Standard (mimesniff.spec.whatwg.org), section 7, for the signatures.
"""

from __future__ import annotations

import pkgutil
import re
from functools import cache
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from wordcounts.errors import UnsupportedType
from wordcounts.text import formats
from wordcounts.text.formats.markup import head_of
from wordcounts.text.recipe import Recipe, current_recipe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wordcounts.text.formats.shape import Format, Kind, Streamer

PLAIN: Final = "text/plain"

_UNKNOWN: Final = frozenset(
    {"", "application/octet-stream", "binary/octet-stream", "unknown/unknown", "application/unknown"}
)
"""Types that say nothing: the body is looked at."""

_ZIP: Final = "application/zip"
_REFUSED: Final = (
    (b"PK\x03\x04", _ZIP),
    (b"PK\x05\x06", _ZIP),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%!PS-Adobe-", "application/postscript"),
    (b"OggS\0", "application/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"\x7fELF", "application/x-executable"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
)
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_TYPE: Final = re.compile(r"[a-z0-9][a-z0-9.+-]{0,62}/[a-z0-9][a-z0-9.+-]{0,62}\Z")
_NAMES: Final = {
    _ZIP: "a zip archive that holds no DOCX, ODT or EPUB",
    "application/gzip": "a gzip archive",
    "application/msword": "a Microsoft Office document of the old kind, or one locked with a password",
    "application/vnd.ms-excel": "a spreadsheet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "a spreadsheet",
    "application/vnd.oasis.opendocument.spreadsheet": "a spreadsheet",
    "application/vnd.ms-powerpoint": "a presentation",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "a presentation",
    "application/vnd.oasis.opendocument.presentation": "a presentation",
    "application/rtf": "an RTF document",
    "text/css": "a style sheet",
    "text/javascript": "a script",
    "application/javascript": "a script",
}
"""What is refused, by the name that people know it by."""
_STREAMS: Final = {"csv": "tablestream", "json": "jsonstream", "xml": "xml"}
"""Format -> the module that reads it piece by piece."""

_FAMILIES: Final = {"image": "an image", "audio": "a sound", "video": "a video", "font": "a font"}


def settle(media_type: str | None, body: bytes) -> str:
    """The media type that a body is read as: one that `format_for` knows.

    Args:
        media_type: as the sender declared it, parameters and case not minded; None when it did not.
        body: the whole body.

    Raises:
        UnsupportedType: nothing here reads this kind; the sentence names it.
    """
    declared = (media_type or "").partition(";")[0].strip().lower()
    own = _module_for(declared)
    if own and _formats()[own].KIND.sure(body):
        return declared
    shown = _shown(body, own)
    if shown:
        return shown
    refused = _refused(body)
    if refused == _ZIP and own and _formats()[own].KIND.binary:
        return declared  # its reader says what is wrong with it
    if refused:
        raise _unsupported(declared if refused == _ZIP and declared in _NAMES else refused)
    if declared in _UNKNOWN:
        return _sniffed(body)
    if own is None:
        raise _unsupported(declared)
    return declared


def format_for(media_type: str) -> Format:
    """The module that reads a type which `settle` gave."""
    return _formats()[_module_for(media_type) or "plain"]


def streamer_for(media_type: str) -> Streamer | None:
    """What reads a type piece by piece; None where that cannot be done."""
    name = _STREAMS.get(_module_for(media_type) or "")
    return cast("Streamer", import_module(f"{formats.__name__}.{name}").stream) if name else None


def kinds() -> tuple[Kind, ...]:
    """Of every format, by the name of its module."""
    return tuple(module.KIND for module in _formats().values())


@cache
def suffixes() -> Mapping[str, str]:
    """Suffix of a file's name, in lower case -> the media type that it hints at."""
    return MappingProxyType({suffix: type_ for kind in kinds() for suffix, type_ in kind.suffixes.items()})


def type_of_name(name: str) -> str | None:
    """The media type that a file's name hints at; None when its suffix is not one of `suffixes`."""
    return suffixes().get(PurePath(name).suffix.lower())


def is_read(media_type: str) -> bool:
    """Whether some format reads a type."""
    return _module_for(media_type.partition(";")[0].strip().lower()) is not None


def recipe_of(media_type: str) -> Recipe:
    """The recipe that a document of a type, as `settle` gives it, is counted by."""
    return current_recipe(*format_for(media_type).KIND.made_with)


@cache
def _formats() -> dict[str, Format]:
    """Every module of `formats` that has a KIND, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(formats.__path__))
    modules = {name: import_module(f"{formats.__name__}.{name}") for name in names}
    return {name: cast("Format", module) for name, module in modules.items() if hasattr(module, "KIND")}


@cache
def _types() -> dict[str, str]:
    """Media type, or structured suffix -> the name of the module that reads it."""
    return {type_: name for name, module in _formats().items() for type_ in module.KIND.media_types}


def _module_for(media_type: str) -> str | None:
    exact = _types().get(media_type)
    if exact or not _TYPE.match(media_type) or media_type.partition("/")[0] in _FAMILIES:
        return exact
    _, plus, suffix = media_type.rpartition("+")
    return _types().get(f"+{suffix}") if plus else None


def _shown(body: bytes, declared: str | None) -> str | None:
    for kind in kinds():
        if declared == "plain" and not kind.binary:
            continue
        if found := kind.sure(body):
            return found
    return None


def _refused(body: bytes) -> str | None:
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp"
    if body[4:8] == b"ftyp":
        return "video/mp4"
    return next((kind for magic, kind in _REFUSED if body.startswith(magic)), None)


def _sniffed(body: bytes) -> str:
    for kind in kinds():
        if found := kind.likely(body):
            return found
    if body.startswith((b"\xff\xfe", b"\xfe\xff")) or not _CONTROL.search(head_of(body)):
        return PLAIN
    raise _unsupported("")


def _unsupported(kind: str) -> UnsupportedType:
    name = _NAMES.get(kind) or _FAMILIES.get(kind.partition("/")[0])
    advice = "give a web page, a text or a document such as PDF, DOCX, ODT or EPUB."
    if name:
        return UnsupportedType(f"This is {name}, which cannot be counted: {advice}")
    if kind in _UNKNOWN or not _TYPE.match(kind):
        return UnsupportedType("This is binary data of an unknown kind, which cannot be counted.")
    return UnsupportedType(f"This is of the kind {kind}, which cannot be counted: {advice}")
