"""Every kind of document, language and encoding, read by the pool's own caged child as it is read without a cage."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from parts.documents import docx, epub, lines, odt, paragraph, pdf
from wordcounts.errors import ReaderFailed
from wordcounts.reader import pool, process
from wordcounts.reader.cage import LANDLOCK, PARTS
from wordcounts.reader.pool import Readers
from wordcounts.text import media
from wordcounts.text.charset.encodings import CODECS
from wordcounts.text.reading import read
from wordcounts.text.values import ReadOptions
from wordcounts.text.words.segment import count_words

TEXT = Path(__file__).parent.parent / "text"
GOLDEN = TEXT / "formats" / "golden"
SENTENCE = "The sea rises and falls. Das Meer steigt. 海がのぼる。"

LANGUAGES = {
    "th": "แมวนั่งอยู่บนเสื่อและมองทะเล",
    "ja": "私たちは毎日言葉を数えています。",
    "zh": "我们每天都在数这些词语的数量。",
    "km": "ខ្ញុំស្រឡាញ់ភាសាខ្មែរណាស់",
    "lo": "ຂ້ອຍຮັກພາສາລາວຫຼາຍ",
    "my": "ကျွန်တော်မြန်မာစာကိုချစ်တယ်",
    "ko": "우리는 매일 낱말을 셉니다.",
    "ar": "نحن نعد الكلمات كل يوم في هذا المكان",
    "hi": "हम हर दिन शब्द गिनते हैं",
    "de": "Wir zählen jeden Tag die Wörter dieser Seite.",
    "fr": "Nous comptons les mots de l'histoire chaque jour.",
}


def documents() -> dict[str, bytes]:
    """At least one of every module of `text.formats`."""
    chapter = f"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>{SENTENCE}</p></body></html>"
    made = {
        "made.docx": docx(paragraph(SENTENCE) * 3, {"footnotes": paragraph("A note.")}, title="Sea"),
        "made.odt": odt(f"<text:p>{SENTENCE}</text:p>", title="Sea", language="en"),
        "made.epub": epub({"one.xhtml": chapter}, title="Sea", language="en"),
        "made.pdf": pdf([lines("The sea rises and falls.", "It does.")] * 3, title="Sea"),
        "made.txt": SENTENCE.encode(),
    }
    golden = {path.name: path.read_bytes() for path in GOLDEN.iterdir() if path.suffix not in (".article", ".page")}
    pages = {path.name: path.read_bytes() for path in sorted((TEXT / "corpus").glob("*.html"))}
    return made | golden | pages


DOCUMENTS = documents()


@pytest.fixture(scope="module")
def caged() -> Iterator[Readers]:
    readers = Readers(1, timeout_s=30, memory_bytes=400 * 1024 * 1024)
    yield readers
    assert readers.cage
    assert readers.cage.parts == set(PARTS)
    readers.close()


@pytest.fixture(scope="module")
def closed() -> Iterator[Readers]:
    """Readers on a kernel without Landlock: nothing can be opened."""
    code = (
        "import sys; from wordcounts.reader import child, landlock; "
        "landlock.version = lambda: 0; landlock.restrict = lambda readable: False; sys.exit(child.main(sys.argv[1:]))"
    )

    class Closed(process.Child):
        command = (sys.executable, "-P", "-c", code)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "Child", Closed)
        readers = Readers(1, timeout_s=30, memory_bytes=400 * 1024 * 1024)
        readers.start()
    (first,) = readers.pids
    yield readers
    assert readers.pids == [first]
    assert readers.cage
    assert readers.cage.parts == set(PARTS) - {LANDLOCK}
    readers.close()


@pytest.fixture(params=["caged", "closed"])
def readers(request: pytest.FixtureRequest) -> Readers:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Readers)
    return found


def equal(readers: Readers, body: bytes, media_type: str | None, charset: str | None = None) -> int:
    """Read it both ways, once for each extraction; the words of the last."""
    for extraction in ("page", "article"):
        options = ReadOptions("page" if extraction == "page" else "article", places=True)
        found = readers.read(body, media_type=media_type, charset=charset, options=options)
        assert found == read(body, media_type=media_type, charset=charset, options=options)
    return found.table.n_tokens


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_read_in_the_cage_as_outside(readers: Readers, name: str) -> None:
    assert equal(readers, DOCUMENTS[name], media.type_of_name(name)) > 0


def test_every_format_is_among_them() -> None:
    read_as = {media._module_for(media.settle(media.type_of_name(name), body)) for name, body in DOCUMENTS.items()}

    assert {media._formats()[name].KIND.name for name in read_as if name} == {kind.name for kind in media.kinds()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_read_in_the_cage_as_outside(readers: Readers, language: str) -> None:
    text = LANGUAGES[language] * 3
    found = readers.read_text(text, options=ReadOptions(language=language))

    assert found.table == count_words(text)[0]
    assert found.table.n_tokens >= 12


@pytest.mark.parametrize("charset", [name for name, codec in CODECS.items() if codec != "-"])
def test_an_encoding_is_read_in_the_cage_as_outside(readers: Readers, charset: str) -> None:
    assert equal(readers, b"Words \xe4\xf6\xfc \xa4\xa2 and \xc3\xa4 more of them " * 5, "text/plain", charset) > 0


def test_what_the_cage_refuses_in_a_library_is_a_coded_error(monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import sys, socket; from wordcounts.reader import child; "
        "child._read = lambda header, body: socket.socket(); sys.exit(child.main(sys.argv[1:]))"
    )
    monkeypatch.setattr(process.Child, "command", (sys.executable, "-P", "-c", code))
    readers = Readers(1, timeout_s=10, memory_bytes=400 * 1024 * 1024)
    with pytest.raises(ReaderFailed):
        readers.read(b"words", media_type="text/plain", charset=None, options=ReadOptions())
    readers.close()
