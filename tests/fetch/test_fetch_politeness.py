"""How many at a time, how often, and what a site's Retry-After does."""

from __future__ import annotations

import gzip
import itertools
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import brotli
import pytest
import zstandard

from fetch.ground import LOOPBACK, Tunnel, fetcher, stranger
from parts.origin import Origin
from parts.product import until
from wordcounts.errors import HostBusy, HttpUnavailable, OurError
from wordcounts.fetch.allowance import FREE_BYTES, Allowance, Share
from wordcounts.fetch.ledger import Ledger, open_ledger
from wordcounts.fetch.politeness import MAX_HOLD_S, Many, Turns
from wordcounts.fetch.values import SiteWork

HOST, OTHER = ("host.example", 80), ("other.example", 80)


def turns(*, concurrency: int = 2, pause_s: float = 0.0, wait_s: float = 0.05) -> Turns:
    return Turns(concurrency=concurrency, pause_s=pause_s, wait_s=wait_s)


def test_two_at_a_time_and_no_third() -> None:
    two = turns()
    two.take(HOST)
    two.take(HOST)

    with pytest.raises(HostBusy):
        two.take(HOST)
    two.take(OTHER)
    two.give_back(HOST)
    assert two.take(HOST) < 1


def test_a_turn_that_is_given_back_wakes_who_waits() -> None:
    one = turns(concurrency=1, wait_s=10)
    one.take(HOST)
    waited: list[float] = []
    waiter = threading.Thread(target=lambda: waited.append(one.take(HOST)))
    waiter.start()
    one.give_back(HOST)
    waiter.join(5)

    assert waited
    assert waited[0] < 5


def test_between_two_starts_there_is_a_pause() -> None:
    paced = turns(concurrency=9, pause_s=0.2, wait_s=5)
    began = time.monotonic()
    for _ in range(3):
        paced.take(HOST)

    assert time.monotonic() - began >= 0.4


def test_who_cannot_have_a_turn_in_time_does_not_wait_for_it() -> None:
    paced = turns(pause_s=60, wait_s=30)
    paced.take(HOST)
    began = time.monotonic()

    with pytest.raises(HostBusy) as caught:
        paced.take(HOST)

    assert time.monotonic() - began < 5
    assert caught.value.retry_after_s is not None
    assert 50 < caught.value.retry_after_s <= 60


def test_a_host_that_asked_for_it_is_left_alone_five_minutes_at_most() -> None:
    held = turns()
    held.hold(HOST, 86_400)

    with pytest.raises(HostBusy) as caught:
        held.take(HOST)

    assert caught.value.retry_after_s == pytest.approx(MAX_HOLD_S, abs=5)
    assert held.take(OTHER) < 1


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_holds_for_every_page_of_the_host_and_for_no_other(origin: Origin, status: int) -> None:
    origin.serve("/busy", "", status=status, headers={"Retry-After": "120"})
    origin.serve("/a", "words")
    one = stranger(Tunnel(origin.port))

    with pytest.raises(HttpUnavailable) as caught:
        one.fetch("http://busy.example/busy")
    assert caught.value.retry_after_s == 120
    with pytest.raises(HostBusy) as held:
        one.fetch("http://busy.example/a")

    assert held.value.retry_after_s is not None
    assert 100 < held.value.retry_after_s <= 120
    assert origin.hits("/a") == 0
    assert one.fetch("http://busy.example:8080/a").body == b"words"
    assert one.fetch("http://other.example/a").body == b"words"


@pytest.mark.parametrize(("status", "wait"), [(500, "120"), (429, None), (503, "soon"), (503, "-5")])
def test_other_failures_hold_nobody_up(origin: Origin, status: int, wait: str | None) -> None:
    origin.serve("/busy", "", status=status, headers={"Retry-After": wait} if wait else {})
    origin.serve("/a", "words")
    one = stranger(Tunnel(origin.port))

    with pytest.raises(HttpUnavailable):
        one.fetch("http://busy.example/busy")

    assert one.fetch("http://busy.example/a").body == b"words"


def test_slots_of_one_fetcher_share_its_turns(origin: Origin) -> None:
    origin.serve("/a", "words", delay_s=0.1)
    one = stranger(Tunnel(origin.port), turn_wait_s=10.0)

    with ThreadPoolExecutor(8) as pool:
        bodies = set(pool.map(lambda _: one.fetch("http://public.example/a").body, range(8)))

    assert bodies == {b"words"}
    assert origin.most_at_once == 2


def test_a_crawl_delay_holds_for_work_on_many_pages_and_for_no_single_one() -> None:
    paced = turns(concurrency=9, wait_s=5)
    paced.take(HOST, Many(wait_s=5, pause_s=0.3))
    began = time.monotonic()
    paced.take(HOST)
    single_s = time.monotonic() - began
    paced.take(HOST, Many(wait_s=5, pause_s=0.3))

    assert single_s < 0.2
    assert time.monotonic() - began >= 0.25


def test_a_single_page_goes_before_all_that_wait_for_a_site() -> None:
    one = turns(concurrency=1, wait_s=10)
    one.take(HOST)
    order: list[str] = []

    def work(name: str, many: Many | None) -> None:
        one.take(HOST, many)
        order.append(name)
        one.give_back(HOST)

    def waiting() -> int:
        return one._hosts[HOST].n_waiting

    threads = []
    for name, many in (("site", Many(10, 0)), ("site", Many(10, 0)), ("site", Many(10, 0)), ("single", None)):
        threads.append(threading.Thread(target=work, args=(name, many)))
        threads[-1].start()
        until(lambda: waiting() == len(threads))
    one.give_back(HOST)
    for thread in threads:
        thread.join(10)

    assert order == ["single", "site", "site", "site"]


def test_a_crawl_delay_holds_for_all_processes_of_a_machine(tmp_path: Path) -> None:
    one, other = shared(tmp_path / "turns", wait_s=5), shared(tmp_path / "turns", wait_s=5)
    one.take(HOST, Many(wait_s=5, pause_s=0.3))
    began = time.monotonic()
    other.take(HOST, Many(wait_s=5, pause_s=0.3))

    assert time.monotonic() - began >= 0.25


def test_a_site_that_asks_for_more_patience_than_there_is_comes_again() -> None:
    paced = turns(concurrency=9)
    paced.take(HOST, Many(wait_s=5, pause_s=60))

    with pytest.raises(HostBusy) as caught:
        paced.take(HOST, Many(wait_s=5, pause_s=60))

    assert caught.value.retry_after_s is not None
    assert 50 < caught.value.retry_after_s <= 60


def test_allowed_networks_have_the_pace_where_that_is_wanted(origin: Origin) -> None:
    for path in ("/1", "/2", "/3"):
        origin.serve(path, "words")
    one = fetcher(pace_everywhere=True, host_pause_s=0.2, turn_wait_s=5)
    for path in ("/1", "/2", "/3"):
        one.fetch(origin.url(path))

    starts = [seen.at for seen in origin.requests if seen.path != "/robots.txt"]
    assert min(later - earlier for earlier, later in itertools.pairwise(starts)) >= 0.19


def test_a_site_in_an_allowed_network_has_the_pace_that_it_asks_for(origin: Origin) -> None:
    origin.serve("/robots.txt", "User-agent: *\nCrawl-delay: 0.2")
    for path in ("/1", "/2", "/3"):
        origin.serve(path, "words")
    one = fetcher()
    for path in ("/1", "/2", "/3"):
        one.fetch(origin.url(path), site=SiteWork())

    starts = [seen.at for seen in origin.requests if seen.path != "/robots.txt"]
    assert min(later - earlier for earlier, later in itertools.pairwise(starts)) >= 0.19


def test_allowed_networks_have_no_pace(origin: Origin) -> None:
    origin.serve("/a", "words", delay_s=0.3)
    one = fetcher(allow_networks=LOOPBACK, host_pause_s=60.0)

    with ThreadPoolExecutor(6) as pool:
        assert len(list(pool.map(lambda _: one.fetch(origin.url("/a")).body, range(6)))) == 6

    assert origin.most_at_once > 2


# Several processes of one machine

HOLDER = """
import sys, time
from pathlib import Path
from wordcounts.fetch.ledger import Ledger
from wordcounts.fetch.ledger import Ledger, open_ledger
from wordcounts.fetch.politeness import Turns
turns = Turns(concurrency=2, pause_s=0.0, wait_s=5.0, ledger=Ledger(Path(sys.argv[1]), max_wait_s=300))
for _ in range(int(sys.argv[2])):
    turns.take(("host.example", 80))
if len(sys.argv) > 3:
    turns.hold(("host.example", 80), float(sys.argv[3]))
print("taken", flush=True)
sys.stdin.read()
"""


@contextmanager
def elsewhere(ledger: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that has taken so many turns, until it is killed."""
    command = [sys.executable, "-c", HOLDER, str(ledger), *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "taken\n"
        try:
            yield process
        finally:
            process.kill()


def shared(path: Path, *, wait_s: float = 0.05) -> Turns:
    return Turns(concurrency=2, pause_s=0.0, wait_s=wait_s, ledger=Ledger(path, max_wait_s=300))


def test_two_at_a_time_holds_for_all_processes_of_a_machine(tmp_path: Path) -> None:
    here = shared(tmp_path / "turns")
    with elsewhere(tmp_path / "turns", "1"):
        here.take(HOST)
        with pytest.raises(HostBusy):
            here.take(HOST)
        here.take(OTHER)
        here.give_back(HOST)
        here.take(HOST)


def test_the_turns_of_a_process_that_was_killed_are_free(tmp_path: Path) -> None:
    here = shared(tmp_path / "turns", wait_s=30)
    with elsewhere(tmp_path / "turns", "2") as holder:
        threading.Timer(0.2, lambda: holder.send_signal(signal.SIGKILL)).start()

        here.take(HOST)
        here.take(HOST)


def test_what_a_host_asked_of_one_process_holds_for_the_others(tmp_path: Path) -> None:
    here = shared(tmp_path / "turns")
    with elsewhere(tmp_path / "turns", "0", "120"), pytest.raises(HostBusy) as caught:
        here.take(HOST)

    assert caught.value.retry_after_s == pytest.approx(120, abs=20)
    assert here.take(OTHER) < 1


def test_a_time_of_before_the_machine_started_anew_means_nothing(tmp_path: Path) -> None:
    Ledger(tmp_path / "turns", max_wait_s=1e9).hold("host.example:80", 1e6)

    assert shared(tmp_path / "turns").take(HOST) < 1


def test_hosts_that_share_a_bucket_do_not_share_a_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wordcounts.fetch.ledger.BUCKETS", 1)
    crowded = shared(tmp_path / "turns")
    crowded.hold(OTHER, 120)

    assert crowded.take(HOST) < 1


def test_which_hosts_share_a_bucket_differs_from_file_to_file(tmp_path: Path) -> None:
    first, again, second = (Ledger(tmp_path / name, max_wait_s=300) for name in ("a", "a", "b"))
    hosts = [f"host{number}.example:80" for number in range(20)]

    assert [first._place(host) for host in hosts] == [again._place(host) for host in hosts]
    assert [first._place(host) for host in hosts] != [second._place(host) for host in hosts]


def test_where_no_file_can_be_kept_each_process_keeps_turns_for_itself(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert open_ledger(tmp_path / "file" / "turns", max_wait_s=300) is None
    assert open_ledger(None, max_wait_s=300) is None


# The bytes that all of them hold


def test_large_pages_share_an_allowance_and_give_it_back() -> None:
    allowance = Allowance(100)
    first, second = Share(allowance), Share(allowance)
    first.add(FREE_BYTES + 80)

    second.add(FREE_BYTES)
    with pytest.raises(OurError):
        second.add(30)
    first.release()
    second.add(30)
    second.release()
    allowance.take(100)


@pytest.mark.parametrize(("coding", "held"), [("br", 4), ("zstd", 4), ("gzip", 2)])
def test_what_a_decoder_holds_is_counted_with_its_page(origin: Origin, coding: str, held: int) -> None:
    plain = b"\0" * (2 * FREE_BYTES)
    packed = {"br": brotli.compress, "zstd": zstandard.compress, "gzip": gzip.compress}[coding](plain)
    origin.serve("/a", packed, headers={"Content-Encoding": coding})
    one = fetcher()

    one._allowance = Allowance((held - 1) * FREE_BYTES)
    assert one.fetch(origin.url("/a")).body == plain
    one._allowance = Allowance((held - 1) * FREE_BYTES - 1)
    with pytest.raises(OurError):
        one.fetch(origin.url("/a"))


def test_a_page_that_ends_gives_its_share_back(origin: Origin) -> None:
    origin.serve("/a", "x" * (FREE_BYTES + 1000))
    one = fetcher()
    one._allowance = Allowance(1000)

    for _ in range(3):
        assert len(one.fetch(origin.url("/a")).body) == FREE_BYTES + 1000
    one._allowance = Allowance(999)
    for _ in range(2):
        with pytest.raises(OurError):
            one.fetch(origin.url("/a"))
    one._allowance.take(999)


def test_work_on_a_site_keeps_the_pace_from_redirect_to_redirect(origin: Origin) -> None:
    origin.serve("/old", "", status=301, headers={"Location": "/new"})
    origin.serve("/new", "words")
    one = fetcher(pace_everywhere=True, host_pause_s=0.2, turn_wait_s=5)
    one.fetch(origin.url("/old"), site=SiteWork())

    starts = [seen.at for seen in origin.requests]
    assert min(later - earlier for earlier, later in pairwise(starts)) >= 0.19
