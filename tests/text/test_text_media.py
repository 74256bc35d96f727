import pytest

from wordcounts.errors import UnsupportedType
from wordcounts.text.media import FORMATS, format_for, settle


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
    ],
)
def test_a_body_is_read_as_its_type_or_its_first_bytes_say(media_type, body, settled):
    assert settle(media_type, body) == settled


@pytest.mark.parametrize(
    ("media_type", "body", "kind"),
    [
        ("application/pdf", b"%PDF-1.7", "a PDF"),
        ("text/html", b"%PDF-1.7", "a PDF"),
        (None, b"\x89PNG\r\n\x1a\n", "an image"),
        ("image/svg+xml", b"<svg>", "an image"),
        (None, b"RIFF\0\0\0\0WEBPVP8 ", "an image"),
        ("application/zip", b"PK\x03\x04", "a zip archive"),
        ("application/json", b"{}", "JSON"),
        ("video/mp4", b"", "a video"),
        ("application/x-unheard-of", b"", "application/x-unheard-of"),
        (None, b"\x00\x01\x02", "binary data"),
        ("<script>alert(1)</script>", b"", "unknown kind"),
    ],
)
def test_what_cannot_be_read_is_named_in_a_sentence(media_type, body, kind):
    with pytest.raises(UnsupportedType, match=kind):
        settle(media_type, body)


@pytest.mark.parametrize("media_type", sorted(FORMATS))
def test_every_type_listed_has_a_reader(media_type):
    assert callable(format_for(media_type).read)
