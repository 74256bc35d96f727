import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.text.charset.decode import clean, decode
from wordcounts.text.charset.encodings import CODECS, LABELS, encoding_for

RUSSIAN = "Съешь же ещё этих мягких французских булок, да выпей чаю. Все счастливые семьи похожи друг на друга. " * 3
JAPANESE = (
    "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所で泣いていた。" * 3
)
CHINESE = "我们今天去公园散步，天气很好，孩子们都很高兴。晚上我们一起吃饭，聊了很多有意思的事情。" * 3
FRENCH = "Les élèves étaient très contents d'être à la fête où l'on mangeait des gâteaux. " * 4


def test_every_codec_of_the_table_is_known_to_python():
    assert {codec for codec in CODECS.values() if codec != "-" and not codecs.lookup(codec)} == set()
    assert len(CODECS) == 40
    assert set(LABELS.values()) == set(CODECS)


@pytest.mark.parametrize("label", ["rot13", "zlib", "idna", "unicode_escape", "utf-7", "punycode", "", "mbcs", "hex"])
def test_a_codec_of_python_is_no_label_of_the_web(label):
    assert encoding_for(label) is None
    assert decode(b"plain", charset=label, markup=True) == ("plain", "UTF-8")


@pytest.mark.parametrize(
    ("body", "charset", "expected"),
    [
        ("\ufeffé".encode(), "iso-8859-2", ("é", "UTF-8")),
        ("\ufeffé".encode("utf-16-le"), "utf-8", ("é", "UTF-16LE")),
        ("\ufeffé".encode("utf-16-be"), None, ("é", "UTF-16BE")),
        (b'<meta charset="utf-8">\xe9', "latin1", ('<meta charset="utf-8">é', "windows-1252")),
        (b"\x93hi\x94", "ISO-8859-1", ("“hi”", "windows-1252")),
        (b"\xff", "utf8", ("\ufffd", "UTF-8")),
        (b"a\0b", "utf8", ("ab", "UTF-8")),
        (b"\x1b$)C", "iso-2022-kr", ("\ufffd", "replacement")),
    ],
)
def test_the_order_is_bom_then_http_then_page(body, charset, expected):
    assert decode(body, charset=charset, markup=True) == expected


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<meta charset=koi8-r>", "KOI8-R"),
        (b"<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>", "windows-1251"),
        (b'<?xml version="1.0" encoding="Shift_JIS"?>', "Shift_JIS"),
        (b"<!-- <meta charset=koi8-r> --><meta charset=gb2312>", "GBK"),
        (b"<meta charset=utf-16>", "UTF-8"),
        (b"<meta charset=x-user-defined>", "windows-1252"),
        (b"<meta charset=rot13><meta charset=big5>", "Big5"),
    ],
)
def test_a_page_declares_its_own_encoding(head, name):
    assert decode(head, charset=None, markup=True)[1] == name


def test_a_plain_text_declares_nothing():
    assert decode(b"<meta charset=koi8-r>", charset=None, markup=False)[1] == "UTF-8"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-8"),
        (FRENCH, "cp1252"),
    ],
)
def test_an_undeclared_encoding_is_found(text, codec):
    assert decode(text.encode(codec), charset=None, markup=False)[0] == text


def test_a_body_cut_inside_a_character_is_still_utf8():
    assert decode(RUSSIAN.encode()[:-1] + b"\xd0", charset=None, markup=False)[1] == "UTF-8"


@pytest.mark.parametrize("charset", ["utf-8", None])
def test_what_is_called_utf8_and_hardly_is_gets_detected(charset):
    body = b"<meta charset=utf-8><p>" + FRENCH.encode("cp1252")
    assert decode(body, charset=charset, markup=True) == (body.decode("cp1252"), "windows-1252")


@pytest.mark.parametrize(
    "body",
    [b"caf\xe9", FRENCH.encode() + b" caf\xe9" * 20, "\ufffd".encode() * 9, b"\xef\xbb\xbf" + FRENCH.encode("cp1252")],
    ids=["too little to say", "a broken line", "U+FFFD itself", "a byte-order mark"],
)
def test_what_is_called_utf8_and_may_be_stays_utf8(body):
    text, name = decode(body, charset="utf-8", markup=False)
    assert (name, "\ufffd" in text) == ("UTF-8", True)


def test_every_other_declared_encoding_is_believed_as_browsers_do():
    assert decode("é".encode() * 9, charset="iso-8859-1", markup=False)[0] == "Ã©" * 9


@given(st.binary(max_size=300), st.one_of(st.none(), st.sampled_from(sorted(LABELS))), st.booleans(), st.text())
def test_decoding_never_raises_and_gives_storable_text(body, charset, markup, url):
    text, name = decode(body, charset=charset, markup=markup, url=url)
    assert name in CODECS
    assert "\0" not in text
    text.encode("utf-8")


PIECES = st.sampled_from(
    [b"<meta ", b"charset=", b"<!--", b"-->", b"'", b'"', b"<", b">", b"/", b"=", b"\x1b$B", b"\xff", b"\0"]
)


@given(st.lists(st.one_of(PIECES, st.binary(max_size=4))).map(b"".join))
def test_hostile_markup_is_decoded_like_any_other(body):
    text, name = decode(body, charset=None, markup=True)
    assert (text, name) == (decode(body, charset=name, markup=True)[0], name) or name == "UTF-8"
    text.encode("utf-8")


@given(st.text(st.characters()))
def test_clean_text_can_be_stored(text):
    assert "\0" not in clean(text)
    clean(text).encode("utf-8")
