from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from wordcounts.errors import InvalidKey, InvalidOption
from wordcounts.keyring import MAX_KNOWN, TRUSTED_FOR_S, Keyring, is_key
from wordcounts.store.store import Store
from wordcounts.store.values import ApiKey


class Counted(Store):
    """How often the database was asked."""

    asked = 0

    def use_key(self, id: str) -> ApiKey | None:
        self.asked += 1
        return super().use_key(id)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Counted]:
    opened = Counted.open(f"sqlite:///{tmp_path / 'keys.sqlite3'}")
    opened.upgrade()
    yield opened
    opened.close()


@pytest.fixture
def now() -> list[float]:
    return [0.0]


@pytest.fixture
def keyring(store: Counted, now: list[float]) -> Keyring:
    return Keyring(store, clock=lambda: now[0])


def test_a_key_opens_and_is_stored_as_a_hash_only(keyring: Keyring, store: Counted, tmp_path: Path) -> None:
    key, text = keyring.create(" Ann ", ["read"])

    assert re.fullmatch(r"wc_[0-9a-f]{12}_[0-9a-f]{64}", text)
    assert is_key(text)
    assert keyring.open(text).id == key.id
    assert (key.name, key.scopes) == ("Ann", frozenset({"read"}))
    secret = text.rpartition("_")[2]
    assert key.hash == hashlib.sha256(secret.encode()).hexdigest()
    store.close()
    assert all(secret.encode() not in file.read_bytes() for file in tmp_path.iterdir())


def test_all_that_is_no_good_key_is_refused_in_the_same_words(keyring: Keyring, now: list[float]) -> None:
    key, text = keyring.create("Ann", ["read"])
    revoked, revoked_text = keyring.create("Bob", ["read"])
    keyring._store.revoke_key(revoked.id)
    wrong_secret = text[:-1] + ("0" if text[-1] != "0" else "1")
    never_made = "wc_" + "0" * 12 + "_" + "0" * 64

    said = set()
    for bad in (wrong_secret, never_made, revoked_text, "", "wc_", text.upper(), text + "\n", f"{key.id}_{key.hash}"):
        with pytest.raises(InvalidKey) as refused:
            keyring.open(bad)
        said.add((refused.value.message, refused.value.http_status, refused.value.parameter))
    assert len(said) == 1


def test_the_database_is_asked_once_in_some_seconds(keyring: Keyring, store: Counted, now: list[float]) -> None:
    key, text = keyring.create("Ann", ["read"])
    for _ in range(50):
        keyring.open(text)
        keyring.opened(key.id, key.hash)
    assert store.asked == 1

    store.revoke_key(key.id)
    assert keyring.open(text)
    now[0] += TRUSTED_FOR_S
    with pytest.raises(InvalidKey):
        keyring.open(text)
    with pytest.raises(InvalidKey):
        keyring.opened(key.id, key.hash)
    assert store.asked == 2


def test_an_id_without_its_proof_opens_nothing(keyring: Keyring) -> None:
    key, text = keyring.create("Ann", ["read"])

    assert keyring.opened(key.id, key.hash) == keyring.open(text)
    for proof in ("", text, text.rpartition("_")[2], "0" * 64):
        with pytest.raises(InvalidKey):
            keyring.opened(key.id, proof)


def test_a_wrong_secret_asks_the_database_no_oftener_and_what_is_remembered_has_an_end(
    keyring: Keyring, store: Counted
) -> None:
    def shown(number: int) -> None:
        with pytest.raises(InvalidKey):
            keyring.open(f"wc_{number:012x}_{'0' * 64}")

    for _ in range(5):
        shown(1)
    assert store.asked == 1
    for number in range(MAX_KNOWN + 10):
        keyring._look(str(number))
    assert len(keyring._known) <= MAX_KNOWN


@pytest.mark.parametrize(("name", "scopes"), [("", ["read"]), ("x" * 201, ["read"]), ("x", []), ("x", ["admin"])])
def test_a_key_without_name_or_scope_is_not_made(keyring: Keyring, name: str, scopes: list[str]) -> None:
    with pytest.raises(InvalidOption):
        keyring.create(name, scopes)
