import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.text.charset.decoders import MAX_MENDED, characters
from wordcounts.text.charset.encodings import CODECS

PLAIN = [name for name in CODECS if name not in ("replacement", "ISO-2022-JP", "UTF-16LE", "UTF-16BE")]


@pytest.mark.parametrize("name", PLAIN)
def test_ascii_is_ascii_in_every_encoding_but_the_wide_ones(name):
    text = "".join(map(chr, range(128)))
    assert characters(text.encode("ascii"), name) == text


@pytest.mark.parametrize(
    ("body", "name", "text"),
    [
        # Each as Chromium 156 decodes it.
        (b"\x81\x8d\x8f\x90\x9d", "windows-1252", "\x81\x8d\x8f\x90\x9d"),
        (b"\x80\x93", "windows-1252", "€“"),
        (b"\x98", "windows-1251", "\x98"),
        (b"\xaa\xd2\xff", "windows-1253", "\ufffd\ufffd\ufffd"),
        (b"\xca", "windows-1255", "\u05ba"),
        (b"\xdb\xa1\x81", "windows-874", "\ufffdก\x81"),
        (b"\xae\xbe\xa4", "KOI8-U", "ўЎє"),
        (b"a\x80\xff", "x-user-defined", "a\uf780\uf7ff"),
        (b"\x80<", "GBK", "€<"),
        (b"\xfe\x59\xa6\xd9", "gb18030", "\u9fb4\ufe10"),
        (b"\x81\x30\x84\x36", "gb18030", "¥"),
        (b"\xa3\xe1\x87\x7a\xfb\xfd", "Big5", "€㡵廴"),
        (b"\xad\xa1\xf9\xa1\xfc\xee", "EUC-JP", "①纊黑"),
        (b"\x8f\xb0\xa1\x8e\xb1", "EUC-JP", "丂ｱ"),
        (b"\x87\x40\xb1\xfa\x40\xa0", "Shift_JIS", "①ｱⅰ\ufffd"),
        (b"\xb0\xa1\x81\x41", "EUC-KR", "가갂"),
        (b"\x1b$B$\x22-!\x1b(Ia\x31\x1b(J\\~\x1b(B\\", "ISO-2022-JP", "あ①\ufffdｱ¥‾\\"),
        (b"a\x0e\x80\x1b", "ISO-2022-JP", "a\ufffd\ufffd\ufffd"),
        (b"\x00\xd8a\x00", "UTF-16LE", "\ufffda"),
        (b"a", "UTF-16BE", "\ufffd"),
        (b"anything", "replacement", "\ufffd"),
        (b"", "replacement", ""),
        (b"\xf0\x9f\x98a\xc0\xaf", "UTF-8", "\ufffda\ufffd\ufffd"),
    ],
)
def test_bytes_are_read_as_browsers_read_them(body, name, text):
    assert characters(body, name) == text


@pytest.mark.parametrize("name", ["GBK", "gb18030", "Big5", "EUC-KR", "Shift_JIS", "EUC-JP"])
@pytest.mark.parametrize("lead", [0x80, 0x81, 0x8F, 0xA1, 0xFE, 0xFF])
def test_no_lead_byte_swallows_the_tag_behind_it(name, lead):
    assert characters(bytes((lead,)) + b"<b>", name).endswith("<b>")


def test_a_pair_without_a_meaning_does_not_shift_what_follows():
    # 0xC9A1 is a character of the user's own in EUC-KR: one error, and the next pair is read whole.
    assert characters(b"\xb0\xa1\xc9\xa1\xb0\xa1", "EUC-KR") == "가\ufffd가"
    assert characters(b"\x8f\xa1\xa1\xb0\xa1", "EUC-JP") == "\ufffd亜"


def test_a_body_of_nothing_but_errors_is_still_replaced():
    text = characters(b"\xff" * (MAX_MENDED + 1), "EUC-JP")
    assert set(text) == {"\ufffd"}


@given(st.sampled_from(sorted(CODECS)), st.binary())
def test_any_bytes_are_read_in_any_encoding(name, body):
    assert len(characters(body, name)) <= len(body) + 1


@given(st.sampled_from(["GBK", "EUC-KR", "EUC-JP", "Shift_JIS", "Big5", "KOI8-R", "windows-1251"]), st.text())
def test_what_python_encodes_without_loss_is_read_back(name, text):
    body = text.encode(CODECS[name], "ignore")
    kept = body.decode(CODECS[name])
    assert characters(body, name) == kept.translate(UNLIKE.get(name, {}))


UNLIKE = {
    "Shift_JIS": {ord(c): "\ufffd" for c in "\uf8f0\uf8f1\uf8f2\uf8f3"},
    "GBK": {ord(c): characters(c.encode("gb18030"), "gb18030") for c in map(chr, range(0xE5E5, 0xE865))},
}


def test_the_handlers_stay_out_of_the_way_of_the_rest_of_python():
    characters(b"\xff", "Big5")
    with pytest.raises(UnicodeEncodeError):
        codecs.lookup_error("wordcounts-Big5")(UnicodeEncodeError("x", "y", 0, 1, "z"))
