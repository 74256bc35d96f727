"""Lexical diversity from the counts alone: how many different words a text of its length has.

N is tokens, V types, f_i the types that occur i times. Every ratio falls (or grows) with the length of the text: only
texts of one length can be compared by them. HD-D and vocd-D depend on it least of these; MATTR and MTLD
(`wordcounts.text.measures.windows`) also on the order of the words.

All functions give None where the formula is undefined: too few tokens, or a division by zero.
"""

from __future__ import annotations

from collections.abc import Callable
from math import log, log10, sqrt
from typing import Final, Literal

from wordcounts.text.measures.fitting import minimum
from wordcounts.text.measures.spectrum import Spectrum

Base = Literal["e", "10"]
"""Of the logarithms in Summer, Dugast and Maas, whose values depend on it: "e" natural, "10" decimal."""

DRAWS: Final = 42
"""Tokens of an HD-D sample (McCarthy & Jarvis 2007: the middle of vocd-D's 35 to 50)."""

VOCD_SIZES: Final = range(35, 51)
"""Sizes of the samples to which vocd-D's curve is fitted (Malvern & Richards 1997)."""

MAX_D: Final = 1e6
"""Where the search for D ends: the largest that was published is some 200."""

_LOGS: Final[dict[Base, Callable[[float], float]]] = {"e": log, "10": log10}


def ttr(n: int, v: int) -> float | None:
    """Type-token ratio V/N, 0 to 1. Falls with the length of the text.

    Source: Johnson, W. (1944), "Studies in language behavior", Psychological Monographs 56.
    """
    return v / n if n else None


def root_ttr(n: int, v: int) -> float | None:
    """RTTR, V/sqrt(N). Source: Guiraud, P. (1954), "Les caractères statistiques du vocabulaire"."""
    return v / sqrt(n) if n else None


def corrected_ttr(n: int, v: int) -> float | None:
    """CTTR, V/sqrt(2N). Source: Carroll, J. B. (1964), "Language and Thought"."""
    return v / sqrt(2 * n) if n else None


def herdan_c(n: int, v: int) -> float | None:
    """ln V / ln N, 0 to 1, the same to any base; undefined up to one token. Source: Herdan, G. (1960)."""
    return log(v) / log(n) if n > 1 else None


def summer_s(n: int, v: int, base: Base = "e") -> float | None:
    """log log V / log log N; undefined where an inner logarithm is not above 0, or the outer one is 0.

    Source: Summer, H. H. (1966), as in Tweedie & Baayen (1998), "How variable may a constant be?".
    """
    to = _LOGS[base]
    if n < 2 or v < 2 or to(to(n)) == 0:
        return None
    return to(to(v)) / to(to(n))


def dugast_u(n: int, v: int, base: Base = "e") -> float | None:
    """(log N)^2 / (log N - log V); undefined when every word differs.

    Source: Dugast, D. (1978), as in Tweedie & Baayen (1998).
    """
    to = _LOGS[base]
    return to(n) ** 2 / (to(n) - to(v)) if 0 < v < n else None


def maas_a2(n: int, v: int, base: Base = "e") -> float | None:
    """(log N - log V) / (log N)^2: 0 when every word differs, larger for a poorer vocabulary.

    Source: Maas, H.-D. (1972), "Über den Zusammenhang zwischen Wortschatzumfang und Länge eines Textes".
    """
    to = _LOGS[base]
    return (to(n) - to(v)) / to(n) ** 2 if n > 1 and v else None


def yule_k(spectrum: Spectrum) -> float | None:
    """10,000 (sum i^2 f_i - N) / N^2: 0 when every word differs, larger for a more repetitive text.

    Depends little on the length. Source: Yule, G. U. (1944), "The Statistical Study of Literary Vocabulary".
    """
    n = spectrum.tokens
    return 1e4 * (_second_moment(spectrum) - n) / n**2 if n else None


def yule_i(spectrum: Spectrum) -> float | None:
    """V^2 / (sum i^2 f_i - V), larger for a richer vocabulary; undefined when every word differs.

    Source: Yule (1944), as in LexicalRichness.
    """
    v = spectrum.types
    rest = _second_moment(spectrum) - v
    return v**2 / rest if rest else None


def simpson_d(spectrum: Spectrum) -> float | None:
    """sum f_i i (i-1) / (N (N-1)): the chance that two tokens taken at random are one type, 0 to 1; needs two tokens.

    Source: Simpson, E. H. (1949), "Measurement of diversity", Nature 163.
    """
    n = spectrum.tokens
    return sum(of * i * (i - 1) for i, of in spectrum) / (n * (n - 1)) if n > 1 else None


def herdan_vm(spectrum: Spectrum) -> float | None:
    """sqrt(sum f_i (i/N)^2 - 1/V): 0 when all types are equally common. Source: Herdan, G. (1955)."""
    n, v = spectrum.tokens, spectrum.types
    # Never below 0 but for rounding (Cauchy-Schwarz).
    return sqrt(max(_second_moment(spectrum) / n**2 - 1 / v, 0.0)) if n else None


def hd_d(spectrum: Spectrum, draws: int = DRAWS) -> float | None:
    """The type-token ratio to be expected of `draws` tokens taken without putting back, 0 to 1; needs so many tokens.

    HD-D = sum over types [1 - C(N-f, n) / C(N, n)] / n. Some programs (koRpus) print it times 42.
    Source: McCarthy, P. M. & Jarvis, S. (2007), "vocd: A theoretical and empirical evaluation", Language Testing 24.
    """
    if draws < 1 or spectrum.tokens < draws:
        return None
    return _expected_types(spectrum, draws)[-1] / draws


def vocd_d(spectrum: Spectrum) -> float | None:
    """vocd-D without chance: the D whose curve TTR(n) = (D/n) (sqrt(1 + 2n/D) - 1) lies nearest to the expected ratios.

    The original draws 100 samples of each size from 35 to 50 tokens at random, and so gives another D each time; here
    the ratio of each size is its expectation (hypergeometric, as in HD-D), fitted by least squares. Undefined for less
    than 50 tokens, and when no word comes twice, where no D is large enough.

    Source: Malvern, D. & Richards, B. (1997), "A new measure of lexical diversity"; McCarthy & Jarvis (2007) for the
    expectation.
    """
    n = spectrum.tokens
    if n < VOCD_SIZES[-1] or spectrum.types == n:
        return None
    expected = _expected_types(spectrum, VOCD_SIZES[-1])
    ratios = [(size, expected[size - 1] / size) for size in VOCD_SIZES]

    def misfit(log_d: float) -> float:
        d = 10**log_d
        # The curve, written so that a large D does not lose its digits: x = n/D, (sqrt(1 + 2x) - 1)/x.
        return sum((2 / (sqrt(1 + 2 * size / d) + 1) - ratio) ** 2 for size, ratio in ratios)

    found: float = 10 ** minimum(misfit, -3.0, log10(MAX_D))
    return found if found < MAX_D / 2 else None


def _expected_types(spectrum: Spectrum, draws: int) -> list[float]:
    """Types to be expected among 1, 2, ... draws tokens; costs draws times the number of frequency classes."""
    n = spectrum.tokens
    expected = [0.0] * draws
    for count, of in spectrum:
        missed = 1.0
        for size in range(draws):
            missed *= max(n - count - size, 0) / (n - size)
            expected[size] += of * (1 - missed)
    return expected


def _second_moment(spectrum: Spectrum) -> int:
    return sum(count * count * n for count, n in spectrum)
