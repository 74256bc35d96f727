"""A key opens at every web process, on both databases, and a revoked one at none some seconds later."""

from __future__ import annotations

import time

from parts.pieces import Pieces
from parts.product import Answer, until
from wordcounts.keyring import TRUSTED_FOR_S

PATH = "/api/v1/analyses"


def test_a_revoked_key_opens_nothing_in_any_process_after_some_seconds(running: Pieces) -> None:
    running.web(processes=3, WORDCOUNTS_REQUIRE_KEY="true")
    text = running.run("keys", "create", "a script", "--rate", "1000/m").stdout.strip()
    headers = {"Authorization": f"Bearer {text}"}

    def submitted() -> Answer:
        return running.product.request("POST", PATH, {"text": "one two"}, headers)

    assert {submitted().status for _ in range(30)} == {202}
    assert running.run("keys", "revoke", text.rpartition("_")[0]).returncode == 0
    revoked = time.monotonic()
    until(lambda: {submitted().status for _ in range(30)} == {401}, within_s=TRUSTED_FOR_S + 5)
    assert time.monotonic() - revoked < TRUSTED_FOR_S + 5

    assert submitted().json["code"] == "invalid_key"
    assert running.store.api_keys()[0].used_at is not None
