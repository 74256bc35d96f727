"""The pure pipeline: decode, extract, segment, count. Bytes in, a `Reading` out."""

from __future__ import annotations

from dataclasses import dataclass

from wordcounts.text import media
from wordcounts.text.charset.decode import clean
from wordcounts.text.formats.shape import Document, Extract
from wordcounts.text.notices import CUT_SHORT, NO_WORDS
from wordcounts.text.outline import Outline
from wordcounts.text.values import Metadata, Reading, ReadOptions
from wordcounts.text.views.places import Places
from wordcounts.text.words.language import language_of, primary
from wordcounts.text.words.segment import count_words


def read(
    body: bytes, *, media_type: str | None, charset: str | None, options: ReadOptions, url: str | None = None
) -> Reading:
    """Read a document and count its words.

    Args:
        body: the document; it may be hostile: run this where time and memory are limited.
        media_type: as declared, or None to look at the body.
        charset: the label that came with the body, or None.
        options: which text, and which language.
        url: where it came from, for links that are relative.

    Raises:
        UnsupportedType: no reader for this kind; the sentence names it.
        BrokenDocument: not what its type says, or damaged.
    """
    return count(extract(body, media_type=media_type, charset=charset, options=options, url=url), options)


def read_text(text: str, *, title: str = "", options: ReadOptions) -> Reading:
    """Count the words of a text that came as characters; lone surrogates and NUL are taken out."""
    return count(extract_text(text, title=title, options=options), options)


@dataclass(frozen=True, slots=True)
class Found:
    """The text of a document whose words are to be counted."""

    extract: Extract
    media_type: str


def extract(
    body: bytes, *, media_type: str | None, charset: str | None, options: ReadOptions, url: str | None = None
) -> Found:
    """Find the text of a document: the first half of `read`, with its arguments and errors."""
    settled = media.settle(media_type, body)
    document = Document(body, charset, options.extraction, url, options.places, options.outline, options.links)
    return Found(media.format_for(settled).read(document), settled)


def extract_text(text: str, *, title: str, options: ReadOptions) -> Found:
    """Clean a text that came as characters: the first half of `read_text`."""
    return Found(Extract(clean(text), " ".join(clean(title).split()), "", "UTF-8", options.extraction), media.PLAIN)


def count(found: Found, options: ReadOptions) -> Reading:
    """Count the words of a text that is found: the second half of `read`."""
    extract, media_type = found.extract, found.media_type
    table, cut = count_words(extract.text)
    language = primary(options.language) or language_of(table, extract.language).language
    notices = list(extract.notices)
    if cut:
        notices.append(CUT_SHORT)
    if not table:
        notices.append(NO_WORDS)
    places = None
    if options.places:
        places = Places.of(extract.places or {"title": extract.title, "body": extract.text})
    outline = (extract.outline or Outline.of_lines(extract.text)) if options.outline else None
    return Reading(
        metadata=Metadata(extract.title, language, media_type, extract.charset),
        text=extract.text,
        table=table,
        extraction=extract.extraction,
        notices=tuple(notices),
        recipe=media.recipe_of(media_type),
        places=places,
        outline=outline,
        links=extract.links,
    )
