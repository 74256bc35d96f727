from __future__ import annotations

import pytest

from wordcounts.web import downloads


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Das Märchen / x", "Das-Märchen-x-words.csv"),
        ("../../etc", "etc-words.csv"),
        ('"\r\n', "words.csv"),
        ("", "words.csv"),
        (
            "Defining Shared Behavior with Traits - The Rust Programming Language",
            "Defining-Shared-Behavior-with-Traits-The-Rust-Programming-words.csv",
        ),
        (
            "Sixty letters to the very end of it, no word of which is halved",
            "Sixty-letters-to-the-very-end-of-it-no-word-of-which-is-words.csv",
        ),
        ("字" * 61, "字" * 60 + "-words.csv"),
    ],
)
def test_a_file_name_holds_letters_and_digits_only(title: str, name: str) -> None:
    assert downloads.file_name(title, "words", "csv") == name


def test_a_name_in_any_script_is_there_for_every_client() -> None:
    said = downloads.disposition("Слово", "words", "csv")

    assert 'filename="words.csv"' in said
    assert "filename*=UTF-8''%D0%A1%D0%BB%D0%BE%D0%B2%D0%BE-words.csv" in said
