import json

from wordcounts.web import bundle


def test_the_manifest_names_script_and_styles(tmp_path):
    (tmp_path / ".vite").mkdir()
    entry = {"file": "assets/main-1.js", "css": ["assets/main-2.css"], "isEntry": True}
    (tmp_path / ".vite" / "manifest.json").write_text(json.dumps({"src/main.ts": entry}))
    assert bundle.load(tmp_path) == bundle.Bundle("assets/main-1.js", ("assets/main-2.css",))


def test_a_missing_build_is_none(tmp_path):
    assert bundle.load(tmp_path) is None
