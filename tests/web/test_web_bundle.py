import gzip
import json

import pytest
from flask.testing import FlaskClient

from wordcounts.web import bundle


def test_the_manifest_names_script_and_styles(tmp_path):
    (tmp_path / ".vite").mkdir()
    entry = {"file": "assets/main-1.js", "css": ["assets/main-2.css"], "isEntry": True}
    (tmp_path / ".vite" / "manifest.json").write_text(json.dumps({"src/main.ts": entry}))
    assert bundle.load(tmp_path) == bundle.Bundle("assets/main-1.js", ("assets/main-2.css",))


def test_what_the_script_begins_by_importing_is_named_once(tmp_path):
    (tmp_path / ".vite").mkdir()
    manifest = {
        "src/main.ts": {"file": "assets/main-1.js", "imports": ["_a.js", "_b.js"], "dynamicImports": ["src/later"]},
        "_a.js": {"file": "assets/a-1.js", "imports": ["_b.js"]},
        "_b.js": {"file": "assets/b-1.js"},
        "src/later": {"file": "assets/later-1.js"},
    }
    (tmp_path / ".vite" / "manifest.json").write_text(json.dumps(manifest))
    assert bundle.load(tmp_path).imports == ("assets/a-1.js", "assets/b-1.js")


def test_a_missing_build_is_none(tmp_path):
    assert bundle.load(tmp_path) is None


@pytest.fixture
def built(tmp_path, monkeypatch):
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "main-1.js").write_text("begin()")
    (assets / "main-1.js.gz").write_bytes(gzip.compress(b"begin()"))
    (assets / "mark-1.svg").write_text("<svg/>")
    monkeypatch.setattr(bundle, "BUILT", tmp_path)


@pytest.mark.parametrize(
    ("taken", "coding"), [("gzip, br", "gzip"), ("*", "gzip"), ("br", None), ("gzip;q=0", None), ("", None)]
)
def test_a_script_is_sent_packed_to_those_who_take_it_so(built, client: FlaskClient, taken, coding):
    answer = client.get("/assets/main-1.js", headers={"Accept-Encoding": taken})

    assert answer.status_code == 200
    assert answer.headers.get("Content-Encoding") == coding
    assert (gzip.decompress(answer.data) if coding else answer.data) == b"begin()"
    assert answer.mimetype == "text/javascript"
    assert "Accept-Encoding" in answer.vary
    assert "immutable" in answer.headers["Cache-Control"]
    answer.close()


def test_what_has_no_packed_twin_is_sent_as_it_is(built, client: FlaskClient):
    answer = client.get("/assets/mark-1.svg", headers={"Accept-Encoding": "gzip"})

    assert (answer.data, answer.content_encoding) == (b"<svg/>", None)
    answer.close()


@pytest.mark.parametrize("name", ["none.js", "../pages.py", "%2e%2e/pages.py"])
def test_no_other_file_is_an_asset(built, client: FlaskClient, name):
    assert client.get(f"/assets/{name}", headers={"Accept-Encoding": "gzip"}).status_code == 404
