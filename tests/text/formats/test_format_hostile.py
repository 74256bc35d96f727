"""Documents that mean harm, and documents that came to harm: an `Extract` or a coded error, within bounds."""

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parts.documents import docx, epub, lines, odt, paragraph, pdf, zipped
from wordcounts.errors import BrokenDocument, UnsupportedType
from wordcounts.text.formats import container, xmlstream
from wordcounts.text.formats.container import Container
from wordcounts.text.reading import read
from wordcounts.text.values import Reading, ReadOptions

GOLDEN = Path(__file__).with_name("golden")
WORDS = "Every harbour has its own fog. "
CHAPTER = f"<html><head><title>Fog</title></head><body><p>{WORDS * 20}</p></body></html>"
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "epub": "application/epub+zip",
    "pdf": "application/pdf",
    "rss": "application/rss+xml",
    "xml": "application/xml",
    "json": "application/json",
    "csv": "text/csv",
    "xhtml": "application/xhtml+xml",
}


@cache
def whole(kind: str) -> bytes:
    if kind == "docx":
        return docx(paragraph(WORDS * 20), {"footnotes": paragraph("noted")}, title="Fog")
    if kind == "odt":
        return odt(f"<text:p>{WORDS * 20}</text:p>", title="Fog")
    if kind == "epub":
        return epub({"1.xhtml": CHAPTER, "2.xhtml": CHAPTER}, title="Fog")
    if kind == "pdf":
        return pdf([lines(*[WORDS] * 10), lines(*[WORDS] * 10)], title="Fog")
    return next(GOLDEN.glob(f"*.{kind}")).read_bytes()


def outcome(body, media_type):
    try:
        return read(body, media_type=media_type, charset=None, options=ReadOptions("page"))
    except (BrokenDocument, UnsupportedType) as error:
        return error


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_a_whole_document_is_read(kind):
    assert isinstance(outcome(whole(kind), TYPES[kind]), Reading)
    assert outcome(whole(kind), None).table.n_tokens


@pytest.mark.parametrize("kind", sorted(TYPES))
@given(data=st.data())
def test_a_document_cut_anywhere_gives_a_reading_or_a_clear_error(kind, data):
    at = data.draw(st.integers(0, len(whole(kind))))
    outcome(whole(kind)[:at], data.draw(st.sampled_from([None, TYPES[kind]])))


@pytest.mark.parametrize("kind", sorted(TYPES))
@given(data=st.data())
def test_a_document_with_a_piece_overwritten_gives_a_reading_or_a_clear_error(kind, data):
    body = whole(kind)
    at = data.draw(st.integers(0, len(body) - 1))
    piece = data.draw(st.binary(min_size=1, max_size=12))
    outcome(body[:at] + piece + body[at + len(piece) :], data.draw(st.sampled_from([None, TYPES[kind]])))


@pytest.mark.parametrize("kind", sorted(TYPES))
@given(body=st.binary(max_size=300))
def test_any_bytes_under_any_type_give_a_reading_or_a_clear_error(kind, body):
    outcome(body, TYPES[kind])


@pytest.mark.parametrize("kind", ["docx", "odt", "epub", "pdf"])
@pytest.mark.parametrize("declared", ["text/html", "text/plain", "application/pdf", "application/zip", "x/y", None])
def test_a_mislabelled_document_is_what_its_bytes_are(kind, declared):
    assert outcome(whole(kind), declared).metadata.media_type == TYPES[kind]


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
def test_a_container_cut_short_is_a_damaged_document_of_its_kind(kind):
    found = outcome(whole(kind)[:-40], None)

    assert isinstance(found, BrokenDocument)
    assert kind.upper() in found.message


def bomb(n_bytes):
    return b"<w:t>" + b"a " * (n_bytes // 2)


@pytest.mark.parametrize("name", ["word/document.xml", "[Content_Types].xml"])
def test_a_member_that_unpacks_to_far_more_than_its_size_is_not_unpacked(name):
    members = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<d/>", name: bomb(30_000_000)}
    found = outcome(zipped(members), None)

    assert "more than 400 times its size" in str(found)


def test_a_long_table_of_equal_rows_is_no_bomb():
    row = f"<w:tr><w:tc>{paragraph('Yes')}</w:tc><w:tc>{paragraph('No')}</w:tc></w:tr>"

    assert outcome(docx(f"<w:tbl>{row * 20_000}</w:tbl>"), None).table.n_tokens == 40_000


def test_members_that_are_too_much_together_are_not_unpacked(monkeypatch):
    monkeypatch.setattr(container, "MAX_BYTES", 2 * 1024 * 1024)
    chapters = {f"{number}.xhtml": f"<p>{number} {WORDS * 10_000}</p>" for number in range(12)}
    found = outcome(epub(chapters), None)

    assert "unpacks to more than 2 MB" in str(found)


def test_an_archive_of_too_many_members_is_not_opened():
    body = zipped({f"word/{number}": "" for number in range(container.MAX_MEMBERS + 1)})

    assert isinstance(outcome(body, None), UnsupportedType)
    assert "more than 10,000 parts" in str(outcome(body, TYPES["docx"]))


def test_members_packed_by_other_methods_are_not_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("one", "x" * 100)

    with pytest.raises(BrokenDocument):
        Container(out.getvalue(), "a book").read("one")


def test_members_that_are_encrypted_are_locked():
    body = bytearray(zipped({"one": "x"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.index(signature) + offset] |= 1

    with pytest.raises(BrokenDocument, match="book is locked"):
        Container(bytes(body), "a book").read("one")


def test_a_container_in_a_container_is_not_opened():
    inner = zipped({"word/document.xml": bomb(1_000_000)})

    assert isinstance(outcome(zipped({"word.docx": inner}), None), UnsupportedType)


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % a "ha"> %a;]>'


@pytest.mark.parametrize("entities", [LAUGHS, OUTSIDE, PARAMETER])
@pytest.mark.parametrize("media_type", ["application/xml", "application/rss+xml"])
def test_entities_of_its_own_are_neither_expanded_nor_fetched(entities, media_type):
    found = outcome(f"{entities}<x>&a;&b;</x>".encode(), media_type)

    assert "defines entities of its own" in str(found)


def test_entities_within_a_container_are_not_expanded_either():
    members = {"[Content_Types].xml": "<Types/>", "word/document.xml": f"{LAUGHS}<x>&b;</x>"}

    assert "a DOCX document that defines entities" in str(outcome(zipped(members), None))


@pytest.mark.parametrize(("media_type", "kind"), [("application/xml", "XML"), ("application/rss+xml", "feed")])
def test_elements_nested_without_end_are_refused(media_type, kind):
    found = outcome(b"<a>" * 1_000_000, media_type)

    assert f"{kind}" in str(found)
    assert f"more than {xmlstream.MAX_DEPTH:,} deep" in str(found)


@pytest.mark.parametrize("bracket", ["[", '{"a":'])
def test_json_nested_without_end_is_refused(bracket):
    assert "nested too deep" in str(outcome(bracket.encode() * 200_000, "application/json"))


def test_a_number_of_a_million_digits_is_not_computed():
    found = outcome(b'["one", ' + b"9" * 1_000_000 + b', "two"]', "application/json")

    assert dict(found.table) == {"one": 1, "two": 1}


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b'"' * 2_000_000, "text/csv"),
        (b',"' * 1_000_000, "text/csv"),
        (b',""' * 700_000 + b'"', "text/csv"),
        (b'"a""' * 500_000, "text/csv"),
        (b"<![CDATA[" * 200_000, "application/xhtml+xml"),
        (b"<a " * 500_000, "application/xhtml+xml"),
        (b"<a" + b" " * 2_000_000, "application/xhtml+xml"),
        (b"<rss>" + b"&" * 1_000_000, "application/rss+xml"),
        (b"<?" * 500_000, None),
        (b"<!--" * 500_000, None),
        (b'{"' + b"\\" * 1_000_000, None),
        (b"PK\x03\x04" * 300_000, None),
        (b"%PDF-1.7\n" + b"1 0 obj\n" * 200_000, None),
    ],
)
def test_what_is_made_to_run_for_ever_does_not(body, media_type):
    # Under a second; code that is not linear takes minutes, and is stopped.
    assert isinstance(outcome(body, media_type), (Reading, BrokenDocument, UnsupportedType))


@settings(max_examples=25)
@given(st.lists(st.lists(st.text("ab-ﬁ 一", max_size=8), max_size=4), max_size=4))
def test_the_lines_of_any_pages_keep_their_characters(pages):
    from wordcounts.text.formats.pdf_lines import Line, body_and_edges, joined

    made = [[Line(text) for text in page] for page in pages]
    body, edges = body_and_edges(made)

    assert edges == []
    kept = joined(body).replace("\n", "").replace("-", "")
    assert kept == "".join(text for page in pages for text in page).replace("-", "")
