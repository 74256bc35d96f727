"""PDF: lines on paper made text again."""

import threading

import pytest

import wordcounts
import wordcounts.text.formats.pdf
from parts.documents import lines, pdf
from wordcounts.errors import BrokenDocument
from wordcounts.text.formats.pdf_lines import Line, body_and_edges, joined, lines_of


def text_of(document, extraction="article"):
    return wordcounts.count_bytes(document, extraction=extraction, keep_text=True).text


def page_of(*texts):
    return [Line(text) for text in texts]


def test_the_text_of_all_pages_counts():
    document = pdf([lines("The sea rises", "and falls."), lines("And rises.")])

    assert text_of(document).split("\n") == ["The sea rises", "and falls.", "And rises."]


def test_title_and_language_are_its_metadata():
    found = wordcounts.count_bytes(pdf([lines("1 2")], title="Gezeiten (Tafel)", language="de-DE"))

    assert (found.title, found.language) == ("Gezeiten (Tafel)", "de")


def test_a_word_cut_at_a_lines_end_is_whole():
    assert text_of(pdf([lines("a light-", "house at sea")])) == "a lighthouse at sea"


def test_a_word_cut_at_a_pages_end_is_whole():
    pages = [
        [(72, 800, "Tides"), *lines(f"Page that says {word} and ends in light-"), (300, 40, f"{number}")]
        for number, word in enumerate(["one", "two", "three"], 1)
    ]
    pages.append([*lines("houses")])

    assert "in light-\n" not in text_of(pdf(pages))
    assert text_of(pdf(pages)).endswith("lighthouses")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["exam-", "ple"], "example"),
        (["well-", "known and well-known"], "well-known and well-known"),
        (["co-", "operate, cooperate, cooperate, co-operate"], "cooperate, cooperate, cooperate, co-operate"),
        (["Slot-", "In"], "Slot-In"),
        (["GEN-", "ERAL and GENERAL"], "GENERAL and GENERAL"),
        (["CD-", "ROM"], "CD-ROM"),
        (["COVID-", "19"], "COVID-19"),
        (["Haupt-", "und Nebensatz"], "Haupt-\nund Nebensatz"),
        (["exam\u00ad", "ple exam-ple"], "example exam-ple"),
        (["a -", "b"], "a -\nb"),
        (["1-", "a"], "1-\na"),
        (["end-"], "end-"),
        (["Mutter-", "(Vater)"], "Mutter-\n(Vater)"),
        (["l'instal-", "lation"], "l'installation"),
        (["при-", "мер"], "пример"),
        (["one-", "two-", "three"], "onetwothree"),
    ],
)
def test_a_hyphen_at_a_lines_end_goes_or_stays_by_what_the_document_shows(texts, expected):
    assert joined([page_of(*texts)]) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["今日は天気がよ", "いです。"], "今日は天気がよいです。"),
        (["这是一个长的句", "子，很长很长。"], "这是一个长的句子，很长很长。"),
        (["短", "这是一个长的句子"], "短\n这是一个长的句子"),
        (["ภาษาไทยไม่มี", "ช่องว่าง"], "ภาษาไทยไม่มีช่องว่าง"),
        (["abc 日本", "abc"], "abc 日本\nabc"),
    ],
)
def test_a_full_line_of_a_script_without_spaces_goes_on_in_the_next(texts, expected):
    assert joined([page_of(*texts)]) == expected


def test_ligatures_are_their_letters_and_pdfiums_mark_a_hyphen():
    assert lines_of("ﬁnd the ﬂoor\r\noﬃce exam\ufffeple") == ["find the floor", "office exam-", "ple"]


def running(n_pages, heads):
    return pdf(
        [
            [(72, 800, heads[n % len(heads)]), *lines(f"Text of number {'x' * (n + 1)}"), (300, 30, f"Page {n + 1}")]
            for n in range(n_pages)
        ]
    )


def test_running_heads_and_page_numbers_count_only_on_the_page():
    document = running(6, ["Tides", "A book"])

    assert not {"Tides", "book", "Page"} & set(text_of(document).split())
    assert text_of(document, "page").split().count("Tides") == 3
    assert text_of(document, "page").split().count("Page") == 6


def test_a_head_that_changes_with_each_section_runs_in_the_band_of_the_others():
    document = running(8, ["Tides", "Tides", "Tides", "Chapter of fog"])

    assert "fog" not in text_of(document)


def test_a_document_of_one_page_has_no_running_lines():
    assert text_of(running(1, ["Tides"])).split()[0] == "Tides"


def test_the_heads_of_a_document_of_two_pages_run():
    assert "Tides" not in text_of(running(2, ["Tides"]))


def test_a_title_at_another_height_than_the_heads_stays():
    pages = [[Line("Tides", 700), Line("text")], *([Line("Tides", 800), Line("text")] for _ in range(4))]

    body, edges = body_and_edges(pages)

    assert [line.text for page in body for line in page].count("Tides") == 1
    assert edges == ["Tides"] * 4


def test_headings_of_chapters_that_stand_at_one_height_stay():
    pages = [[Line(f"Chapter {n}", 700), Line("text")] if n % 5 == 0 else [Line("text")] for n in range(40)]

    assert body_and_edges(pages) == (pages, [])


def test_heads_whose_baselines_differ_by_a_rounding_run():
    pages = [[Line("Tides" if n % 3 else f"Section {'x' * n}", 797 + n % 2), Line("text")] for n in range(12)]

    body, _ = body_and_edges(pages)

    assert {line.text for page in body for line in page} == {"text"}


def test_lines_that_differ_in_their_numbers_alone_run():
    pages = [[Line(number, 30), Line("text")] for number in ["i", "ii", "iii", "4", "5"]]

    body, _ = body_and_edges(pages)

    assert {line.text for page in body for line in page} == {"text"}


def codes(document):
    return [notice.code for notice in wordcounts.count_bytes(document).notices]


def test_a_scan_says_that_it_is_one():
    assert codes(pdf([[], []], pictures=True)) == ["scan", "no_words"]
    assert codes(pdf([lines("Stamped 7"), lines("8"), lines("9")], pictures=True)) == ["scan"]


def test_a_document_with_pictures_or_empty_pages_is_no_scan():
    assert codes(pdf([lines("A page of words, and many of them")], pictures=True)) == []
    assert codes(pdf([lines("A page of words, and many of them"), [], []])) == []


def test_a_document_that_needs_a_password_says_that_it_is_locked():
    with pytest.raises(BrokenDocument, match="PDF is locked"):
        wordcounts.count_bytes(pdf([lines("secret")], locked=True))


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"%PDF-1.4\n" + bytes(500), b"not one at all", b"", b"\0\1\2"])
def test_what_is_no_pdf_says_so(body):
    with pytest.raises(BrokenDocument, match="PDF"):
        wordcounts.count_bytes(body, media_type="application/pdf")


def test_a_document_that_is_cut_short_says_so():
    document = pdf([lines(f"Page {n} of words") for n in range(9)])

    assert codes(document) == []
    assert "cut_short" in codes(document[: document.index(b"startxref")])


def test_a_document_of_too_many_pages_says_so(monkeypatch):
    monkeypatch.setattr(wordcounts.text.formats.pdf, "MAX_PAGES", 3)

    found = wordcounts.count_bytes(pdf([lines("page")] * 5))

    assert (found["page"], [notice.code for notice in found.notices]) == (3, ["cut_short"])


def test_a_document_of_too_many_characters_says_so(monkeypatch):
    monkeypatch.setattr(wordcounts.text.formats.pdf, "MAX_CHARACTERS", 10)

    found = wordcounts.count_bytes(pdf([lines("page")] * 5))

    assert (found["page"], [notice.code for notice in found.notices]) == (3, ["cut_short"])


def test_a_document_that_begins_late_is_read():
    assert text_of(b"\r\n " + pdf([lines("late")])) == "late"


def test_threads_read_one_after_the_other():
    document = pdf([lines(*["many words on a line"] * 30)] * 20)
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(wordcounts.count_bytes(document).n_tokens)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert found == [5 * 30 * 20] * 4
