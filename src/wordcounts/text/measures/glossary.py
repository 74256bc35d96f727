"""What each measure of a text is in plain words, and what it does not say: for those who read a figure, not its code.

Formulas, and whose they are, stand in the docstrings of the modules beside this one and in docs/reference/measures.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Group = Literal["size", "variety", "zipf", "length", "readability"]


@dataclass(frozen=True, slots=True)
class Term:
    """One figure, by the name that it has in `Measures` or among its readability scores."""

    name: str
    label: str
    group: Group
    definition: str
    caveat: str = ""


LENGTH: Final = "Falls as a text grows: compare texts of one length only."
SCHOOL: Final = "Measures the length of words and sentences, not sense; says little below 100 words, or of lists."


def _readable(name: str, label: str, scale: str) -> Term:
    return Term(name, label, "readability", scale, SCHOOL)


EASE: Final = "Higher is easier; most texts lie between 0 and 100."
GRADE: Final = "Years of school in the United States that reading it takes."

GLOSSARY: Final = (
    Term("n_tokens", "Words", "size", "Every running word, counted each time it occurs (tokens)."),
    Term(
        "n_types",
        "Different words",
        "size",
        "The distinct words (types), upper and lower case taken as one unless the view keeps them apart.",
    ),
    Term("n_hapaxes", "Used once", "size", "The words that occur a single time (hapax legomena)."),
    Term(
        "mattr", "Variety in 50 words (MATTR)", "variety", "The mean share of different words in every run of 50 words."
    ),
    Term(
        "mtld",
        "Words until variety falls (MTLD)",
        "variety",
        "How many words on average until the share of different ones falls below 0.72, read forwards and backwards.",
        "Unsteady below 100 words.",
    ),
    Term(
        "hd_d",
        "Variety in 42 drawn words (HD-D)",
        "variety",
        "The expected share of different words among 42 drawn at random.",
    ),
    Term(
        "vocd_d",
        "Diversity (vocd-D)",
        "variety",
        "The D that fits the expected variety of 35 to 50 drawn words, exactly and without random samples.",
    ),
    Term(
        "msttr",
        "Variety in pieces (MSTTR)",
        "variety",
        "The mean share of different words in whole pieces of 50 words.",
    ),
    Term("ttr", "Share of different words (TTR)", "variety", "Different words over all words.", LENGTH),
    Term("root_ttr", "Guiraud’s R", "variety", "Different words over the square root of all words.", LENGTH),
    Term(
        "corrected_ttr", "Carroll’s CTTR", "variety", "Different words over the square root of twice all words.", LENGTH
    ),
    Term("herdan_c", "Herdan’s C", "variety", "The logarithm of different words over that of all words.", LENGTH),
    Term(
        "summer_s",
        "Summer’s S",
        "variety",
        "Herdan’s C with the logarithms’ logarithms.",
        "Depends on the base: natural here.",
    ),
    Term(
        "dugast_u",
        "Dugast’s U",
        "variety",
        "The squared logarithm of all words over its distance from that of different ones.",
    ),
    Term("maas_a2", "Maas’ a²", "variety", "The reverse of Dugast’s U.", "Larger is poorer."),
    Term(
        "yule_k",
        "Yule’s K",
        "variety",
        "How often two words drawn from the text are the same, times 10,000.",
        "Larger is more repetitive; nearly free of length.",
    ),
    Term("yule_i", "Yule’s I", "variety", "An inverse of Yule’s K: larger is richer."),
    Term("simpson_d", "Simpson’s D", "variety", "The chance that two words drawn from the text are the same one."),
    Term("herdan_vm", "Herdan’s Vm", "variety", "How unequal the shares of the different words are."),
    Term(
        "rank_fit",
        "Zipf’s exponent by rank",
        "zipf",
        "How steeply counts fall with rank, by maximum likelihood.",
        "Biased for texts; read it with the fit of the spectrum.",
    ),
    Term(
        "spectrum_fit",
        "Power law of the spectrum",
        "zipf",
        "How steeply the number of different words falls with how often they are used, from xmin on.",
        "Needs 50 different words in its tail.",
    ),
    Term(
        "line_fit",
        "Line through the logarithms",
        "zipf",
        "The least-squares line through rank and count.",
        "A picture, no estimate.",
    ),
    Term(
        "mean_word_length",
        "Letters of a word",
        "length",
        "The mean length of a running word in characters, combining marks aside.",
    ),
    Term("n_sentences", "Sentences", "length", "Sentences that hold a word; a heading or an item of a list is one."),
    Term("mean_sentence_length", "Words of a sentence", "length", "Running words over sentences."),
    _readable("flesch", "Flesch’s reading ease", EASE),
    _readable("flesch_amstad", "Flesch’s ease for German (Amstad)", EASE),
    _readable("fernandez_huerta", "Reading ease for Spanish (Fernández Huerta)", EASE),
    _readable("kandel_moles", "Reading ease for French (Kandel & Moles)", EASE),
    _readable("douma", "Reading ease for Dutch (Douma)", EASE),
    _readable("oborneva", "Reading ease for Russian (Oborneva)", EASE),
    _readable("atesman", "Reading ease for Turkish (Ateşman)", EASE),
    _readable("gulpease", "Gulpease", EASE),
    _readable("flesch_kincaid", "Flesch–Kincaid grade", GRADE),
    _readable("fog", "Gunning’s fog index", GRADE),
    _readable("smog", "SMOG", GRADE),
    _readable("coleman_liau", "Coleman–Liau", GRADE),
    _readable("ari", "Automated readability index", GRADE),
    _readable("lix", "LIX", "Higher is harder; 20 is very easy, 60 very hard."),
)
"""In the order in which they are shown: within a group, what is steadiest first."""
