import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import UnsupportedType
from wordcounts.text.media import format_for, is_read, kinds, settle, suffixes, type_of_name


@pytest.mark.parametrize(
    ("media_type", "body", "settled"),
    [
        ("text/html", b"anything", "text/html"),
        ("Text/HTML; charset=utf-8", b"anything", "text/html"),
        ("application/xhtml+xml", b"<html/>", "application/xhtml+xml"),
        ("application/xml", b'<?xml version="1.0"?><html xmlns="x">', "application/xhtml+xml"),
        ("text/plain", b"<html>", "text/plain"),
        ("text/markdown", b"# Title", "text/markdown"),
        (None, b"\n <!-- hello --><!DOCTYPE html><p>", "text/html"),
        (None, b"<html><body>", "text/html"),
        (None, b"<!-- -->" * 1000, "text/plain"),
        (None, b"Just a text, a < b.", "text/plain"),
        ("application/octet-stream", "Grüße".encode("utf-16"), "text/plain"),
        (None, b"", "text/plain"),
        (None, b"\xef\xbb\xbf%PDF-", "text/plain"),
        # Bytes win where they are sure.
        ("text/html", b"%PDF-1.7", "application/pdf"),
        ("text/plain", b"%PDF-1.7", "application/pdf"),
        ("image/png", b"%PDF-1.7", "application/pdf"),
        ("application/pdf", b"\n<!doctype HTML><p>Not found", "text/html"),
        ("application/json", b"<html><body>Not found", "text/html"),
        ("text/csv", b"<!DOCTYPE html>", "text/html"),
        ("application/epub+zip", b"<?xml version='1.0'?><html>", "application/xhtml+xml"),
        ("text/html", b"<?xml version='1.0'?><html>", "text/html"),
        ("image/x+xml", b"<html>", "text/html"),
        (None, b"<?xml version='1.0'?><html>", "application/xhtml+xml"),
        ("text/html", b"<?xml version='1.0'?>\n<!-- made -->\n<rss version='2.0'>", "application/rss+xml"),
        ("text/xml", b"<rss version='2.0'>", "application/rss+xml"),
        ("application/xml", b"<feed xmlns='http://www.w3.org/2005/Atom'>", "application/atom+xml"),
        ("application/rss+xml", b"<feed xmlns='http://www.w3.org/2005/Atom'>", "application/rss+xml"),
        (None, b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "application/rdf+xml"),
        (None, "<?xml version='1.0'?><rss>".encode("utf-16"), "application/rss+xml"),
        # What is sent as text is text, as browsers show it.
        ("text/plain", b"<!DOCTYPE html><p>", "text/plain"),
        ("text/plain", b'{"a": "b"}', "text/plain"),
        ("text/markdown", b"<rss>", "text/markdown"),
        # A declaration is believed where the bytes leave room.
        ("text/html", b'{"a": "b"}', "text/html"),
        ("text/html", b"<?xml version='1.0'?><book>", "text/html"),
        ("application/ld+json", b"{}", "application/ld+json"),
        ("application/docbook+xml", b"<book/>", "application/docbook+xml"),
        # Nothing declared: what it looks like.
        (None, b' {"key": "value"} ', "application/json"),
        (None, b'[{"key": 1},\n{"key": 2}]', "application/json"),
        (None, b"[1] A reference, {and} more.", "text/plain"),
        (None, b'{"key": "cut of', "text/plain"),
        (None, b"<?xml version='1.0'?><!DOCTYPE book SYSTEM 'b.dtd'><book>", "application/xml"),
    ],
)
def test_a_body_is_read_as_its_type_or_its_first_bytes_say(media_type, body, settled):
    assert settle(media_type, body) == settled


@pytest.mark.parametrize(
    ("media_type", "body", "kind"),
    [
        (None, b"\x89PNG\r\n\x1a\n", "an image"),
        ("image/svg+xml", b"<svg>", "an image"),
        (None, b"RIFF\0\0\0\0WEBPVP8 ", "an image"),
        ("application/zip", b"PK\x03\x04", "a zip archive"),
        ("text/plain", b"PK\x03\x04", "a zip archive"),
        ("application/vnd.ms-powerpoint", b"", "a presentation"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK\x03\x04", "a spreadsheet"),
        ("application/msword", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office"),
        (None, b"{\\rtf1 text}", "an RTF"),
        ("image/x+json", b"{}", "an image"),
        ("video/mp4", b"", "a video"),
        ("application/x-unheard-of", b"", "application/x-unheard-of"),
        (None, b"\x00\x01\x02", "binary data"),
        ("<script>alert(1)</script>", b"", "unknown kind"),
    ],
)
def test_what_cannot_be_read_is_named_in_a_sentence(media_type, body, kind):
    with pytest.raises(UnsupportedType, match=kind):
        settle(media_type, body)


@pytest.mark.parametrize("media_type", [type_ for kind in kinds() for type_ in kind.media_types if "/" in type_])
def test_every_type_that_a_format_declares_is_read_by_it(media_type):
    assert settle(media_type, b"") == media_type
    assert media_type in format_for(media_type).KIND.media_types


def test_no_two_formats_declare_the_same_type_or_suffix():
    types = [type_ for kind in kinds() for type_ in kind.media_types]
    hints = [suffix for kind in kinds() for suffix in kind.suffixes]
    assert len(types) == len(set(types))
    assert len(hints) == len(set(hints)) == len(suffixes())
    assert all(is_read(type_) for type_ in suffixes().values())


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("Report.PDF", "application/pdf"),
        ("notes.tar.md", "text/markdown"),
        ("page", None),
        ("x.exe", None),
        (".epub", None),
    ],
)
def test_a_name_hints_at_a_type_by_its_suffix(name, media_type):
    assert type_of_name(name) == media_type


@given(st.binary(max_size=200), st.sampled_from([None, "text/html", "text/plain", "application/pdf", "x/y"]))
def test_settling_any_bytes_gives_a_type_that_is_read_or_says_why_not(body, declared):
    try:
        settled = settle(declared, body)
    except UnsupportedType:
        return
    assert is_read(settled)
