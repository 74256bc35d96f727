"""Documents that come piece by piece, against the same ones read whole: the same words, or the same refusal."""

from __future__ import annotations

import json
import random
from itertools import islice

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wordcounts.errors import BrokenDocument, TooComplex, WordcountsError
from wordcounts.text import media
from wordcounts.text.charset.decode import decode
from wordcounts.text.charset.pieces import characters_of
from wordcounts.text.formats import jsonstream, tablestream, xml
from wordcounts.text.formats.shape import Document
from wordcounts.text.words.segment import count_words


def whole(body: str, media_type: str) -> list[tuple[str, int]] | str:
    try:
        read = media.format_for(media_type).read(Document(body.encode(), "utf-8", "page"))
    except WordcountsError as error:
        return error.code
    return list(count_words(read.text)[0])


def in_pieces(text: str, n: int) -> list[str]:
    return [text[at : at + n] for at in range(0, len(text), n)]


def streamed(body: str, media_type: str, piece: int, **more: int) -> list[tuple[str, int]] | str:
    stream, out = media.streamer_for(media_type), []
    assert stream is not None
    try:
        stream(in_pieces(body, piece), out.append, **more)  # type: ignore[call-arg]
    except WordcountsError as error:
        return error.code
    return list(count_words("".join(out))[0])


small = st.sampled_from([1, 2, 3, 7, 50])

cells = st.sampled_from(['"a,1"', '"ש""ת"', "x", "", '""', '"1,5"', '"q\nz"', '"""z"""', '1"5', ' "k"', "\1", '"ab" '])
tables = st.lists(st.lists(cells, min_size=1, max_size=4).map(",".join), max_size=8).flatmap(
    lambda rows: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda end: end.join(rows))
)
quotes = st.text(alphabet='"",;\n\raשת5 b\1', max_size=40)


@settings(max_examples=400)
@given(table=tables | quotes, piece=small, look=small)
@example(table='h,"open\nand,"on', piece=1, look=1)
@example(table='a,"b\n\n\n"c",d', piece=2, look=3)
def test_a_table_has_the_same_words(table, piece, look):
    stream = streamed(table, "text/csv", piece, look=look)
    assert stream == whole(table, "text/csv")


@given(table=tables | quotes, piece=small, look=small)
@settings(max_examples=400)
def test_a_table_has_the_same_words_when_little_of_it_is_at_hand(table, piece, look):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tablestream, "_HEAD", 1)
        patch.setattr(tablestream, "delimiter_of", lambda _: ",")
        patch.setattr("wordcounts.text.formats.csv.delimiter_of", lambda _: ",")
        assert streamed(table, "text/csv", piece, look=look) == whole(table, "text/csv")


def test_a_quote_that_is_never_closed_ends_with_its_line_once_too_much_follows(monkeypatch):
    monkeypatch.setattr(tablestream, "MAX_CELL", 100)
    table = 'a,"b,c\n' + "d,e\n" * 100_000
    assert streamed(table, "text/csv", 5_000, look=10) == whole(table, "text/csv")


def test_a_cell_of_any_length_goes_through(monkeypatch):
    monkeypatch.setattr(tablestream, "MAX_CELL", 100)
    written: list[str] = []
    tablestream.stream(in_pieces("word," + "a b " * 100_000 + ",end\n", 1_000), written.append, look=10)
    assert count_words("".join(written))[0].n_tokens == 200_002
    assert max(map(len, written)) < 200_000


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.sampled_from(["a", "b c", "\u2028x", '\\q"', "<b>x</b>y", "", "\ud800", "é" * 30]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("k\"'", max_size=4), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300)
@given(value=values, piece=small, look=small, indent=st.sampled_from([None, 1]))
def test_json_has_the_same_words(value, piece, look, indent):
    body = json.dumps(value, indent=indent)
    assert streamed(body, "application/json", piece, look=look) == whole(body, "application/json")


@settings(max_examples=200)
@given(lines=st.lists(values, min_size=1, max_size=5), piece=small, look=small, begin=st.sampled_from(["", "\x1e"]))
def test_json_by_lines_has_the_same_words(lines, piece, look, begin):
    body = "".join(f"{begin}{json.dumps(line)}\n" for line in lines)
    assert streamed(body, "application/x-ndjson", piece, look=look) == whole(body, "application/x-ndjson")


@pytest.mark.parametrize(
    "body",
    ["", " ", "[", "[1, [],", '{"a":', '{"a" "b"}', '{"a": "b",}', "[1}", '["a]', '["\\x"]', "[1 2]", "tru", '{1: "a"}',
     "]", '{"a": [}', '["a"] x', "[" * 3_000, "-", '["a\nb"]'],
)  # fmt: skip
@pytest.mark.parametrize("look", [1, 1000])
def test_what_is_no_json_is_refused(body, look):
    assert streamed(body, "application/json", 3, look=look) == whole(body, "application/json") == "broken_document"


def test_a_string_that_memory_would_not_hold_is_refused(monkeypatch):
    monkeypatch.setattr(jsonstream, "MAX_STRING", 1_000)
    assert streamed('["' + "a " * 900 + '"]', "application/json", 100, look=10) == "too_complex"


def test_records_are_read_one_by_one():
    written: list[str] = []
    read = 0

    def pieces():
        nonlocal read
        yield "["
        for number in range(20_000):
            read += 1
            yield f'{{"text": "word{number} and"}},\n'
        yield '"end"]'

    def write(text: str) -> None:
        written.append(text)
        assert len(text) < 2_000
        assert read < 20_000 or len(written) > 19_000

    jsonstream.stream(pieces(), write, look=1_000)
    assert written[-1] == "end\n"
    assert len(written) == 20_001


MARKUP = [
    "<p>", "</p>", "<b>", "</b>", "word ", "x", " ", "\n", "&amp;", "<script>", "</script>", "<title>", "</title>",
    "<!-- c -->",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(300))
def test_xml_has_the_same_words(seed):
    source = random.Random(seed)
    inner, open_ = [], []
    for part in source.choices(MARKUP, k=40):
        if part.startswith("</"):
            if open_:
                inner.append(f"</{open_.pop()}>")
        else:
            inner.append(part)
            if part[0] == "<" and part[1] != "!":
                open_.append(part[1:-1])
    inner += [f"</{name}>" for name in reversed(open_)]
    body = f'<?xml version="1.0"?>\n<doc xml:lang="de">{"".join(inner)}</doc>'
    read = media.format_for("text/xml").read(Document(body.encode(), "utf-8", "page"))
    out: list[str] = []
    said = xml.stream(in_pieces(body, source.choice([1, 3, 20])), out.append)
    assert list(count_words("".join(out))[0]) == list(count_words(read.text)[0])
    assert said == (read.title, read.language)


def test_xml_that_is_broken_or_has_a_tag_without_end_is_refused(monkeypatch):
    with pytest.raises(BrokenDocument):
        xml.stream(["<a>word", "</b>"], lambda _: None)
    monkeypatch.setattr(xml, "MAX_TAG", 1_000)
    endless = iter(lambda: "a" * 100, None)
    with pytest.raises(TooComplex, match="tag"):
        xml.stream(["<a>", "<b c='", *islice(endless, 20)], lambda _: None)


@given(
    body=st.binary(max_size=60), piece=small, name=st.sampled_from(["UTF-8", "UTF-16LE", "windows-1252", "Shift_JIS"])
)
def test_bytes_in_pieces_are_the_characters_of_the_whole(body, piece, name):
    from wordcounts.text.charset.decoders import characters

    found = "".join(characters_of((body[at : at + piece] for at in range(0, len(body), piece)), name))
    assert found == characters(body, name).replace("\0", "")


def test_an_encoding_of_pairs_is_cut_between_characters():
    text = "日本語の文、\nカタカナ abc " * 50
    body = text.encode("shift_jis")
    assert "".join(characters_of((body[at : at + 1] for at in range(len(body))), "Shift_JIS")) == text
    assert decode(body, charset="shift_jis", markup=False)[0] == text


@pytest.mark.parametrize("media_type", ["text/html", "application/pdf", "text/plain", "application/rss+xml"])
def test_other_kinds_are_not_read_in_pieces(media_type):
    assert media.streamer_for(media_type) is None
