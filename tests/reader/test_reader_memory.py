"""Memory that runs out is an error, whatever was being read: never a page of fewer words, or of none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import zstandard
from selectolax.lexbor import SelectolaxError

from parts.documents import docx, epub, lines, odt, paragraph, pdf
from wordcounts.errors import TooComplex
from wordcounts.reader import child
from wordcounts.reader.frames import ERROR
from wordcounts.text import compression
from wordcounts.text.formats import html
from wordcounts.text.page.blocks import well_formed
from wordcounts.text.reading import read
from wordcounts.text.values import ReadOptions
from wordcounts.text.words.segment import count_words

N = 6_000

SWEEP = """
import hashlib, os, resource, sys
from wordcounts.reader import cage, child
from wordcounts.text.values import ReadOptions

media_type, body = sys.argv[1] or None, open(sys.argv[2], "rb").read()
child._warm_up()
cage.load()

def in_a_child(more):
    listen, say = os.pipe()
    if os.fork() == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # PDFium says that it ends
        if more:
            mapped = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (mapped + more, resource.RLIM_INFINITY))
        header = {"kind": "document", "media_type": media_type, "charset": "utf-8" if media_type else None,
                  "url": None, "extraction": sys.argv[3], "language": None,
                  **dict.fromkeys(["places", "outline", "links"], sys.argv[4])}
        kind, payload = child._answer(header, body, lambda: None)  # what it raises ends it, as it ends a reader
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)
        os.write(say, payload if kind == b"E" else hashlib.sha256(payload).hexdigest().encode())
        os._exit(0)
    os.close(say)
    said = os.read(listen, 4096).decode()
    os.close(listen)
    _, status = os.wait()
    return said or ("killed" if os.WIFSIGNALED(status) else "failed")

import json
right = in_a_child(0)
print(json.dumps(["right" if (said := in_a_child(int(64_000 * 1.28**n))) == right else said for n in range(28)]))
"""
"""From 64 KB beyond what a warm reader maps to 50 MB, each in a process of its own that has read nothing before."""


def documents() -> dict[str, tuple[str, bytes]]:
    hidden = "<i hidden>hidden</i>"  # asked for of the parsed page, and taken out of it
    markup = "".join(f"<p>Paragraph {n} of the sea and word{n}, with <b>bold</b> text.{hidden}</p>" for n in range(N))
    xhtml = f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{markup}</body></html>"
    items = "".join(
        f"<item><title>Item {n}</title><description>Sea {n} &lt;i hidden>x&lt;/i></description></item>"
        for n in range(N // 3)
    )
    return {
        "html": ("text/html", f"<html><body>{markup}".encode()),
        "page": ("text/html", f"<html><body>{markup}".encode()),
        "xhtml": ("application/xhtml+xml", xhtml.encode()),
        "xml": ("application/xml", f"<sea>{markup}</sea>".encode()),
        "feed": ("application/rss+xml", f"<rss version='2.0'><channel>{items}</channel></rss>".encode()),
        "plain": ("text/plain", " ".join(f"word{n} and sea" for n in range(5 * N)).encode()),
        "thai": ("text/plain", ("แมวนั่งอยู่บนเสื่อและมองทะเล " * N).encode()),
        "json": ("application/json", json.dumps([f"word{n} of the sea" for n in range(3 * N)]).encode()),
        "csv": ("text/csv", "".join(f"word{n};of the sea;more\n" for n in range(3 * N)).encode()),
        "docx": ("", docx("".join(paragraph(f"Paragraph {n} of word{n}.") for n in range(N)))),
        "odt": ("", odt("".join(f"<text:p>Paragraph {n} of word{n}.</text:p>" for n in range(N)))),
        "epub": ("", epub({f"{n}.xhtml": xhtml[: 60 + len(xhtml) // 8] + "</p></body></html>" for n in range(6)})),
        "pdf": ("", pdf([lines(*[f"Line {n} of page {page} and the sea." for n in range(40)]) for page in range(250)])),
    }


DOCUMENTS = documents()


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("extraction", ["page", "article"])
def test_a_document_is_read_right_or_not_at_all_however_little_memory_there_is(
    name: str, extraction: str, tmp_path: Path
) -> None:
    media_type, body = DOCUMENTS[name]
    file = tmp_path / "document"
    file.write_bytes(body)

    # A page that is asked for more than its text is read in Python, else by the kernel where there is one.
    command = [sys.executable, "-c", SWEEP, media_type, str(file), extraction, "no" if name == "page" else "yes"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)

    ends = {json.loads(end)["code"] if end[0] == "{" else end for end in json.loads(done.stdout)}
    assert ends <= {"right", "too_complex", "killed"}
    assert "right" in ends
    assert len(ends) > 1  # it did run out


def test_a_page_that_cannot_be_written_out_is_no_empty_page() -> None:
    class Parsed:
        html = None

        def strip_tags(self, names: list[str]) -> None: ...

    with pytest.raises(TooComplex):
        well_formed(Parsed())


@pytest.mark.parametrize(
    "said", ["Can't parse CSS selector.", "Can't initialize CSS parser.", "Can't create a new node"]
)
@pytest.mark.parametrize("fails", ["title_of", "parsed"])
def test_whatever_the_parser_says_of_its_memory_is_too_complex(
    said: str, fails: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: object) -> None:
        raise SelectolaxError(said)

    options = ReadOptions("page")
    monkeypatch.setattr(
        html, "lexbor", lambda: None
    )  # of whose memory the kernel says so itself: then this parser is asked
    monkeypatch.setattr(html, fails, failing)
    with pytest.raises(TooComplex):
        read(b"<p>one", media_type="text/html", charset="utf-8", options=options)


def test_a_table_that_cannot_be_compressed_is_memory_that_ran_out(monkeypatch: pytest.MonkeyPatch) -> None:
    class Compressor:
        def __init__(self, level: int) -> None: ...

        def compress(self, data: bytes) -> bytes:
            raise zstandard.ZstdError("cannot compress: Allocation error : not enough memory")

    table, _ = count_words("one two")
    monkeypatch.setattr(zstandard, "ZstdCompressor", Compressor)
    monkeypatch.setattr(compression, "_IDLE", [])
    with pytest.raises(MemoryError):
        table.to_bytes()


@pytest.mark.parametrize("error", [MemoryError, RecursionError, SystemError])
def test_memory_that_runs_out_by_any_name_is_too_complex(error: type[Exception]) -> None:
    def failing(*_: object) -> None:
        raise error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child, "_read", failing)
        kind, payload = child._answer({"kind": "document"}, b"", lambda: None)
    assert (kind, json.loads(payload)["code"]) == (ERROR, "too_complex")
