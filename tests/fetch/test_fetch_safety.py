"""Which settings of fetching are worth a second thought."""

from __future__ import annotations

import pytest

from wordcounts.fetch.safety import concerns
from wordcounts.settings import Settings

GOOD = {"env": "staging", "contact": "https://words.example.org/contact"}


def settings(**changes: object) -> Settings:
    return Settings(_env_file=None, **{**GOOD, **changes})  # type: ignore[arg-type, call-arg]


def test_a_server_on_its_defaults_with_a_contact_is_no_concern() -> None:
    assert list(concerns(settings())) == []


def test_ones_own_machine_is_no_concern() -> None:
    own = settings(env="development", contact="", host_pause_s=0, allow_networks="127.0.0.0/8 10.0.0.0/8")

    assert list(concerns(own)) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"contact": ""}, "WORDCOUNTS_CONTACT is empty"),
        ({"allow_networks": "0.0.0.0/0"}, "everything may be fetched"),
        ({"allow_networks": "::/0"}, "everything may be fetched"),
        ({"allow_networks": "0.0.0.0/0", "env": "development"}, "everything may be fetched"),
        ({"allow_networks": "127.0.0.0/8"}, "this machine's own services"),
        ({"allow_networks": "127.0.0.1"}, "this machine's own services"),
        ({"allow_networks": "::1"}, "this machine's own services"),
        ({"allow_networks": "96.0.0.0/3"}, "this machine's own services"),
        ({"allow_networks": "169.254.169.254"}, "this machine's keys"),
        ({"allow_networks": "fd00:ec2::254", "env": "development"}, "this machine's keys"),
        ({"allow_networks": "10.0.0.0/8"}, "which of its machines and ports answer"),
        ({"allow_networks": "8.8.8.0/24"}, "public already"),
        ({"fetch_ports": "80 443 22"}, "opens 22"),
        ({"fetch_ports": "80 6379 5432", "env": "development"}, "opens 5432, 6379"),
        ({"host_pause_s": 0}, "lower them"),
        ({"host_concurrency": 100}, "lower them"),
    ],
)
def test_each_unsafe_setting_has_its_sentence(changes: dict[str, object], told: str) -> None:
    (sentence,) = concerns(settings(**changes))

    assert told in sentence
