"""`wordcounts count`, run in this process."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import wordcounts
from parts.origin import Origin
from parts.town import Town
from wordcounts.cli.main import cli

PAGE = """<!doctype html><html lang="en"><head><title>Of cats</title></head><body><main><h1>Of cats</h1>
<p>The cat sat on the mat, and the cat looked at the other cat. A cat that sits is a cat that thinks about mats.</p>
<p>Nobody knows what cats think of when the mats are wet, but the cat does, and it keeps the matter to itself.</p>
</main></body></html>"""


def run(*arguments: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(cli, list(arguments), input=stdin)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "cats.html"
    path.write_text(PAGE)
    return str(path)


def test_json_of_one_source_is_the_words_shape(page: str) -> None:
    shape = json.loads(run("count", page, "--format", "json").stdout)

    view = wordcounts.count_file(page).words(limit=25)
    assert shape["source"] == page
    assert shape["n_tokens"] == view.n_tokens
    assert shape["n_types"] == view.n_types
    assert shape["total"] == view.total
    assert shape["items"] == [asdict(item) for item in view.items]


def test_top_zero_is_all(page: str) -> None:
    shape = json.loads(run("count", page, "--format", "json", "--top", "0").stdout)

    assert len(shape["items"]) == shape["total"] == len(wordcounts.count_file(page))


def test_json_of_several_sources_is_a_list_with_errors_in_it(page: str) -> None:
    result = run("count", page, "./gone.html", "--format", "json")

    first, second = json.loads(result.stdout)
    assert result.exit_code == 1
    assert first["n_tokens"] == wordcounts.count_file(page).n_tokens
    assert second["source"] == "./gone.html"
    assert second["error"]["code"] == "unreadable"


def test_csv_has_its_columns(page: str) -> None:
    rows = list(csv.reader(io.StringIO(run("count", page, "--format", "csv", "--top", "2").stdout)))

    assert rows[0] == ["rank", "word", "count", "per_million"]
    assert [row[0] for row in rows[1:]] == ["1", "2"]


def test_csv_of_several_sources_names_them(page: str) -> None:
    rows = list(csv.reader(io.StringIO(run("count", page, "-", "--format", "csv", stdin="one word").stdout)))

    assert rows[0] == ["source", "rank", "word", "count", "per_million"]
    assert {row[0] for row in rows[1:]} == {page, "-"}


def test_csv_defuses_a_name_that_a_spreadsheet_would_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "=1+1.txt").write_text("word")
    monkeypatch.chdir(tmp_path)

    assert "'=1+1.txt,1,word,1" in run("count", "=1+1.txt", "-", "--format", "csv", stdin="x").stdout


def test_table_shows_title_totals_and_shares(page: str) -> None:
    shown = run("count", page).stdout

    frequencies = wordcounts.count_file(page)
    assert shown.startswith(f"Of cats\n{page}\n{frequencies.n_tokens} words · {frequencies.n_types} different")
    assert "% of words" in shown
    assert "\x1b" not in shown


def test_table_separates_thousands_and_no_other_format_does(tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    path.write_text("many " * 1234)

    assert "1,234" in run("count", str(path)).stdout
    assert ",1234," in run("count", str(path), "--format", "csv").stdout


def test_title_cannot_drive_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "evil.html"
    path.write_text("<title>a\x1b]0;owned\x07 [red]b[/red] \u202egnp</title><p>word word word</p>")

    shown = run("count", str(path)).stdout

    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[red]b[/red]" in shown


def test_counts_standard_input_as_it_is_told() -> None:
    result = run(
        "count", "-", "--format", "json", "--media-type", "text/plain", "--charset", "latin1", stdin=b"caf\xe9 caf\xe9"
    )

    assert json.loads(result.stdout)["items"][0] | {"per_million": 0} == {
        "rank": 1,
        "word": "café",
        "count": 2,
        "per_million": 0,
    }


def test_counts_a_folder_of_known_suffixes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a/c.md", "a/picture.png", ".hidden/d.txt"):
        (tmp_path / name).write_text("one two")

    shapes = json.loads(run("count", str(tmp_path), "--format", "json").stdout)

    assert [shape["source"] for shape in shapes] == [str(tmp_path / "a/c.md"), str(tmp_path / "b.txt")]


def test_folder_of_one_page_is_a_list_all_the_same_number(tmp_path: Path) -> None:
    (tmp_path / "only.txt").write_text("one two")

    assert json.loads(run("count", str(tmp_path), "--format", "json").stdout)["n_tokens"] == 2


def test_empty_folder_is_an_error(tmp_path: Path) -> None:
    result = run("count", str(tmp_path))

    assert result.exit_code == 1
    assert result.stderr == f"wordcounts: {tmp_path}: There is no page or text in this folder. (empty_input)\n"


def test_counts_an_address_of_this_machine() -> None:
    with Origin() as origin:
        origin.serve("/cats", PAGE)
        shape = json.loads(run("count", origin.url("/cats"), "--format", "json").stdout)

    assert shape["items"][0]["word"] == "the"
    assert shape["title"] == "Of cats"


def test_failed_address_is_one_sentence_and_exit_code_1() -> None:
    with Origin() as origin:
        address = origin.url("/gone")
        result = run("count", address)

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"wordcounts: {address}: ")
    assert result.stderr.endswith("(http_error)\n")
    assert result.stderr.count("\n") == 1


def test_address_of_another_scheme_is_refused() -> None:
    result = run("count", "ftp://example.org/page")

    assert result.exit_code == 1
    assert "(unsupported_scheme)" in result.stderr


def test_missing_file_is_not_taken_for_an_address() -> None:
    result = run("count", "gone.html")

    assert result.exit_code == 1
    assert "No such file" in result.stderr


@pytest.mark.parametrize(
    "arguments", [[], ["-", "--top", "-1"], ["-", "--format", "xml"], ["-", "--stop-words", "some"], ["-", "--nothing"]]
)
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    assert run("count", *arguments).exit_code == 2


def test_search_that_cannot_be_understood_is_a_sentence() -> None:
    result = run("count", "-", "--search", "/(/", stdin="word")

    assert result.exit_code == 1
    assert "(invalid_option)" in result.stderr
    assert "Traceback" not in result.stderr


def test_view_options_reach_the_view() -> None:
    text = "The cat and 7 hats of the e-mail."

    def words(*options: str) -> list[str]:
        result = run("count", "-", "--format", "json", "--language", "en", "--top", "0", *options, stdin=text)
        return [item["word"] for item in json.loads(result.stdout)["items"]]

    assert "the" not in words("--stop-words", "exclude")
    assert "cat" not in words("--stop-words", "only")
    assert {"the", "The"} <= set(words("--no-fold"))
    assert "7" not in words("--no-numbers")
    assert "mail" in words("--compounds", "split")
    assert words("--search", "ca") == ["cat"]
    assert words("--min-length", "5") == ["e-mail"]
    assert words("--sort", "word") == sorted(words("--sort", "word"), key=str.casefold)


def test_words_that_may_be_wrong_carry_their_sentence() -> None:
    result = run("count", "-", "--format", "json", stdin="... !!!")

    assert result.exit_code == 0
    assert [warning["code"] for warning in json.loads(result.stdout)["warnings"]] == ["no_words"]
    assert "(no_words)" in result.stderr


def test_unknown_setting_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORDCOUNTS_FETHC_TOTAL_S", "3")
    with Origin() as origin:
        origin.serve("/", "<p>word</p>")
        result = run("count", origin.url("/"))

    assert result.exit_code == 0
    assert "WORDCOUNTS_FETHC_TOTAL_S" in result.stderr


def test_bad_setting_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORDCOUNTS_FETCH_TOTAL_S", "soon")

    result = run("count", "http://127.0.0.1:9/")

    assert result.exit_code == 1
    assert "WORDCOUNTS_FETCH_TOTAL_S" in result.stderr
    assert "(bad_settings)" in result.stderr


def shown(*arguments: str, stdin: str = "") -> list[tuple[str, int]]:
    result = run("count", *arguments, "--format", "json", stdin=stdin)
    assert result.exit_code == 0, result.stderr
    return [(item["word"], item["count"]) for item in json.loads(result.stdout)["items"]]


def test_phrases_and_places_are_options(page: str) -> None:
    assert shown(page, "--ngram", "2", "--top", "1") == [("the cat", 3)]
    assert shown(page, "--place", "title") == [("Of", 1), ("cats", 1)]


def test_accents_elisions_and_lemmas_are_options() -> None:
    text = "l'été, Été et ete; des étés"
    base = ("-", "--language", "fr", "--top", "1")

    assert shown(*base, stdin=text) == [("été", 2)]
    assert shown(*base, "--elisions", "keep", stdin=text) == [("l'été", 1)]
    assert shown(*base, "--accents", "ignore", stdin=text)[0][1] == 3
    assert shown(*base, "--lemmas", "stem", stdin=text)[0][1] == 3


def test_stop_words_of_ones_own_come_as_an_option_or_from_a_file(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("\ufeffcat\nDog, mat", encoding="utf-8")
    base = ("-", "--language", "en", "--stop-words", "exclude")

    assert shown(*base, "--stop-add", "cat,mat", "--stop-remove", "the", stdin="the cat, the mat, dog") == [
        ("the", 2),
        ("dog", 1),
    ]
    assert shown(*base, "--stop-add", f"@{own}", stdin="the cat, the mat, dog, hat") == [("hat", 1)]


def test_a_file_of_stop_words_that_cannot_be_read_is_wrong_usage(tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\xff\xfe\xfa")

    for name in (tmp_path / "gone.txt", broken):
        result = run("count", "-", "--stop-add", f"@{name}", stdin="a")
        assert result.exit_code == 2
        assert name.name in result.stderr


def test_json_names_the_stop_words_that_were_used() -> None:
    result = run("count", "-", "--language", "de", "--stop-words", "exclude", "--format", "json", stdin="der Hund")

    assert json.loads(result.stdout)["stop_list"]["name"] == "standard-de"


def test_a_site_is_counted_as_one() -> None:
    with Town(maps="one", n_articles=6) as town:
        result = run("count", "--site", town.home, "--format", "json", "--top", "0")
        texts = [town.text_of(path) for path in town.articles]

    shape = json.loads(result.stdout)
    boats = " ".join(texts).split().count("boats")
    assert result.exit_code == 0
    assert next(item["count"] for item in shape["items"] if item["word"] == "boats") == boats > 0
    assert shape["source"] == town.home
    assert "robots_disallowed" in result.stderr
    assert "counted once" in result.stderr


def test_each_page_of_a_site_is_a_source_where_that_is_wanted() -> None:
    with Town(maps="one", n_articles=3) as town:
        result = run("count", "--site", town.home, "--each", "--format", "csv", "--top", "1")

    sources = [row["source"] for row in csv.DictReader(io.StringIO(result.stdout))]
    assert sources == [town.url(path) for path in ("/", *town.articles, "/about", "/notes.txt")]


def test_more_pages_than_were_asked_for_are_told() -> None:
    with Town(maps="none") as town:
        result = run("count", "--site", town.home, "--max-pages", "5")

    assert result.exit_code == 0
    assert "(5 pages)" in result.stdout
    assert "--max-pages takes more" in result.stderr


def test_a_site_without_a_page_is_an_error() -> None:
    with Origin() as origin:
        result = run("count", "--site", origin.url("/"))

    assert result.exit_code == 1
    assert result.stderr.count("http_error") == 1


def test_neither_source_nor_site_is_wrong_usage() -> None:
    assert run("count").exit_code == 2
