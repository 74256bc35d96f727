from __future__ import annotations

import re
from collections.abc import Sequence

from docs.markdown import rows
from wordcounts.service import Service
from wordcounts.settings import load_settings
from wordcounts.store.store import Store
from wordcounts.text.reading import read
from wordcounts.web.app import create_app

PAGE = "docs/reference/routes.md"


class NoQueue:
    def hint(self, id: str, attempt: int) -> bool:
        return False

    def hint_collections(self, ids: Sequence[str]) -> bool:
        return False

    def ping(self) -> bool:
        return False


def written(path: str) -> str:
    """Flask's `<path:name>` as {name}."""
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", path)


def test_every_route_is_listed_once_and_every_listed_route_exists(tmp_path) -> None:  # type: ignore[no-untyped-def]
    settings = load_settings(_env_file=None, data_dir=tmp_path, database_url="")
    store = Store.open(settings.database)
    app = create_app(settings, Service(settings, store, NoQueue(), read))
    store.close()

    served = [
        (method, written(rule.rule))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    ]

    assert sorted((row["method"], row["path"]) for row in rows(PAGE)) == sorted(served)
