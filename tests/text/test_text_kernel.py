"""The kernel against the Python way, which is the reference: the same tables, order included, whatever the text."""

from __future__ import annotations

import ctypes
import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from parts.compiler import ROOT, compiler, kernel
from wordcounts.text.words import breaker, segment
from wordcounts.text.words import kernel as kernels
from wordcounts.text.words.breaker import icu_of_process
from wordcounts.text.words.kernel import KernelFailed, flags_of, loaded
from wordcounts.text.words.segment import count_in_python, count_words, words_of
from wordcounts.text.words.table import Table

SOURCE = ROOT / "src" / "wordcounts" / "text" / "words" / "kernel.c"
PARAGRAPHS = json.loads(Path(__file__).with_name("fixtures").joinpath("paragraphs.json").read_text("utf-8"))
CHARACTERS = [*map(chr, range(0x20000)), *map(chr, range(0xE0000, 0xE0200))]
SHAPES = [
    "{0}", "({0})", "a{0}", "a{0}b", "1{0}1", "{0}-a", "a-{0}’s", "क{0}", "{0}्क", "א{0}א", "가{0}", "C{0}+",
    "{0}\u0301", "{0}\u200cا", "\u200d{0}", "{0}中", "จ{0}", "_{0}", "{0}+",
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _kernel() -> None:
    kernel()


def assert_same(text: str) -> None:
    by_kernel, by_python = count_words(text), count_in_python(text)
    assert list(by_kernel[0]) == list(by_python[0])
    assert by_kernel == by_python


@pytest.mark.parametrize("shape", SHAPES)
def test_every_character_counts_the_same_wherever_it_stands(shape):
    chunks = [shape.format(character) for character in CHARACTERS]
    text = " ".join(chunks)
    same = count_words(text) == count_in_python(text)
    assert same or [chunk for chunk in chunks if count_words(chunk) != count_in_python(chunk)] == []
    assert same


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_paragraph_of_each_language_counts_the_same(language):
    assert_same(PARAGRAPHS[language])


def test_all_languages_in_one_text_count_the_same():
    assert_same("\n\n".join(PARAGRAPHS.values()))


soup = st.text(
    alphabet="aBCcFf019_ \t\n\r\x00\x01\x1c\x1f\x85-&.,;:'+#/@!\"()é"
    "\u2019\u2018\u2010\u2011\u2014\u00ad\u200b\u200c\u200d\u0301\u00b7"
    "\u0e01\u0e32\u0e19日本語カナ中国\u3002한국\u05d0\u05f4\u0661🙂𝒳𐐀\u00a0\u2028\u3000\u0130क\u094d\u09c7\u09beا\u0651\ud83d\ude00\udc00",
    max_size=60,
)
piece = st.sampled_from([*" ".join(PARAGRAPHS.values()).split(), "C++", "F#-x", "e-mail", "a.b:c", "2020-21", "_", "…"])


@settings(max_examples=1_000)
@given(soup)
@example("C++ c# F#-x C+++ a.b.c 1,2.3 x_-y _ 'tis rock'n'roll -a- a--b a&b&c a-&b 1-a-2-3")
@example("Visual-C++ C-+ C C# \u1000C++ a\u200d-b \u0915\u094d\u200d \u0915\u200d \u0915\u094d\u200c\u200d")
def test_any_mixture_counts_the_same(text):
    assert_same(text)


@settings(max_examples=300)
@given(st.lists(st.tuples(piece, st.sampled_from([" ", "", "\n", "-", "/", "\u200c", "’"]))))
def test_pieces_of_real_words_count_the_same(pieces):
    assert_same("".join(word + between for word, between in pieces))


@given(st.text(max_size=60))
def test_any_text_counts_the_same_and_raises_nothing(text):
    assert_same(text)


@pytest.mark.parametrize(
    "chunk", ["a" * 255, "a" * 256, "a" * 300, "é" * 257, "中" * 300, "a-" * 200, "a’" * 3_000, "x" * 5_000]
)
def test_long_words_are_cut_the_same(chunk):
    assert_same(f"{chunk} b {chunk}c ({chunk}) b")


def test_a_word_that_a_chunk_held_first_keeps_that_place():
    assert_same("b 中国C++ 中国 C++ (b)c\u0301 c\u0301 z c\u0301")


def test_tables_of_too_many_forms_are_cut_the_same(monkeypatch):
    monkeypatch.setattr(segment, "MAX_TYPES", 3)
    assert_same("a b c d e a 中国 d")


def test_a_text_of_many_batches_counts_the_same(monkeypatch):
    monkeypatch.setattr(segment, "MAX_CHUNKS", 40)
    monkeypatch.setattr(segment, "MAX_ENTRIES", 50)
    monkeypatch.setattr(segment, "BLOCK", 300)
    assert_same("\n".join(PARAGRAPHS.values()))


@pytest.fixture
def by_pyicu(monkeypatch) -> None:
    """As where ICU's own functions are not to be found: Python spells, and PyICU segments."""
    monkeypatch.setattr(segment, "icu_of_process", lambda: None)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_character_counts_the_same_by_pyicu(shape, by_pyicu):
    text = " ".join(shape.format(character) for character in CHARACTERS)
    assert count_words(text) == count_in_python(text)


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_paragraph_of_each_language_counts_the_same_by_pyicu(language, by_pyicu):
    assert_same(PARAGRAPHS[language])


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(soup)
def test_any_mixture_counts_the_same_by_pyicu(by_pyicu, text):
    assert_same(text)


def test_the_functions_of_icu_are_found():
    assert icu_of_process() is not None


class _Exporting(dict[str, Any]):
    """A library that has some functions, by their names."""

    def __getitem__(self, name: str) -> Any:
        try:
            return super().__getitem__(name)
        except KeyError:
            raise AttributeError(name) from None


def exporting(rename: Callable[[str], str]) -> Any:
    import icu

    library, version = ctypes.PyDLL(icu._icu_.__file__), icu.ICU_VERSION.split(".")[0]
    names = ("ubrk_open", "ubrk_setText", "ubrk_next", "unorm2_getNFCInstance", "unorm2_normalize")
    return _Exporting({rename(name): library[f"{name}_{version}"] for name in names})


def test_functions_are_found_without_a_version_in_their_names():
    assert breaker.opened(exporting(str), "_77") is not None


def test_without_one_of_the_functions_there_is_no_icu(monkeypatch):
    library = exporting(str)
    del library["ubrk_next"]
    monkeypatch.setattr(breaker.ctypes, "PyDLL", lambda _: library)
    icu_of_process.cache_clear()
    try:
        assert icu_of_process() is None
    finally:
        icu_of_process.cache_clear()


def test_a_refusal_of_icu_is_no_breaker():
    library = exporting(str)
    library["ubrk_open"] = ctypes.PYFUNCTYPE(ctypes.c_void_p)(lambda *_: None)
    assert breaker.opened(library, "_77") is None


SPELLINGS = [
    "don\u2019t", "\u2018tis", "rock\u201bn", "Hawai\u02bci", "a\uff07b", "co\u2010op", "co\u2011op", "c\u00adoop",
    "\ufeffword", "a\u200bb", "\u0e01\u200b\u0e01", "\u0e01\u200ba", "a\u200b\u0e01",
    "\u0e01\u200c\u200b\u200d\u0e01", "\u0915\u200d\u0937", "a\u200d\u0915", "\u02bc\u200c\u0915", "\u200c\u0627",
    "\u0627\u200c", "\u200b", "\u0e01\u2060\u200b\u00ad\u0e01", "e\u0301\u200bx", "\ufb2e\u0301", "\U0001d15e",
    "\u0344\u0390", "\ufdfa-1", "\u1e9b\u0323",
]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(SPELLINGS), st.sampled_from(["", " ", "\n"])), max_size=20))
@example([(spelling, "\n") for spelling in SPELLINGS])
@example([(spelling, "") for spelling in SPELLINGS])
def test_all_ways_to_spell_count_the_same(pieces):
    assert_same("\u4e2d".join(word + between for word, between in pieces))
    assert_same("".join(word + between for word, between in pieces))


def test_what_grows_when_it_is_composed_counts_the_same():
    assert_same("\n".join(f"\ufb2c{number}\u0958\U0001d160" for number in range(500)))


def test_chunks_that_hold_no_word_leave_an_empty_table():
    table, cut = count_words("\u20e3 \u0488 \U0001f642")
    assert (table, cut) == (Table(), False)
    assert (len(table), table.n_tokens, table.written()) == (0, 0, Table().written())


def test_what_is_taken_for_one_word_is_one_for_icu_too():
    for text in PARAGRAPHS.values():
        table, _ = count_words(text)
        assert list(table.forms) == list(dict.fromkeys(words_of(text)))


def test_the_flags_of_a_block_of_ideographs_are_shared():
    assert len(set(map(tuple, map(flags_of, range(0x50, 0x90))))) == 1


class _Failing:
    """A kernel that has no memory."""

    def counter(self) -> Iterator[None]:
        raise KernelFailed


@pytest.mark.parametrize("found", [None, _Failing()], ids=["none", "no memory"])
def test_without_a_kernel_words_are_counted_in_python(monkeypatch, found):
    monkeypatch.setattr(segment, "loaded", lambda: found)
    assert list(count_words("The cat and the hat, the 中国.")[0])[:2] == [("The", 1), ("cat", 1)]


@pytest.fixture
def beside(tmp_path, monkeypatch) -> Iterator[Path]:
    """Where the kernel is looked for: a folder of the test's own."""
    loaded.cache_clear()
    monkeypatch.setattr(kernels, "HERE", tmp_path)
    for name in kernels.SOURCES:
        (tmp_path / name).write_bytes(SOURCE.with_name(name).read_bytes())
    yield tmp_path
    loaded.cache_clear()


def test_a_library_that_is_none_is_not_loaded(beside):
    (beside / kernels.LIBRARY).write_bytes(b"\x7fELF, but not really")
    assert loaded() is None


def test_a_library_of_another_source_is_not_called(beside):
    (beside / kernels.LIBRARY).write_bytes((SOURCE.parent / kernels.LIBRARY).read_bytes())
    with (beside / "kernel.c").open("a") as source:
        source.write("/* a change */\n")
    assert loaded() is None


def test_the_kernel_keeps_within_its_memory_on_hostile_bytes(tmp_path):
    program = tmp_path / "trial"
    sanitizers = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-g", "-O1"]
    trial = ROOT / "tests" / "parts" / "kernel_trial.c"
    command = [compiler(), "-std=c99", "-Wall", "-Wextra", "-Werror", *sanitizers, f'-DKERNEL="{SOURCE}"']
    subprocess.run([*command, "-o", str(program), str(trial)], check=True)
    done = subprocess.run([program, "1500", "1"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
