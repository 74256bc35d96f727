"""The app over a real store on SQLite; the queue is a list, and `work` does by hand what a worker does."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from wordcounts.service import Service
from wordcounts.settings import Settings, load_settings
from wordcounts.store.store import Store
from wordcounts.store.values import DocumentFacts, Result
from wordcounts.text.reading import read
from wordcounts.text.values import ReadOptions
from wordcounts.text.views.totals import totals
from wordcounts.web.app import create_app


@dataclass
class HintList:
    """A queue that remembers what it was told, and can be away."""

    hints: list[tuple[str, int]] = field(default_factory=list)
    away: bool = False
    collections: list[str] = field(default_factory=list)

    def hint(self, id: str, attempt: int) -> bool:
        self.hints.append((id, attempt))
        return not self.away

    def hint_collections(self, ids: Sequence[str]) -> bool:
        self.collections += ids
        return not self.away

    def ping(self) -> bool:
        return not self.away


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(data_dir=tmp_path, env="staging", database_url=f"sqlite:///{tmp_path / 'web.sqlite3'}")


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = Store.open(settings.database)
    opened.upgrade()
    yield opened
    opened.close()


@pytest.fixture
def hints() -> HintList:
    return HintList()


def read_again(body: bytes, *, media_type: str | None, charset: str | None, options: ReadOptions, url: str | None):
    return read(body, media_type=media_type, charset=charset, options=options, url=url)


@pytest.fixture
def service(settings: Settings, store: Store, hints: HintList) -> Service:
    return Service(settings, store, hints, read_again)


@pytest.fixture
def make_client(settings: Settings, service: Service) -> Callable[[], FlaskClient]:
    app = create_app(settings, service)
    app.testing = True
    return app.test_client


@pytest.fixture
def client(make_client: Callable[[], FlaskClient]) -> FlaskClient:
    """A browser that has opened the page: it has a session."""
    opened = make_client()
    assert opened.get("/").status_code == 200
    return opened


@pytest.fixture
def anonymous(make_client: Callable[[], FlaskClient]) -> FlaskClient:
    """A program without a session."""
    return make_client()


@pytest.fixture
def work(store: Store) -> Callable[..., None]:
    """Do what a worker does: `page` is what the site answers for a URL."""

    def finish(id: str, page: bytes = b"") -> None:
        claim = store.claim(id, worker="test", lease_s=30)
        assert claim is not None
        body = claim.body if claim.body is not None else page
        options = ReadOptions(extraction="page" if claim.extraction == "page" else "article", language=claim.language)
        reading = read(body, media_type=claim.media_type or "text/html", charset=claim.charset, options=options)
        of = totals(reading.table, reading.metadata.language)
        facts = DocumentFacts(
            final_url=claim.url,
            title=reading.metadata.title or claim.title,
            language=reading.metadata.language,
            media_type=reading.metadata.media_type,
            charset=reading.metadata.charset,
            n_bytes=len(body),
            sha256=sha256(body).hexdigest(),
            fetched_at=datetime.now(UTC),
        )
        result = Result(
            document=facts,
            body=body,
            text=None if claim.keep == "counts" else reading.text,
            table=reading.table.to_bytes(),
            extraction=claim.extraction,
            recipe=reading.recipe.hash,
            n_tokens=of.n_tokens,
            n_types=of.n_types,
            n_hapaxes=of.n_hapaxes,
            notices=(),
            member=claim.collection_id is not None,
        )
        assert store.finish(id, claim.fence, result)

    return finish


@pytest.fixture
def unswept() -> Iterator[None]:
    """CPU seconds are those of an answer: a sweep over what thousands of tests left in memory takes half a second."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()
