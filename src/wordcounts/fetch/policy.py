"""From settings to what a fetch may reach."""

from __future__ import annotations

from wordcounts.fetch.names import canonical
from wordcounts.fetch.values import TURN_S, FetchPolicy
from wordcounts.settings import Settings

USER_AGENT = "wordcounts/0.1"
PATIENT_TURN_S = 60.0
"""On one's own machine nobody else waits for the slot, so a page of a busy host may wait its turn."""


def policy_from(settings: Settings, *, any_address: bool = False) -> FetchPolicy:
    """The policy that these settings ask for.

    Args:
        settings: of this process.
        any_address: True on one's own machine only (command line, library): private addresses and all ports too.
    """
    return FetchPolicy(
        total_s=settings.fetch_total_s,
        connect_s=settings.fetch_connect_s,
        first_byte_s=settings.fetch_first_byte_s,
        max_wire_bytes=settings.fetch_max_wire_bytes,
        max_body_bytes=settings.fetch_max_body_bytes,
        max_redirects=settings.fetch_max_redirects,
        ports=frozenset(settings.fetch_ports),
        allow_networks=settings.allow_networks,
        deny_hosts=tuple(canonical(host) for host in settings.deny_hosts),
        user_agent=_user_agent(settings.contact),
        any_address=any_address,
        host_concurrency=settings.host_concurrency,
        host_pause_s=settings.host_pause_s,
        turns_file=None if any_address else settings.data_dir / "turns",
        robots="ignore" if any_address and settings.robots == "report" else settings.robots,
        egress_proxy=settings.egress_proxy,
        pace_everywhere=settings.pace_everywhere,
        turn_wait_s=PATIENT_TURN_S if any_address else TURN_S,
    )


def _user_agent(contact: str) -> str:
    """Printable ASCII only: what is not cannot stand in a header."""
    plain = "".join(character for character in contact if " " <= character <= "~" and character not in "()")
    return f"{USER_AGENT} (+{plain})" if plain else USER_AGENT
