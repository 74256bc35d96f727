import json

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
