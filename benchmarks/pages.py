"""Web pages of our own making, from a seed: the same bytes at every run and on every machine.

They are built like news pages: head with style and script, navigation, an article of headings, paragraphs, links and a
list, a sidebar, a footer. Their words follow Zipf's law, as those of real prose do (G. K. Zipf 1949), over English
function words and 4,000 made-up content words, so that the share of distinct words is that of real text.
"""

from __future__ import annotations

import random
from itertools import accumulate

_FUNCTION_WORDS = (
    "the of and to a in that is was he for it with as his on be at by had not are but from or have an they which "
    "one you were her all she there would their we him been has when who will more no if out so said what up its "
    "about "
)
FUNCTION_WORDS = _FUNCTION_WORDS.split()
_ONSETS = "b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w "
ONSETS = _ONSETS.split()
NUCLEI = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "ie", "oo", "ou"]
CODAS = ("", "", "n", "r", "l", "t", "s", "m", "nd", "st", "ck", "ng")
SUFFIXES = ("", "", "", "s", "ed", "ing", "er", "ly", "ness", "tion")
N_CONTENT_WORDS = 4_000
SHARE_OF_FUNCTION_WORDS = 0.45
"""About the share of function words in English prose."""
SHARE_OF_ARTICLE = 0.7
"""Of a page's bytes; the rest is head, navigation, sidebar and footer."""


class Prose:
    """An endless text: sentences, headings and names, in an order that the seed decides."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._content = self._vocabulary()
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._content) + 1)))
        self._function_weights = list(accumulate(1 / rank for rank in range(1, len(FUNCTION_WORDS) + 1)))

    def _vocabulary(self) -> list[str]:
        words: dict[str, None] = {}
        while len(words) < N_CONTENT_WORDS:
            syllables = self._random.choice((1, 2, 2, 3))
            stem = "".join(self._syllable() for _ in range(syllables))
            words[stem + self._random.choice(SUFFIXES)] = None
        return list(words)

    def _syllable(self) -> str:
        return self._random.choice(ONSETS) + self._random.choice(NUCLEI) + self._random.choice(CODAS)

    def word(self) -> str:
        if self._random.random() < SHARE_OF_FUNCTION_WORDS:
            return self._random.choices(FUNCTION_WORDS, cum_weights=self._function_weights)[0]
        return self._random.choices(self._content, cum_weights=self._weights)[0]

    def phrase(self, n_words: int) -> str:
        return " ".join(self.word() for _ in range(n_words)).capitalize()

    def sentence(self) -> str:
        words = [self.word() for _ in range(self._random.randint(8, 24))]
        if self._random.random() < 0.3:
            words.insert(0, self._random.choice(self._content).capitalize())
        if self._random.random() < 0.15:
            words.append(str(self._random.randint(1900, 2026)))
        words[len(words) // 2] += self._random.choice((",", "", "", ";"))
        words[0] = words[0].capitalize()
        return " ".join(words) + self._random.choice(("", "", "", '"')) + "."

    def paragraph(self) -> str:
        sentences = [self.sentence() for _ in range(self._random.randint(3, 7))]
        sentences[-1] += f' <a href="/{self.word()}/{self._random.randint(1, 9999)}">{self.phrase(3)}</a>.'
        return f"<p>{' '.join(sentences)}</p>"


def page(n_bytes: int, *, seed: int = 1) -> bytes:
    """One page of HTML, UTF-8, of about `n_bytes`."""
    prose = Prose(seed)
    title = prose.phrase(7)
    article = [f"<h1>{title}</h1>"]
    while sum(map(len, article)) < n_bytes * SHARE_OF_ARTICLE:
        if len(article) % 6 == 0:
            article.append(f"<h2>{prose.phrase(5)}</h2>")
            article.append("<ul>" + "".join(f"<li>{prose.phrase(6)}</li>" for _ in range(3)) + "</ul>")
        article.append(prose.paragraph())
    room = n_bytes - sum(map(len, article))
    return _around(prose, title, "\n".join(article), room=room).encode()


def _around(prose: Prose, title: str, article: str, *, room: int) -> str:
    style = "".join(f".c{n}{{margin:{n}px;padding:0 {n}px}}" for n in range(max(1, room // 120)))
    links = "".join(f'<li class="c{n}"><a href="/s/{n}">{prose.phrase(2)}</a></li>' for n in range(max(5, room // 300)))
    aside = "".join(
        f"<div><h3>{prose.phrase(4)}</h3><p>{prose.sentence()}</p></div>" for _ in range(max(1, room // 900))
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{style}</style>'
        '<script>window.data = {"a": [1, 2, 3], "b": "<not a tag>"};</script></head>'
        f"<body><header><nav><ul>{links}</ul></nav></header><main><article>{article}</article></main>"
        f"<aside>{aside}</aside><footer><p>{prose.sentence()}</p></footer></body></html>"
    )
