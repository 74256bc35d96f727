"""The pipeline of the tutorial "Flask by Example", made again from its libraries: the baseline.

Two differences, both in its favour: NLTK's word tokenizer runs without the sentence splitter before it (whose model is
a download), and the stop words are a set where the tutorial has a list. Its database is SQLite, as ours is here.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import requests
from bs4 import BeautifulSoup
from nltk.text import Text
from nltk.tokenize import NLTKWordTokenizer
from sqlalchemy import JSON, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

HAS_LETTER = re.compile(".*[A-Za-z].*")
TOKENIZER = NLTKWordTokenizer()


class Base(DeclarativeBase):
    """The tutorial's models."""


class Result(Base):
    """One page: both tables as JSON."""

    __tablename__ = "results"
    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str]
    result_all: Mapped[dict[str, int]] = mapped_column(JSON)
    result_no_stop_words: Mapped[dict[str, int]] = mapped_column(JSON)


class Original:
    """Fetched bytes to stored row, as `count_and_save_words` did it."""

    def __init__(self, folder: Path, stop_words: frozenset[str]) -> None:
        self._engine = create_engine(f"sqlite:///{folder / 'original.sqlite3'}")
        self._stop_words = stop_words
        Base.metadata.create_all(self._engine)

    def run(self, body: bytes, url: str) -> None:
        raw = BeautifulSoup(_response(body).text, "html.parser").get_text()
        text = Text(TOKENIZER.tokenize(raw))
        raw_words = [word for word in text if HAS_LETTER.match(word)]
        raw_word_count = Counter(raw_words)
        no_stop_words = [word for word in raw_words if word.lower() not in self._stop_words]
        no_stop_words_count = Counter(no_stop_words)
        result = Result(url=url, result_all=raw_word_count, result_no_stop_words=no_stop_words_count)
        with Session(self._engine) as session:
            session.add(result)
            session.commit()

    def close(self) -> None:
        self._engine.dispose()


def _response(body: bytes) -> requests.Response:
    response = requests.Response()
    response.status_code = 200
    response.headers["Content-Type"] = "text/html; charset=utf-8"
    response.encoding = "utf-8"
    response._content = body
    return response
