from pathlib import Path

from wordcounts.web import openapi

COMMITTED = Path(__file__).parents[2] / "frontend" / "openapi.json"


def test_the_committed_document_is_the_codes_own():
    assert COMMITTED.read_text("utf-8") == openapi.text()


def test_every_reference_leads_to_a_schema():
    document = openapi.document()
    names = set(document["components"]["schemas"])
    text = openapi.text()
    used = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert used <= names


def test_no_two_operations_go_by_one_name_and_no_shape_by_that_of_its_module():
    document = openapi.document()
    told = [operation["summary"] for path in document["paths"].values() for operation in path.values()]

    assert len(told) == len(set(told))
    assert [name for name in document["components"]["schemas"] if "__" in name] == []
