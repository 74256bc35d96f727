"""What the OpenAPI document says against what is served, by schemathesis: generated requests, in process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import sampled_from
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from parts.filled import fill
from wordcounts.service import Service
from wordcounts.settings import load_settings
from wordcounts.store.store import Store
from wordcounts.text.reading import read
from wordcounts.web import openapi
from wordcounts.web.app import create_app

CHECKS = [
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
ITS_OWN = {"http_error", "missing_extra"}
"""What a view may answer with 5xx: what its analysis failed with (`parts.filled`), or that an extra is missing."""
PER_OPERATION = 25


class _NoQueue:
    def hint(self, id: str, attempt: int) -> bool:
        return True

    def hint_collections(self, ids: Sequence[str]) -> bool:
        return True

    def ping(self) -> bool:
        return True


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, Store]]:
    folder = tmp_path_factory.mktemp("schema")
    chosen = load_settings(
        _env_file=None, data_dir=folder, database_url=f"sqlite:///{folder / 'schema.sqlite3'}", submit_rate="1000000/m"
    )
    store = Store.open(chosen.database)
    store.upgrade()
    yield create_app(chosen, Service(chosen, store, _NoQueue(), read)), store
    store.close()


@pytest.fixture(scope="module")
def api(served: tuple[Flask, Store]) -> Any:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", served[0])


@pytest.fixture
def ids(served: tuple[Flask, Store]) -> dict[str, str]:
    """One of everything, by name."""
    return fill(served[1])


OPERATIONS = [(method.upper(), path) for path, methods in openapi.document()["paths"].items() for method in methods]


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=[" ".join(one) for one in OPERATIONS])
def test_every_answer_is_one_that_the_document_knows(api: Any, ids: dict[str, str], method: str, path: str) -> None:
    operation = api[path][method]
    good, bad = (operation.as_strategy(generation_mode=mode) for mode in GenerationMode)

    @settings(
        max_examples=PER_OPERATION, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=good | bad, name=sampled_from([*ids, "english", "english", "english", ""]))
    def ask(case: Any, name: str) -> None:
        if name:
            _point(case, ids[name], ids["english"])
        answer = case.call_and_validate(checks=CHECKS)
        assert answer.status_code < 500 or answer.json()["code"] in ITS_OWN

    ask()


def _point(case: Any, id: str, other: str) -> None:
    """Lead a request to what there is: by chance it would not get there."""
    known = {"id": id, "target": other, "reference": id, "language": "en"}
    for part, names in ((case.path_parameters, ("id", "language")), (case.query, ("target", "reference"))):
        part.update({name: known[name] for name in names if name in part})
