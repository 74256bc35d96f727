"""Every package that `./run` installs is under a licence that we take, by what it says of itself."""

from __future__ import annotations

import re
from importlib import metadata

import pytest

from docs.markdown import text_of

TAKEN = re.compile(r"\b(MIT|MIT-0|BSD|Apache|MPL|Mozilla Public License|LGPL|PSF)\b")
REFUSED = re.compile(r"\b(AGPL|GPL|SSPL|BUSL|Affero|OFL|Proprietary|NonCommercial)", re.IGNORECASE)
SILENT = {"chardetng-py": "MIT"}
"""What says nothing of itself where programs look: as the file of its licence has it."""

ELSEWHERE = {"async-timeout", "colorama", "icukit-pyicu"}
"""For other systems, or older Pythons, than the one that runs this."""


def _locked() -> list[str]:
    return re.findall(r"^([a-z0-9][a-z0-9.-]*)==", text_of("requirements/run.txt"), re.MULTILINE)


def licence_of(name: str) -> str:
    """The licence as an expression, a field or classifiers, whichever is there; a field may hold a whole text."""
    told = metadata.metadata(name)
    classes = [one for one in told.get_all("Classifier") or [] if one.startswith("License")]
    return (
        told.get("License-Expression") or " ".join(classes) or (told.get("License") or "")[:80] or SILENT.get(name, "")
    )


@pytest.mark.parametrize("name", sorted(set(_locked())))
def test_a_package_is_under_a_licence_that_we_take(name: str) -> None:
    try:
        licence = licence_of(name)
    except metadata.PackageNotFoundError:
        assert name in ELSEWHERE
        return
    assert TAKEN.search(licence), licence
    assert not REFUSED.search(licence), licence


def test_the_lock_was_read() -> None:
    assert {"flask", "sqlalchemy", "zstandard"} <= set(_locked())


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "AGPL-3.0-or-later", "License :: OSI Approved :: GNU Affero"])
def test_a_licence_that_we_do_not_take_is_told_from_one_that_we_do(licence: str) -> None:
    assert REFUSED.search(licence)
    assert not REFUSED.search("LGPL-3.0-only")
