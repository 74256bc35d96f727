"""The page kernel against what is written in Python, the reference: the same text, rows and scores, to the last bit."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parts.compiler import ROOT, compiler, page_kernel
from parts.marked import own_pages
from parts.markup import GLUE, MALFORMED, UNSEEN, WHOLE
from parts.markup import page as page_of
from wordcounts.text.charset.decode import decode
from wordcounts.text.formats import html as format_html
from wordcounts.text.formats.shape import Document
from wordcounts.text.page import blocks, compiled, library, tree
from wordcounts.text.page.article.features import Measured, additions, facts, units_of
from wordcounts.text.page.article.signals import WEIGHTS
from wordcounts.text.page.article.trees import score
from wordcounts.text.page.compiled import PageKernelFailed, ScannedPage, loaded
from wordcounts.text.page.structured import structured_data
from wordcounts.text.page.tree import lexbor
from wordcounts.text.values import EXTRACTIONS

FOLDER = ROOT / "src" / "wordcounts" / "text" / "page"
URL = "https://shop.example/forum/a-long-name/the-last-one.html"
PRODUCT = (
    '<script type="application/ld+json">[{"@type": "Product", "description": "An aluminium lantern which burns eleven '
    'hours on one charge"}, {"@type": "Article", "articleBody": "The river rose in the night and took the old bridge"},'
    ' {"@type": "Article", "articleBody": "Nobody in the valley had seen so much water in April"}]</script>'
)


@pytest.fixture(scope="module", autouse=True)
def _kernel() -> None:
    page_kernel()


def assert_same(html: str, url: str = URL) -> None:
    parser = blocks.parsed(html)
    title, language = blocks.title_of(parser), blocks.declared_language(parser)
    markup = blocks.scannable(parser)
    scan = blocks.Scan()
    scan.run(markup)
    scan.layout.title = title
    data, layout = structured_data(html), scan.layout
    shown = (layout.text, len(layout.blocks), layout.crowded)
    added = additions(data, layout)
    units = units_of(layout, data)
    rows = Measured(units, layout, data, url=url, weights=WEIGHTS).rows()
    with page_kernel().scanned(markup) as page:
        assert (page.text, page.n_blocks, page.crowded) == shown
        scored = page.scored(added, title, facts(data, url))
        assert page.rows(facts(data, url)) == [tuple(map(float, row)) for row in rows]
    assert [(unit.text, unit.score, unit.n_words, unit.is_top) for unit in scored] == [
        (unit.text, score(row), unit.n_words, unit.element.tag == "h1") for unit, row in zip(units, rows, strict=True)
    ]
    with suppress(PageKernelFailed), walked(html) as page:
        assert page.head() == (title, language)
        assert (page.text, page.n_blocks, page.crowded) == shown
        assert page.scored(added, title, facts(data, url)) == scored
        assert page.rows(facts(data, url)) == [tuple(map(float, row)) for row in rows]


def walked(html: str) -> AbstractContextManager[ScannedPage]:
    """The page by the walk over lexbor's tree."""
    functions = lexbor()
    assert functions is not None, "lexbor's functions are not where tree.py looks for them"
    return page_kernel().parsed(functions, blocks.vetted(html))


@pytest.mark.parametrize("page", own_pages(), ids=lambda page: page.name)
def test_real_looking_pages_are_measured_the_same(page):
    html, _ = decode(page.body, charset=None, markup=True)
    assert_same(html)
    assert_same(html.replace("</title>", f"</title>{PRODUCT}", 1), url="")


@pytest.mark.parametrize("row", [*GLUE, *WHOLE, *UNSEEN, *MALFORMED], ids=lambda row: row[0])
def test_tricky_markup_is_measured_the_same(row):
    assert_same(page_of(row).decode())


TAGS = [
    "p", "b", "br", "div~hidden", "hr", "span", "table", "td", "tr", "ul", "li", "h1", "h2", "nav~role=Navigation",
    "main", "x-box", "svg", "textarea", "dialog", "div~class='post-Body~HTMLParser~Xx'", "p~id=Foot~itemprop=a", "pre",
    "a~href=/", "a~name=b", "noscript", "footer", "select",
]  # fmt: skip
TEXTS = [
    "<div~style='display:none'>", "<p~a\"b='c>'>", '<p~itemprop="Review~Body">', "<!--~no~-->", "<img~alt=no>",
    "one", "~", "two.~", "&lt;b&gt;", "&amp;nbsp;", "a&nbsp;b", "é", "Ελλάδος~", "ΟΔΟΣ", "İstanbul~Cookie~policy.~",
    "©~Terms", "\u3000", "Costs~$~5~or~5~kr~now", "中文。", "ภาษาไทยไม่มีเครื่องหมาย~" * 16, "\x1c", "\u2028",
    "word~" * 60, "He~said~“no.”~And~so~on~…~it~went!~Really?~",
    "<p~style='dI\u017fplay~:~none'>", "<b~style='x;visibility\u3000:\u00a0hidden'>", "<span~style='display:block'>",
    "<dialog~open>", "<dialog~open~style=''>", "<i~hidden>", "<x-b~hidden>", "<img~hidden>", "<br~hidden>", "<label>",
    "<title>T&amp;U</title>", "<svg><desc>d</desc><foreignObject>", "<math><mi>x", "<iframe>q</iframe>", "<link>",
    "<script>s</script>", "<template><p>t</p></template>", "<a~title='~href='>", "<div~title='~class='~id=q>",
    "<div~a=\"<&>\u00a0'\">", "&#11;", "<?php~y~?>", "<body~class=b>", "</html>", "</br>", "<rt>r", "<li~itemprop=x>",
    "<select><button><selectedcontent></selectedcontent></button><option~selected>o", "<html~lang=de~xml:lang=en>",
    "<noembed><p></noembed>", "<source>", "&nGt;", "\0", "<table><p>", "<frameset>",
    "<noscript><iframe~src=x>", "</iframe>", "<IFRAME>", "</noscript>", "word  word",
    "a~b~c~d~e~f~g~h~i~j", "a~&~b&amp;c~d~<~e",
]  # fmt: skip
UNSURE = [
    "\v", "<xmp><b>&lt;</xmp>", "<svg><title>S<b>x</b></title></svg>", "<p~class='&#11;'>", "<div~=\"x>", "<p~=a>",
    "<u\u00a0v>", "<plaintext>",
]  # fmt: skip
"""What is not walked, since it might be another thing once it is written out."""
ENDS = [f"</{tag.partition('~')[0]}>" for tag in TAGS]
sure = st.sampled_from([*(f"<{tag}>" for tag in TAGS), *ENDS]) | st.sampled_from(TEXTS)
pieces = sure | st.sampled_from(UNSURE)


@settings(max_examples=500)
@given(st.lists(pieces, max_size=50).map(lambda some: "".join(some).replace("~", " ")))
@example("<title>One TWO Ünder ΟΔΟΣ</title><h1>one ünder</h1><p>TWO ÜNDER οδος, one two</p>" + PRODUCT * 2)
@example("<noscript>" + "word " * 60 + "<p>more</p></noscript><p>few</p>")
@example("<ul><li>" + "</li><li>".join(f"item {number} of it" for number in range(30)) + "</li></ul>")
def test_any_markup_is_measured_the_same(html):
    assert_same(html)


@settings(max_examples=500)
@given(st.lists(sure, max_size=50).map(lambda some: "".join(some).replace("~", " ")))
def test_any_markup_is_walked_as_it_is_scanned(html):
    assert_same(html)


@pytest.mark.parametrize("page", own_pages(), ids=lambda page: page.name)
def test_pages_are_walked_and_not_written_out(page):
    html, _ = decode(page.body, charset=None, markup=True)
    with walked(html) as walk:
        assert walk.text


@pytest.mark.parametrize(
    "html",
    [
        "a\vb",
        "<p =a>b",
        "<xmp>a</xmp>",
        "<plaintext>a",
        "<x\u00a0y>a",
        "<svg><title>a<b>c</b></title></svg>",
        "<p class='&#11;'>a",
    ],
)
def test_what_a_scan_might_see_otherwise_is_not_walked(html):
    with pytest.raises(PageKernelFailed), walked(html):
        pass
    document = Document(html.encode(), "utf-8", "page", None)
    assert format_html.read(document).text == "\n".join(blocks.lay_out(html).text.split("\n"))


def test_a_page_is_read_the_same_where_the_functions_of_lexbor_are_not_called(monkeypatch):
    document = Document(own_pages()[0].body, None, "article", URL)
    by_walk = format_html.read(document)
    monkeypatch.setattr(format_html, "lexbor", lambda: None)
    assert format_html.read(document) == by_walk


@pytest.fixture
def _looked_up_anew() -> Iterator[None]:
    tree.lexbor.cache_clear()
    yield
    tree.lexbor.cache_clear()


@pytest.mark.usefixtures("_looked_up_anew")
def test_functions_of_a_version_that_was_not_tried_are_not_called(monkeypatch):
    monkeypatch.setattr("selectolax.__version__", "1.1.0")
    assert tree.lexbor() is None


@pytest.mark.usefixtures("_looked_up_anew")
def test_a_function_that_is_not_exported_is_missed(monkeypatch):
    monkeypatch.setattr(tree, "NAMES", (*tree.NAMES, "lxb_no_such_function"))
    assert tree.lexbor() is None


def test_a_page_of_more_depth_and_elements_than_are_told_apart_is_crowded_both_ways(monkeypatch):
    assert_same("<div class=a>" * 600 + "deep" + "</div>" * 600 + "<p>one</p>")
    assert_same("<p>one two</p>" * 100_001)


def read_both_ways(monkeypatch: pytest.MonkeyPatch, document: Document) -> None:
    by_kernel = format_html.read(document)
    with monkeypatch.context() as context:
        context.setattr(format_html, "loaded", lambda: None)
        assert by_kernel == format_html.read(document)


@pytest.mark.parametrize("extraction", EXTRACTIONS)
@pytest.mark.parametrize("page", own_pages(), ids=lambda page: page.name)
def test_a_page_reads_the_same_without_the_kernel(monkeypatch, page, extraction):
    read_both_ways(monkeypatch, Document(page.body, None, extraction, URL))


@pytest.mark.parametrize("body", [b"", b"<p>", b"<p>Just a few words", b"<ul>" + b"<li><a href=/>more</a>" * 99])
def test_a_page_where_nothing_stands_out_falls_back_both_ways(monkeypatch, body):
    read_both_ways(monkeypatch, Document(body, None, "article", None))


def test_a_page_too_large_for_its_main_text_says_so_both_ways(monkeypatch):
    monkeypatch.setattr(format_html, "MAX_ARTICLE_BLOCKS", 2)
    read_both_ways(monkeypatch, Document(b"<p>one<p>two<p>three", None, "article", None))


class _Failing:
    """A kernel that has no memory."""

    @contextmanager
    def scanned(self, markup: str) -> Iterator[None]:
        raise PageKernelFailed
        yield

    @contextmanager
    def parsed(self, functions: object, html: str) -> Iterator[None]:
        raise PageKernelFailed
        yield


def test_a_kernel_that_has_no_memory_leaves_the_page_to_python(monkeypatch):
    document = Document(own_pages()[0].body, None, "article", URL)
    by_kernel = format_html.read(document)
    monkeypatch.setattr(format_html, "loaded", _Failing)
    assert format_html.read(document) == by_kernel


@pytest.mark.parametrize("markup", ["one < two", "<p", '<p class="', "<!-- no end", "</>", "\ud800"])
def test_markup_as_no_parser_writes_it_is_left_to_python(markup):
    with pytest.raises(PageKernelFailed), page_kernel().scanned(markup):
        pass


@pytest.fixture
def beside(tmp_path, monkeypatch) -> Iterator[Path]:
    """Where the kernel is looked for: a folder of the test's own, with a copy of its sources."""
    loaded.cache_clear()
    here = tmp_path / "page"
    for name in library.SOURCES:
        copy = here / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((FOLDER / name).read_bytes())
    (here / library.LIBRARY).write_bytes((FOLDER / library.LIBRARY).read_bytes())
    monkeypatch.setattr(library, "HERE", here)
    yield here
    loaded.cache_clear()


def test_a_library_of_its_sources_is_loaded(beside):
    assert loaded() is not None


@pytest.mark.parametrize("name", library.SOURCES)
def test_a_library_of_another_source_is_not_called(beside, name):
    with (beside / name).open("a") as source:
        source.write("\n")
    assert loaded() is None


def test_a_model_whose_weights_are_no_such_numbers_is_left_to_python(beside, monkeypatch):
    monkeypatch.setattr(compiled, "WEIGHTS", {"article": 1e-9})
    assert loaded() is None


def test_the_kernel_keeps_within_its_memory_on_hostile_markup(tmp_path):
    program, trees = tmp_path / "trial", tmp_path / "trees.h"
    source = (FOLDER / "article" / "trees.py").read_text("utf-8")
    code = "import sys, hatch_build; sys.stdout.write(hatch_build.trees_in_c(sys.stdin.read()))"
    made = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, input=source, capture_output=True, text=True, check=True
    )
    trees.write_text(made.stdout)
    sanitizers = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-g", "-O1"]
    parts = {name.upper(): FOLDER / "kernel" / f"{name}.c" for name in ("scan", "measure", "tree", "attributes")}
    paths = {"TREES": trees, **parts}
    defined = [f'-D{name}="{path}"' for name, path in paths.items()]
    command = [compiler(), "-std=c99", "-Wall", "-Wextra", "-Werror", *sanitizers, *defined, '-DSOURCE=""']
    subprocess.run([*command, "-o", str(program), str(ROOT / "tests" / "parts" / "page_trial.c")], check=True)
    done = subprocess.run([program, "3000", "1"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
