"""Every figure that is given is explained, and nothing else is."""

from dataclasses import fields

from wordcounts.text.measures.glossary import GLOSSARY
from wordcounts.text.measures.readability import FORMULAS
from wordcounts.text.views.measures import Measures


def test_every_measure_and_every_formula_has_its_term():
    figures = {field.name for field in fields(Measures)} - {"readability"}
    assert sorted(term.name for term in GLOSSARY) == sorted(figures | {formula.name for formula in FORMULAS})


def test_terms_are_sentences_and_no_two_have_one_label():
    assert all(term.definition.endswith(".") for term in GLOSSARY)
    assert all(term.caveat.endswith(".") for term in GLOSSARY if term.caveat)
    assert len({term.label for term in GLOSSARY}) == len(GLOSSARY)
