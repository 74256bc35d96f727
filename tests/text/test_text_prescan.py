import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.text.charset.encodings import CODECS
from wordcounts.text.charset.prescan import HEAD_BYTES, PRESCAN_BYTES, charset_in, declared


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<meta charset=koi8-r>", "KOI8-R"),
        (b"<META CharSet = \n'koi8-r' >", "KOI8-R"),
        (b"<meta/charset=koi8-r/>", None),  # the slash belongs to the value, and koi8-r/ is no label
        (b'<meta/charset="koi8-r"/>', "KOI8-R"),
        (b"<meta a=b c charset=koi8-r>", "KOI8-R"),
        (b"<meta charset= koi8-r >", "KOI8-R"),
        (b"<meta charset=koi8-r charset=utf-8>", "KOI8-R"),
        (b"<meta charset='' content='charset=koi8-r' http-equiv=content-type>", None),
        (b"<meta name=x content='text/html; charset=koi8-r'>", None),
        (b"<meta content='text/html; charset=koi8-r' http-equiv=Content-Type>", "KOI8-R"),
        (b"<meta http-equiv=refresh content='0; charset=koi8-r'>", None),
        (b"<meta http-equiv=content-type content='a charset b charset=koi8-r'>", "KOI8-R"),
        (b"<meta http-equiv=content-type content=koi8-r>", None),
        (b"<meta http-equiv=x http-equiv=content-type content='charset=koi8-r'>", None),
        (b"<metacharset=koi8-r>", None),
        (b"<meta><meta charset=rot13><meta charset=koi8-r>", "KOI8-R"),
        (b"<!-- <meta charset=utf-8> --><meta charset=koi8-r>", "KOI8-R"),
        (b"<!--><meta charset=koi8-r>", "KOI8-R"),
        (b"<!-- <meta charset=koi8-r>", None),
        (b"<!doctype html <meta charset=koi8-r>", None),
        (b"<?php x ?><meta charset=koi8-r>", "KOI8-R"),
        (b"</p <meta charset=utf-8>><meta charset=koi8-r>", "KOI8-R"),
        (b"</ <meta charset=utf-8>><meta charset=koi8-r>", "KOI8-R"),
        (b"<a title='<meta charset=utf-8>'><meta charset=koi8-r>", "KOI8-R"),
        (b'<a title="<meta charset=koi8-r>', None),
        (b"<p><meta charset=koi8-r>", "KOI8-R"),
        (b"1 < 2 <meta charset=koi8-r>", "KOI8-R"),
        (b"<meta charset=koi8-r", None),
        (b"<meta charset=utf-16le>", "UTF-8"),
        (b"<meta charset=x-user-defined>", "windows-1252"),
        (b'<?xml version="1.0" encoding="koi8-r"?>', "KOI8-R"),
        (b"<?xml version='1.0' encoding = 'koi8-r' ?>", "KOI8-R"),
        (b'<?xml version="1.0" encoding="utf-16"?>', "UTF-8"),
        (b'<?xml version="1.0" encoding="koi8-r\'?>', None),
        (b' <?xml version="1.0" encoding="koi8-r"?>', None),
        (b'<?xml version="1.0" encoding="utf-8"?><meta charset=koi8-r>', "KOI8-R"),
        ("<?xml version='1.0'?>".encode("utf-16-le"), "UTF-16LE"),
        ("<?xml version='1.0'?>".encode("utf-16-be"), "UTF-16BE"),
        (b"", None),
    ],
)
def test_the_prescan_reads_markup_as_browsers_do(head, name):
    assert declared(head) == name


@pytest.mark.parametrize(
    ("content", "label"),
    [
        (b"text/html; charset=koi8-r", b"koi8-r"),
        (b"text/html;CHARSET = koi8-r ; x", b"koi8-r"),
        (b"charset='koi8-r' x", b"koi8-r"),
        (b'charset="koi8-r', b""),
        (b"charset=", b""),
        (b"charset", b""),
    ],
)
def test_a_label_is_taken_out_of_the_content_of_a_meta_element(content, label):
    assert charset_in(content) == label


LONG = b"<link rel=stylesheet href=/a.css>" * 60


def test_a_declaration_late_in_a_long_head_counts():
    script = b"<script>if (a < b) document.write('<p><div>')</script><title><p></title>"
    assert declared(b"<!doctype html><html><head>" + LONG + script + b"<meta charset=koi8-r>") == "KOI8-R"


@pytest.mark.parametrize("between", [b"<p>", b"</head><body>", b"<script>", b"<!--"])
def test_a_declaration_behind_the_head_does_not(between):
    assert declared(b"<html><head>" + LONG + between + b"<meta charset=koi8-r>") is None


def test_the_standards_own_scan_ends_where_it_says():
    meta = b"<meta charset=koi8-r>"
    assert declared(b"<p>" + b" " * (PRESCAN_BYTES - 3 - len(meta) - 1) + meta + b" <p>") == "KOI8-R"
    assert declared(b"<p>" + b" " * (PRESCAN_BYTES - 3 - len(meta) + 1) + meta + b" <p>") is None


def test_no_declaration_is_looked_for_further_than_a_bound():
    assert declared(b"<head>" + b"<link>" * (HEAD_BYTES // 6) + b"<meta charset=koi8-r>") is None


@given(
    st.lists(
        st.sampled_from(
            [b"<meta", b" ", b"charset", b"=", b"koi8-r", b"'", b'"', b"<!--", b"--", b">", b"/", b"</", b"<?"]
        )
    )
)
def test_any_markup_declares_an_encoding_of_the_table_or_none(pieces):
    found = declared(b"".join(pieces))
    assert found is None or found in CODECS
