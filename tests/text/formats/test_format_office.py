"""DOCX and ODT: what a reader of the document sees."""

import pytest

import wordcounts
from parts.documents import docx, odt, paragraph, zipped
from wordcounts.errors import BrokenDocument


def words_of(document, extraction="article"):
    found = wordcounts.count_bytes(document, extraction=extraction, keep_text=True)
    return found.text.split()


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_docx_runs_make_words_and_paragraphs_and_cells_part_them():
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("left", "right"))
    body = f"<w:p>{run('W')}{run('ord', '<w:b/>')}</w:p>{paragraph('next')}<w:tbl><w:tr>{cells}</w:tr></w:tbl>"

    assert words_of(docx(body)) == ["Word", "next", "left", "right"]


def test_docx_tabs_and_breaks_part_words_and_optional_hyphens_do_not():
    body = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>co</w:t><w:softHyphen/><w:t>op</w:t></w:r></w:p>"
    found = wordcounts.count_bytes(docx(body))

    assert dict(found.most_common()) == {"a": 1, "b": 1, "coop": 1}


def test_docx_deletions_hidden_text_and_field_codes_do_not_count():
    body = (
        f"<w:p>{run('kept ')}<w:del><w:r><w:delText>deleted </w:delText></w:r></w:del>"
        f"<w:ins>{run('inserted ')}</w:ins><w:moveFrom>{run('moved ')}</w:moveFrom>{run('hidden ', '<w:vanish/>')}"
        f"{run('seen ', '<w:vanish w:val=' + chr(34) + '0' + chr(34) + '/>')}"
        "<w:r><w:instrText>PAGE code</w:instrText></w:r></w:p>"
    )

    assert words_of(docx(body)) == ["kept", "inserted", "seen"]


def test_docx_paragraphs_whose_mark_was_deleted_are_one():
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('light')}</w:p>"

    assert words_of(docx(first + paragraph("house") + paragraph("keeper"))) == ["lighthouse", "keeper"]


def test_docx_a_text_box_parts_no_word_of_the_paragraph_that_holds_its_anchor():
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('boxed')}</w:txbxContent></w:pict></w:r>"
    body = f"<w:p>{run('light')}{box}{run('house')}</w:p>{paragraph('after')}"

    assert words_of(docx(body)) == ["lighthouse", "boxed", "after"]


def test_docx_what_is_shown_instead_in_old_programs_counts_once():
    choice, fallback = paragraph("shape"), paragraph("shape")
    body = f"<w:p><mc:AlternateContent><mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"

    assert words_of(docx(f"{body}</mc:AlternateContent></w:p>")) == ["shape"]


def test_docx_notes_count_and_headers_only_on_the_page():
    note = f'<w:footnote w:id="1">{paragraph("a note")}</w:footnote>'
    parts = {"footnotes": note, "header1": paragraph("running"), "footer2": paragraph("foot"), "comments": note}
    document = docx(paragraph("text"), parts)

    assert words_of(document) == ["text", "a", "note"]
    assert sorted(words_of(document, "page")) == ["a", "foot", "note", "running", "text"]


def test_docx_the_table_of_contents_counts_only_on_the_page():
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('Chapter 1')}</w:sdtContent></w:sdt>"
    other = f"<w:sdt><w:sdtContent>{paragraph('form')}</w:sdtContent></w:sdt>"

    assert words_of(docx(contents + other + paragraph("text"))) == ["form", "text"]
    assert words_of(docx(contents + other + paragraph("text")), "page") == ["Chapter", "1", "form", "text"]


def test_docx_title_and_language_are_its_properties():
    found = wordcounts.count_bytes(docx(paragraph("1 2 3"), title=" Ein\nTitel ", language="de-AT"))

    assert (found.title, found.language) == ("Ein Titel", "de")


def test_docx_language_comes_from_its_styles_where_no_property_says_it():
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="pt-BR"/></w:rPr></w:rPrDefault></w:docDefaults>'

    assert wordcounts.count_bytes(docx(paragraph("1 2"), {"styles": styles})).language == "pt"


def test_docx_parts_may_be_utf16_and_named_in_any_way():
    story = f'<?xml version="1.0" encoding="UTF-16"?><d xmlns:x="u">{paragraph("größe").replace("w:", "x:")}</d>'
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = f'<Types><Override PartName="/word/Other.xml" ContentType="{main}"/></Types>'

    assert words_of(zipped({"[Content_Types].xml": types, "word\\other.xml": story.encode("utf-16")})) == ["größe"]


def test_odt_paragraphs_spaces_and_notes():
    body = (
        "<text:h>Head</text:h><text:p>one<text:s/>two<text:tab/>th<text:span>ree</text:span>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>noted</text:p></text:note-body>"
        "</text:note>s<text:line-break/>four</text:p><text:list><text:list-item><text:p>five</text:p></text:list-item>"
        "</text:list><text:p>six</text:p>"
    )

    assert words_of(odt(body)) == ["Head", "one", "two", "threes", "four", "noted", "five", "six"]


def test_odt_deletions_comments_and_descriptions_do_not_count():
    body = (
        "<text:tracked-changes><text:deletion><text:p>deleted</text:p></text:deletion></text:tracked-changes>"
        "<text:p>kept<office:annotation><text:p>comment</text:p></office:annotation></text:p>"
        "<draw:frame xmlns:draw='d' xmlns:svg='s'><svg:title>picture</svg:title>"
        "<draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame>"
    )

    assert words_of(odt(body)) == ["kept", "boxed"]


def test_odt_contents_headers_and_footers_count_only_on_the_page():
    contents = "<text:table-of-content><text:p>Chapter</text:p></text:table-of-content>"
    edges = (
        "<style:header><text:p>head<text:s/>line</text:p></style:header>"
        "<style:footer><text:p>foot</text:p></style:footer>"
    )
    document = odt(contents + "<text:p>text</text:p>", edges=edges)

    assert words_of(document) == ["text"]
    assert words_of(document, "page") == ["Chapter", "text", "head", "line", "foot"]


def test_odt_title_and_language_are_its_properties():
    found = wordcounts.count_bytes(odt("<text:p>1</text:p>", title="Titel", language="nl-BE"))

    assert (found.title, found.language) == ("Titel", "nl")


def test_odt_that_is_encrypted_says_that_it_is_locked():
    with pytest.raises(BrokenDocument, match="ODT document is locked"):
        wordcounts.count_bytes(odt("<text:p>1</text:p>", encrypted=True))


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"),
        ("application/vnd.oasis.opendocument.text", "ODT"),
    ],
)
@pytest.mark.parametrize("body", [b"", b"just text", b"PK\x05\x06" + bytes(18)])
def test_what_is_none_says_so_by_its_name(media_type, kind, body):
    with pytest.raises(wordcounts.ReadError, match=kind):
        wordcounts.count_bytes(body, media_type=media_type)


@pytest.mark.parametrize("folder", ["xl", "ppt"])
def test_a_spreadsheet_or_presentation_is_no_document_that_is_read(folder):
    with pytest.raises(wordcounts.UnsupportedType):
        wordcounts.count_bytes(zipped({"[Content_Types].xml": "<Types/>", f"{folder}/one.xml": "<x/>"}))
