"""The matrix: 32 languages in the encodings that their pages had, with nothing declared, each short and long."""

import json
import unicodedata
from pathlib import Path

import pytest

from wordcounts.text.charset import detection
from wordcounts.text.charset.decode import decode
from wordcounts.text.charset.decoders import characters
from wordcounts.text.charset.detection import detect
from wordcounts.text.charset.encodings import CODECS

LANGUAGES = json.loads((Path(__file__).parent / "encodings" / "sentences.json").read_text("utf-8"))
PAIRS = [(language, name) for language, one in LANGUAGES.items() for name in one["encodings"]]

NEVER_GUESSED = {"macintosh", "x-mac-cyrillic"}
"""No browser guesses these either; pages in them are older than the web's habits."""

SCRIPT = (
    "<style>body { font: 16px Arial; margin: 0 } .nav a { color: #036 }</style><script>var a = 1 < 2, b = [];</script>"
)
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def encoded(text: str, name: str) -> bytes:
    if name == "windows-1258":
        # Letters of Vietnamese with a tone are two characters there.
        text = "".join(c if fits(c, "cp1258") else parted(c) for c in text)
    return text.encode(CODECS[name])


def fits(character: str, codec: str) -> bool:
    return bool(character.encode(codec, "ignore"))


def parted(character: str) -> str:
    parts = unicodedata.normalize("NFD", character)
    letter = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
    return letter + "".join(c for c in parts if c in TONES)


def documents(language: str, name: str) -> dict[str, bytes]:
    """One sentence, four, a page of about 300 bytes, a page that is mostly ASCII."""
    sentences = LANGUAGES[language]["sentences"]
    first = sentences[0]
    return {
        "short": encoded(first, name),
        "long": encoded("\n".join(sentences), name),
        "short page": encoded(
            f"<!DOCTYPE html><html><head><title>{first[:20]}</title></head><body><h1>{first[:20]}</h1>"
            f'<p>{first}</p><a href="/index.html">Home</a></body></html>',
            name,
        ),
        "long page": encoded(
            f'<!DOCTYPE html><html lang="{language}"><head><title>{first[:20]}</title>{SCRIPT * 9}</head><body>'
            + "".join(f'<p class="text">{sentence}</p>' for sentence in sentences)
            + "<p>Copyright 2009</p></body></html>",
            name,
        ),
    }


@pytest.mark.parametrize(("language", "name"), [pair for pair in PAIRS if pair[1] not in NEVER_GUESSED])
def test_text_comes_out_right_though_nothing_is_declared(language, name):
    for kind, body in documents(language, name).items():
        assert decode(body, charset=None, markup="page" in kind)[0] == characters(body, name), kind


@pytest.mark.parametrize(("language", "name"), PAIRS)
def test_text_comes_out_right_when_it_is_declared(language, name):
    for kind, body in documents(language, name).items():
        text = characters(body, name)
        assert LANGUAGES[language]["sentences"][0][:9] in unicodedata.normalize("NFC", text)
        assert decode(body, charset=name, markup=False) == (text, name), kind
        if name != "ISO-2022-JP":
            body = b"<meta charset=%s>" % name.encode() + body
            assert decode(body, charset=None, markup=True) == (characters(body, name), name), kind


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-16"])
def test_unicode_comes_out_right_with_and_without_a_mark(language, codec):
    text = "\n".join(LANGUAGES[language]["sentences"])
    assert decode(text.encode(codec), charset=None, markup=False)[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "It\u2019s closed.",
        "\u201cNo,\u201d she said.",
        "A caf\u00e9 in Zürich",
        "Price: \u00a35",
        "\u00a9 2009 Smith & Sons",
        "1990\u20131995",
    ],
)
def test_an_english_page_with_one_sign_beyond_ascii_is_windows_1252(text):
    body = f"<html lang=en><title>Notes</title><p>The shop is open from Monday on. {text}".encode("cp1252")
    assert detect(body) == "windows-1252"


def test_utf8_with_a_broken_line_is_still_utf8():
    text = "\n".join(LANGUAGES["ru"]["sentences"])
    assert detect(text.encode() + "\nещё".encode("cp1251")) == "UTF-8"


def test_colours_of_a_terminal_are_no_japanese():
    assert detect(b"\x1b(B\x1b[mplain\x1b[0m text") == "UTF-8"


def test_zeros_alone_make_no_utf16():
    assert detect(b"\0" * 100) == "UTF-8"
    assert detect(b"a\0" * 100) == "UTF-16LE"


SHORT_CZECH = "<p>Kůň žere</p>".encode("iso8859-2")


@pytest.mark.parametrize(
    ("body", "url", "hint"),
    [
        (b"<html lang=cs>", None, b"cz"),
        (b'<html class="x" lang="zh-TW">', "https://example.com/", b"tw"),
        (b"<html lang=en>", "https://example.cz/a", b"cz"),
        (b"<html lang=en>", "https://example.com/a", b"us"),
        (b"<html lang=ja>", "https://example.cz/", b"jp"),
        (b"<html>", "http://example.ru:8080?x", b"ru"),
        (b"<html>", "http://example.xn--p1ai./", b"xn--p1ai"),
        (b"<html>", "http://example.com/page.cz", None),
        (b"<html>", "http://127.0.0.1/", None),
        (b"<html>", "no address", None),
        (b"<html>", None, None),
    ],
)
def test_the_pages_language_or_its_domain_is_a_hint(body, url, hint):
    assert detection._hint(body, url) == hint


def test_a_hint_decides_where_the_bytes_do_not():
    assert detect(SHORT_CZECH, url="https://example.cz/") == "ISO-8859-2"


@pytest.mark.parametrize(
    ("language", "name"), [("ru", "windows-1251"), ("ja", "Shift_JIS"), ("el", "ISO-8859-7"), ("uk", "KOI8-U")]
)
def test_the_stand_in_knows_the_common_ones(language, name):
    body = documents(language, name)["long"]
    assert characters(body, detection._by_stand_in(body)) == characters(body, name)


def test_the_stand_in_is_asked_where_the_detector_is_missing(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "chardetng_py", None)
    assert detect(documents("ru", "windows-1251")["long"]) == "windows-1251"
