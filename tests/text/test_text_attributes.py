"""Pages with so many attributes that parsing them would take minutes are refused; those that only look so are read."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parts.compiler import page_kernel
from parts.marked import own_pages
from wordcounts.errors import TooComplex
from wordcounts.text.page import attributes
from wordcounts.text.page.attributes import UNCHECKED_CHARS, check_attributes
from wordcounts.text.page.blocks import parsed
from wordcounts.text.page.marks import marks_in_python, marks_of

N = 60_000
"""Attributes: enough that the parser would need seconds."""

MANY = " ".join(f"a{n}=1" for n in range(N))
MARKS = ["<iframe", "</iframe>", "<noscript>", "<iframes", "</noscript>", "<IFRAME"]
LONG = "<i></i>" * (UNCHECKED_CHARS // 7)
COMPILED = attributes.compiled


@pytest.fixture(params=["compiled", "python"], autouse=True)
def _both_ways(request, monkeypatch) -> None:
    if request.param == "compiled":
        page_kernel()
        assert attributes.compiled() is not None
    else:
        monkeypatch.setattr(attributes, "compiled", lambda: None)
    return


@pytest.mark.parametrize(
    "markup",
    [
        f"<p {MANY}>one",
        f"<P\n{MANY.upper()}>one",
        f"<p {MANY.replace('=1', '')}>one",
        f"<p {MANY.replace('=1 ', '/')}>one",
        "<p " + "".join(f"a{n}='>'" for n in range(N)) + ">one",
        "<p " + " ".join(f'a{n} = "</p><p>"' for n in range(N)) + ">one",
        f'<p a=">" {MANY}>one',
        f"<p a='\"' b=x'y\" ={MANY}>one",
        f"<!-- <p a='--><p {MANY} b='>one",
        f"<!--> <p {MANY}>one -->",
        f"<!-- --!><p {MANY}>one",
        f"<!x '><p {MANY}>one",
        f"<script>if (a<b && c=='</script><p {MANY}>one",
        f'<textarea><p a="</TEXTAREA><p {MANY} b=\'">one',
        f"<textarea {MANY}>one",
        f"<\u017fcript><p {MANY}>one",
        f"<p a=\u00a0'> <p {MANY} b='>one",
        "".join(f"<p {MANY[:20_000]} z={n}>one" for n in range(60)),
    ],
    ids=lambda markup: markup[:30],
)
def test_a_tag_of_too_many_attributes_is_refused_before_it_is_parsed(markup):
    started = time.process_time()
    with pytest.raises(TooComplex, match="attributes"):
        parsed(LONG + markup)
    assert time.process_time() - started < 1.5


@pytest.mark.parametrize(
    "markup",
    [
        "<p a b c>one" * N,
        "".join(f"<p a{n}=1>one" for n in range(N)),
        f"<p>{MANY}",
        f"<p title='{MANY}'>one",
        f'<p title="<p {MANY}>">one',
        f"<!-- <p {MANY}> -->one",
        f"<!-- <p {MANY} >",
        f"<? <p {MANY} ?>",
        f"<script>a = '<p {MANY}>'</script>one",
        f"<SCRIPT>if (a<b {MANY}) c>d</Script>one",
        f"<style><p {MANY}></style>one",
        f"<textarea><p {MANY}></textarea>one",
        f"</p {MANY}>one",
        f"<p {MANY}",
        "<p " + " ".join(f"a{n}" for n in range(5_000)) + ">one",
    ],
    ids=lambda markup: markup[:30],
)
def test_what_is_long_or_only_looks_like_attributes_is_not(markup):
    check_attributes(LONG + markup)


HIDING = ["<!--", "<!-->", '<p a="', "<p a='", "<script>", "<title>", "<plaintext>", "<x a=", "<!"]


@pytest.mark.parametrize("hides", HIDING)
def test_what_never_ends_is_looked_at_once_only(hides):
    started = time.process_time()
    check_attributes(hides * 500_000)
    check_attributes((hides + " " * 5_000) * 500)
    assert time.process_time() - started < 3


def test_a_short_page_is_not_looked_at():
    markup = f"<p {MANY.replace('=1', '')}"[: UNCHECKED_CHARS - 1] + ">"

    check_attributes(markup)
    with pytest.raises(TooComplex):
        check_attributes(markup + " ")


PIECES = [
    "<p ", " a", " a=b", "=", '"', "'", ">", "/", " ", "\n", "<!--", "-->", "--!>", "<!-->", "<!--->", "<script",
    "</script", "<TextArea ", "</textarea>", "<", "x", "\u00e9", "\ud800", "<?", "</", "<title>", " =", " a='x>y'",
    ' b="q"', "\f", "-", "!", " a" * 300, " \u00e9=1" * 200, f' t="{"w" * 600}"', "/a" * 260, "a" * 470,
]  # fmt: skip


@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES)).map("".join), st.integers(0, 200_000))
def test_both_ways_count_the_same(html, most):
    page_kernel()
    compiled = COMPILED()
    assert compiled is not None
    with pytest.MonkeyPatch.context() as context:
        context.setattr(attributes, "MAX_PAIRS", most)
        assert attributes.exceeds_compiled(html, compiled) == attributes.exceeds_in_python(html)


@given(
    st.lists(st.sampled_from(["<p ", "a", "=", '"', "'", ">", "/", " ", "<!--", "-->", "<script>", "</script>", "<"]))
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_markup_of_any_pieces_passes(pieces):
    check_attributes(LONG + "".join(pieces))


@pytest.mark.parametrize("page", own_pages(), ids=lambda page: page.name)
def test_pages_many_times_over_pass(page):
    markup = page.body.decode("utf-8", "replace")
    check_attributes(markup * (UNCHECKED_CHARS // len(markup) + 1))


@given(st.text("<>/iframenoscripté\ud800 ", max_size=12) | st.lists(st.sampled_from([*PIECES, *MARKS])).map("".join))
def test_both_ways_count_the_same_marks(html):
    assert marks_of(html) == marks_in_python(html)
