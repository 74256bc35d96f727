"""The use cases, called as the doors call them: a record on SQLite, a list for a queue, a reader in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from parts.documents import lines, pdf
from parts.rows import made_in_order
from wordcounts.errors import (
    AlreadyFinished,
    BodyTooLarge,
    DatabaseUnavailable,
    EmptyInput,
    HttpError,
    IdempotencyMismatch,
    InvalidOption,
    NotFinished,
    NotOwner,
    QueueFull,
    RefusedAddress,
    UnknownAnalysis,
)
from wordcounts.evidence import Asked, Evidence
from wordcounts.lifecycle import State
from wordcounts.service import Ask, Caller, Health, Service
from wordcounts.settings import Settings, load_settings
from wordcounts.store.store import Store
from wordcounts.store.values import DocumentFacts, Failure, Result, StoredTable, new_id
from wordcounts.text.notices import ROBOTS
from wordcounts.text.reading import read
from wordcounts.text.recipe import current_recipe
from wordcounts.text.values import Extraction, Reading, ReadOptions
from wordcounts.text.views import spread
from wordcounts.text.views.occurrences import Occurrences
from wordcounts.text.views.totals import totals
from wordcounts.text.views.view import ViewOptions
from wordcounts.text.words.running import Running
from wordcounts.text.words.table import Table

URL = "https://example.org/tides"
PAGE = (
    "<html><head><title>Tides</title></head><body><nav>Home Harbour Charts</nav><main><h1>Tides</h1><p>"
    + "The sea comes in twice a day, and the sea goes out again. " * 8
    + "</p></main></body></html>"
)
ANN = Caller(client="@ann", owner="ann")
BEN = Caller(client="@ben", owner="ben")
PROGRAM = Caller(client="@program")
"""A client without a session."""


@dataclass
class HintList:
    """A queue that remembers what it was told, and how the record stood then."""

    store: Store
    away: bool = False
    hints: list[tuple[str, int]] = field(default_factory=list)
    states: list[State | None] = field(default_factory=list)

    def hint(self, id: str, attempt: int) -> bool:
        self.hints.append((id, attempt))
        found = self.store.get(id)
        self.states.append(found.state if found else None)
        return not self.away

    def hint_collections(self, ids: Sequence[str]) -> bool:
        return not self.away

    def ping(self) -> bool:
        return not self.away


@dataclass
class Reader:
    """Reads in this process, and counts how often it was asked to."""

    n_read: int = 0

    def __call__(
        self, body: bytes, *, media_type: str | None, charset: str | None, options: ReadOptions, url: str | None
    ) -> Reading:
        self.n_read += 1
        return read(body, media_type=media_type, charset=charset, options=options, url=url)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(_env_file=None, data_dir=tmp_path, env="staging", database_url="", queue_cap=3)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = Store.open(settings.database)
    opened.upgrade()
    yield opened
    opened.close()


@pytest.fixture
def hints(store: Store) -> HintList:
    return HintList(store)


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def service(settings: Settings, store: Store, hints: HintList, reader: Reader) -> Service:
    return Service(settings, store, hints, reader)


@pytest.fixture
def at_home(settings: Settings, store: Store, hints: HintList, reader: Reader) -> Service:
    """The same in development."""
    return Service(settings.model_copy(update={"env": "development"}), store, hints, reader)


@pytest.fixture
def finish(store: Store) -> Callable[..., str]:
    """Do what a worker does with an id, and give the id back."""

    def finished(id: str, page: str = PAGE) -> str:
        claim = store.claim(id, worker="test", lease_s=30)
        assert claim is not None
        body = claim.body if claim.body is not None else page.encode()
        options = ReadOptions("page" if claim.extraction == "page" else "article", claim.language)
        media_type = claim.media_type or "text/html"
        reading = read(body, media_type=media_type, charset=claim.charset, options=options, url=claim.url)
        assert store.finish(id, claim.fence, _result(claim.extraction, claim.url, body, reading))
        return id

    return finished


@pytest.fixture
def fail(store: Store) -> Callable[[str], str]:
    def failed(id: str) -> str:
        claim = store.claim(id, worker="test", lease_s=30)
        assert claim is not None
        assert store.fail(id, claim.fence, Failure("http_error", "The site answered with 404.", permanent=True))
        return id

    return failed


def _result(extraction: str, url: str | None, body: bytes, reading: Reading) -> Result:
    of = totals(reading.table, reading.metadata.language)
    facts = DocumentFacts(
        final_url=url,
        title=reading.metadata.title,
        language=reading.metadata.language,
        media_type=reading.metadata.media_type,
        charset=reading.metadata.charset,
        n_bytes=len(body),
        sha256=sha256(body).hexdigest(),
        fetched_at=datetime.now(UTC),
    )
    return Result(
        document=facts,
        body=body,
        text=reading.text,
        table=reading.table.to_bytes(),
        extraction=extraction,
        recipe=reading.recipe.hash,
        n_tokens=of.n_tokens,
        n_types=of.n_types,
        n_hapaxes=of.n_hapaxes,
        notices=(),
    )


def submitted(service: Service, caller: Caller = ANN, url: str = URL) -> str:
    return service.submit_url(url, Ask(), caller).analysis.id


# Submitting


def test_the_row_is_committed_before_the_hint_is_given(service: Service, hints: HintList) -> None:
    id = submitted(service)

    assert hints.hints == [(id, 0)]
    assert hints.states == [State.QUEUED]


def test_a_lost_hint_is_harmless(service: Service, store: Store, hints: HintList) -> None:
    hints.away = True

    id = submitted(service)

    assert service.status(id).state is State.QUEUED
    assert store.waiting(older_than_s=-1.0, limit=5) == [(id, 0)]


def test_an_address_without_a_scheme_is_https_by_guess(service: Service) -> None:
    analysis = service.submit_url("example.org/tides", Ask(), ANN).analysis

    assert (analysis.url, analysis.scheme_guessed) == (URL, True)


def test_a_refused_address_leaves_no_row_and_no_hint(service: Service, hints: HintList, store: Store) -> None:
    with pytest.raises(RefusedAddress):
        service.submit_url("http://127.0.0.1/", Ask(), ANN)

    assert (hints.hints, store.recent(None).items) == ([], ())


def test_how_it_is_to_be_read_is_kept(service: Service) -> None:
    analysis = service.submit_url(URL, Ask("page", "pt-BR"), ANN).analysis

    assert (analysis.extraction, analysis.language) == ("page", "pt-BR")


@pytest.mark.parametrize(
    ("ask", "parameter"),
    [
        (Ask(extraction="all"), "extraction"),  # type: ignore[arg-type]
        (Ask(language="the Queen's"), "language"),
        (Ask(idempotency_key=""), "Idempotency-Key"),
        (Ask(idempotency_key="k" * 256), "Idempotency-Key"),
    ],
)
def test_an_option_that_does_not_fit_is_named_and_nothing_is_stored(
    ask: Ask, parameter: str, service: Service, store: Store
) -> None:
    with pytest.raises(InvalidOption) as refused:
        service.submit_url(URL, ask, ANN)

    assert refused.value.parameter == parameter
    assert store.count_queued() == 0


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_text_is_refused(text: str, service: Service) -> None:
    with pytest.raises(EmptyInput):
        service.submit_text(text, Ask(), ANN)


def test_a_text_over_the_limit_is_refused(settings: Settings, store: Store, hints: HintList, reader: Reader) -> None:
    small = Service(settings.model_copy(update={"max_upload_bytes": 4}), store, hints, reader)

    with pytest.raises(BodyTooLarge):
        small.submit_text("fünf", Ask(), ANN)


def test_a_text_keeps_its_title_and_its_words(service: Service, finish: Callable[..., str]) -> None:
    id = finish(service.submit_text("one two two", Ask(), ANN, title="Mine").analysis.id)

    assert service.status(id).title == "Mine"
    assert service.words(id, ViewOptions()).items[0].word == "two"


def test_the_source_of_a_page_keeps_the_address_that_it_came_from(service: Service, finish: Callable[..., str]) -> None:
    analysis = service.submit_html(PAGE, Ask(), ANN, base=URL).analysis

    assert (analysis.kind, analysis.url) == ("text", URL)
    assert ("sea", 16) in service.top(finish(analysis.id))


def test_a_file_goes_by_its_name_until_it_says_a_title(service: Service) -> None:
    analysis = service.submit_file(PAGE.encode(), Ask(), ANN, name="tides.html", media_type="text/html").analysis

    assert (analysis.kind, analysis.title) == ("file", "tides.html")


# The cap


def test_the_queue_takes_as_many_as_its_cap_and_no_more(
    settings: Settings, store: Store, hints: HintList, reader: Reader
) -> None:
    for _ in range(settings.queue_cap):
        submitted(Service(settings, store, hints, reader))

    with pytest.raises(QueueFull) as refused:
        submitted(Service(settings, store, hints, reader))

    assert refused.value.retry_after_s == 30
    assert store.count_queued() == len(hints.hints) == settings.queue_cap


def test_what_runs_already_takes_no_room_in_the_queue(
    settings: Settings, store: Store, hints: HintList, reader: Reader
) -> None:
    ids = [submitted(Service(settings, store, hints, reader)) for _ in range(settings.queue_cap)]
    store.claim(ids[0], worker="test", lease_s=30)

    assert submitted(Service(settings, store, hints, reader))


# Idempotency


def test_the_same_request_under_the_same_key_is_the_same_analysis(service: Service, hints: HintList) -> None:
    ask = Ask(idempotency_key="once")
    first = service.submit_url(URL, ask, ANN)

    again = service.submit_url(URL, ask, ANN)

    assert (again.analysis.id, again.replayed) == (first.analysis.id, True)
    assert not first.replayed
    assert len(hints.hints) == 1


def test_a_replay_shows_how_the_analysis_stands_now(service: Service, finish: Callable[..., str]) -> None:
    ask = Ask(idempotency_key="once")
    finish(service.submit_url(URL, ask, ANN).analysis.id)

    assert service.submit_url(URL, ask, ANN).analysis.state is State.FINISHED


@pytest.mark.parametrize(
    ("url", "change"), [(URL + "?2", {}), (URL, {"extraction": "page"}), (URL, {"language": "en"}), (URL, {"fresh": 1})]
)
def test_another_request_under_the_same_key_is_refused(
    url: str, change: dict[str, object], service: Service, store: Store
) -> None:
    ask = Ask(idempotency_key="once")
    service.submit_url(URL, ask, ANN)

    with pytest.raises(IdempotencyMismatch):
        service.submit_url(url, replace(ask, **change), ANN)  # type: ignore[arg-type]

    assert store.count_queued() == 1


def test_another_text_under_the_same_key_is_refused(service: Service) -> None:
    service.submit_text("one", Ask(idempotency_key="once"), ANN)

    with pytest.raises(IdempotencyMismatch):
        service.submit_text("two", Ask(idempotency_key="once"), ANN)


def test_a_key_is_its_clients_own(service: Service) -> None:
    ask = Ask(idempotency_key="once")

    assert not service.submit_url(URL, ask, ANN).replayed
    assert not service.submit_url(URL, ask, BEN).replayed


def test_a_replay_never_shows_a_token_again(service: Service) -> None:
    ask = Ask(idempotency_key="once")
    first = service.submit_url(URL, ask, PROGRAM)

    again = service.submit_url(URL, ask, PROGRAM)

    assert first.delete_token
    assert (again.replayed, again.delete_token) == (True, None)


# Whose it is


def test_who_has_a_session_needs_no_token(service: Service) -> None:
    assert service.submit_url(URL, Ask(), ANN).delete_token is None


def test_the_owner_may_delete(service: Service) -> None:
    id = submitted(service)

    service.delete(id, ANN)

    with pytest.raises(UnknownAnalysis):
        service.status(id)


@pytest.mark.parametrize("stranger", [BEN, PROGRAM, Caller("@ann"), Caller("@x", token="a-guess")])
@pytest.mark.parametrize("deed", ["cancel", "delete", "retry"])
def test_a_stranger_may_look_and_not_touch(deed: str, stranger: Caller, service: Service) -> None:
    id = submitted(service)

    with pytest.raises(NotOwner):
        getattr(service, deed)(id, stranger)

    assert service.status(id).state is State.QUEUED


def test_whoever_has_the_token_may_cancel(service: Service) -> None:
    made = service.submit_url(URL, Ask(), PROGRAM)

    cancelled = service.cancel(made.analysis.id, Caller("@elsewhere", token=made.delete_token))

    assert cancelled.state is State.CANCELLED


def test_a_client_without_its_token_is_a_stranger(service: Service) -> None:
    id = submitted(service, PROGRAM)

    with pytest.raises(NotOwner):
        service.delete(id, PROGRAM)


def test_one_analysis_is_not_touched_with_the_token_of_another(service: Service) -> None:
    token = service.submit_url(URL, Ask(), PROGRAM).delete_token
    other = submitted(service, PROGRAM)

    with pytest.raises(NotOwner):
        service.delete(other, Caller("@program", token=token))


def test_no_token_is_kept_as_it_is(service: Service) -> None:
    made = service.submit_url(URL, Ask(), PROGRAM)

    assert made.delete_token not in repr(service.status(made.analysis.id))


def test_in_development_everyone_owns_everything(at_home: Service) -> None:
    assert at_home.cancel(submitted(at_home), BEN).state is State.CANCELLED


def test_what_has_ended_cannot_be_cancelled(service: Service, finish: Callable[..., str]) -> None:
    id = finish(submitted(service))

    with pytest.raises(AlreadyFinished):
        service.cancel(id, ANN)

    assert service.status(id).state is State.FINISHED


@pytest.mark.parametrize("deed", ["cancel", "delete", "retry"])
def test_nothing_can_be_done_with_what_is_unknown(deed: str, service: Service) -> None:
    with pytest.raises(UnknownAnalysis):
        getattr(service, deed)(new_id(), ANN)


# What was made lately


def test_recent_is_the_callers_own_latest_first(service: Service, settings: Settings) -> None:
    first, second = submitted(service), submitted(service)
    made_in_order(settings.database, [first, second])
    submitted(service, BEN)

    assert [one.id for one in service.recent(ANN).items] == [second, first]


def test_recent_of_a_client_without_a_session_is_empty(service: Service) -> None:
    submitted(service, PROGRAM)
    submitted(service)

    assert service.recent(PROGRAM).items == ()


def test_in_development_recent_is_everyones(at_home: Service) -> None:
    ids = {submitted(at_home, ANN), submitted(at_home, PROGRAM)}

    assert {one.id for one in at_home.recent(BEN).items} == ids


# Words


def test_words_come_from_the_stored_table_without_reading_again(
    service: Service, finish: Callable[..., str], reader: Reader
) -> None:
    id = finish(submitted(service))

    assert service.words(id, ViewOptions()).n_tokens == service.status(id).n_tokens
    assert reader.n_read == 0


def test_the_other_extraction_is_made_on_first_ask_and_kept(
    service: Service, finish: Callable[..., str], reader: Reader, store: Store
) -> None:
    id = finish(submitted(service))
    assert store.table(id, "page") is None

    views = [service.words(id, ViewOptions(limit=None), "page") for _ in range(2)]

    assert views[0] == views[1]
    assert "harbour" in {item.word.lower() for item in views[0].items}
    assert "harbour" not in {item.word.lower() for item in service.words(id, ViewOptions(limit=None)).items}
    assert reader.n_read == 1
    kept = store.table(id, "page")
    assert kept is not None
    assert (kept.recipe, kept.n_tokens) == (current_recipe().hash, views[0].n_tokens)


def test_a_table_of_an_older_recipe_is_counted_again_and_kept(
    service: Service, finish: Callable[..., str], reader: Reader, store: Store
) -> None:
    id = finish(submitted(service))
    expected = service.words(id, ViewOptions())
    _keep_old_table(store, id)

    words = [service.words(id, ViewOptions()) for _ in range(2)]

    assert words == [expected, expected]
    assert reader.n_read == 1
    kept = store.table(id, "article")
    assert kept is not None
    assert kept.recipe == current_recipe().hash


def test_what_the_fetch_said_outlives_a_recount_and_what_a_reading_said_does_not(
    service: Service, finish: Callable[..., str], store: Store
) -> None:
    id = finish(submitted(service))
    _keep_old_table(store, id, (ROBOTS.code, ROBOTS.message), ("fell_back", "An older release found no main text."))

    service.words(id, ViewOptions())

    assert service.status(id).notices == ((ROBOTS.code, ROBOTS.message),)


def test_a_pdf_is_compared_with_a_page_and_neither_is_counted_again(
    service: Service, finish: Callable[..., str], reader: Reader
) -> None:
    document = pdf([lines("hill hill hill hill")])
    file = service.submit_file(document, Ask(), ANN, name="hills.pdf", media_type=None).analysis.id
    page = finish(submitted(service))
    hills = finish(file)

    apart = Evidence(service).compare(hills, page, ViewOptions()).items

    assert (apart[0].word, apart[0].target_count) == ("hill", 4)
    assert reader.n_read == 0


def test_a_text_counted_again_gives_the_same_words(service: Service, finish: Callable[..., str], store: Store) -> None:
    id = finish(service.submit_text("Größe <b>größe</b> e-mail", Ask(), ANN).analysis.id)
    expected = service.words(id, ViewOptions())
    _keep_old_table(store, id)

    assert service.words(id, ViewOptions()) == expected


def test_an_extraction_that_does_not_exist_is_refused(service: Service, finish: Callable[..., str]) -> None:
    with pytest.raises(InvalidOption):
        service.words(finish(submitted(service)), ViewOptions(), "all")


def test_words_of_what_is_not_finished_are_asked_for_again_later(service: Service) -> None:
    with pytest.raises(NotFinished) as refused:
        service.words(submitted(service), ViewOptions())

    assert refused.value.retry_after_s == 1


def test_words_of_what_failed_are_its_error(service: Service, fail: Callable[[str], str]) -> None:
    with pytest.raises(HttpError, match="404"):
        service.words(fail(submitted(service)), ViewOptions())


def test_the_top_ten_have_no_stop_words_and_come_by_rank(service: Service, finish: Callable[..., str]) -> None:
    top = service.top(finish(submitted(service)))

    assert top[0] == ("sea", 16)
    assert len(top) <= 10
    assert "the" not in dict(top)
    assert [count for _, count in top] == sorted((count for _, count in top), reverse=True)


def test_what_sets_a_page_apart_comes_first(service: Service, finish: Callable[..., str]) -> None:
    tides, hills = finish(submitted(service)), finish(submitted(service), PAGE.replace("sea", "hill"))

    apart = Evidence(service).compare(tides, hills, ViewOptions()).items

    assert (apart[0].word, apart[0].target_count, apart[0].reference_count) == ("sea", 16, 0)


def test_tables_of_different_recipes_are_counted_again_before_they_are_compared(
    service: Service, finish: Callable[..., str], store: Store
) -> None:
    tides, hills = finish(submitted(service)), finish(submitted(service), PAGE.replace("sea", "hill"))
    expected = Evidence(service).compare(tides, hills, ViewOptions()).items
    _keep_old_table(store, hills)

    assert Evidence(service).compare(tides, hills, ViewOptions()).items == expected
    kept = store.table(hills, "article")
    assert kept is not None
    assert kept.recipe == current_recipe().hash


def test_status_tells_the_numbers_of_the_table_that_words_are_shown_from(
    service: Service, finish: Callable[..., str], store: Store
) -> None:
    id = finish(submitted(service))
    before = service.status(id)
    _keep_old_table(store, id)
    assert (service.status(id).recipe, service.status(id).n_tokens) == ("older", 1)

    view = service.words(id, ViewOptions())

    after = service.status(id)
    assert (after.n_tokens, after.n_types, after.n_hapaxes) == (view.n_tokens, view.n_types, view.n_hapaxes)
    assert after == before


def test_the_other_extraction_leaves_the_totals_alone(service: Service, finish: Callable[..., str]) -> None:
    id = finish(submitted(service))
    before = service.status(id)

    service.words(id, ViewOptions(), "page")
    service.places(id, ViewOptions())

    assert service.status(id) == before


def test_places_are_read_once_and_kept(service: Service, finish: Callable[..., str], reader: Reader) -> None:
    id = finish(submitted(service))

    views = [service.places(id, ViewOptions()) for _ in range(2)]

    assert views[0] == views[1]
    assert reader.n_read == 1
    assert {one.place: one.n_tokens for one in views[0].places} == {
        "title": 1,
        "description": 0,
        "headings": 1,
        "links": 0,
        "images": 0,
        "body": 3 + 13 * 8,
    }


def test_words_of_one_place_are_a_view_of_its_table(service: Service, finish: Callable[..., str]) -> None:
    id = finish(submitted(service))

    view = service.words(id, ViewOptions(place="headings"))

    assert [(item.word, item.count, item.per_million) for item in view.items] == [("Tides", 1, 1_000_000)]
    assert (view.n_tokens, view.n_types) == (1, 1)


def test_a_text_has_its_title_as_a_place(service: Service, finish: Callable[..., str]) -> None:
    id = finish(service.submit_text("one two", Ask(), ANN, title="A name").analysis.id)

    assert [item.word for item in service.words(id, ViewOptions(place="title")).items] == ["A", "name"]
    assert [item.word for item in service.words(id, ViewOptions(place="body")).items] == ["one", "two"]


def test_phrases_come_from_the_stored_text(service: Service, finish: Callable[..., str], reader: Reader) -> None:
    view = service.words(finish(submitted(service)), ViewOptions(ngram=3, limit=1))

    assert [(item.word, item.count) for item in view.items] == [("The sea comes", 8)]
    assert reader.n_read == 0


@pytest.mark.parametrize(("asked", "name"), [("fr", "standard-fr"), ("pt-BR", "standard-pt"), (None, "standard-en")])
def test_the_language_that_was_asked_for_names_the_stop_words(
    service: Service, finish: Callable[..., str], asked: str | None, name: str
) -> None:
    id = finish(service.submit_url(URL, Ask(language=asked), ANN).analysis.id)

    used = service.words(id, ViewOptions(stop_words="exclude")).stop_list

    assert used is not None
    assert used.name == name


def test_a_view_in_another_language_leaves_the_documents_numbers_alone(
    service: Service, finish: Callable[..., str]
) -> None:
    id = finish(service.submit_text("I i words", Ask(language="en"), ANN).analysis.id)

    view = service.words(id, ViewOptions(language="tr"))

    assert (view.n_types, view.total) == (2, 3)


def _keep_old_table(store: Store, id: str, *notices: tuple[str, str]) -> None:
    """Put a table of an older recipe, which found one word only, in the place of the article's."""
    table = Table.of({"old": 1}).to_bytes()
    kept = StoredTable(
        table=table,
        extraction="article",
        recipe="older",
        n_tokens=1,
        n_types=1,
        n_hapaxes=1,
        text="old",
        notices=notices,
    )
    store.put_table(id, kept)


# Trying again


def test_an_address_is_fetched_again_as_a_new_analysis(
    service: Service, fail: Callable[[str], str], hints: HintList
) -> None:
    old = fail(service.submit_url("example.org/tides", Ask("page", "en"), ANN).analysis.id)

    new = service.retry(old, ANN).analysis

    assert (new.state, new.retry_of, new.attempt) == (State.QUEUED, old, 0)
    assert (new.url, new.scheme_guessed, new.extraction, new.language) == (URL, True, "page", "en")
    assert hints.hints[-1] == (new.id, 0)
    assert service.status(old).state is State.FAILED


def test_a_text_is_counted_again_from_what_was_stored(service: Service, finish: Callable[..., str]) -> None:
    old = finish(service.submit_text("one two two", Ask(), ANN, title="Mine").analysis.id)

    new = finish(service.retry(old, ANN).analysis.id)

    assert service.status(new).title == "Mine"
    assert service.words(new, ViewOptions()) == service.words(old, ViewOptions())


def test_a_text_that_was_cancelled_can_be_counted_after_all(service: Service, finish: Callable[..., str]) -> None:
    old = service.submit_text("one two two", Ask(), ANN).analysis.id
    service.cancel(old, ANN)

    assert service.top(finish(service.retry(old, ANN).analysis.id)) is not None


def test_what_has_not_ended_is_not_tried_again(service: Service) -> None:
    with pytest.raises(NotFinished):
        service.retry(submitted(service), ANN)


def test_a_retry_without_a_session_gets_a_token_of_its_own(service: Service, fail: Callable[[str], str]) -> None:
    made = service.submit_url(URL, Ask(), PROGRAM)
    fail(made.analysis.id)

    again = service.retry(made.analysis.id, replace(PROGRAM, token=made.delete_token))

    assert again.delete_token
    assert again.delete_token != made.delete_token


# Health


def test_health_is_well_when_every_part_answers(service: Service) -> None:
    assert service.health() == Health(database=True, schema=True, queue=True)


def test_health_says_that_the_queue_is_away(service: Service, hints: HintList) -> None:
    hints.away = True

    assert service.health() == Health(database=True, schema=True, queue=False)


def test_health_says_that_the_tables_were_never_made(settings: Settings, tmp_path: Path, hints: HintList) -> None:
    empty = Store.open(f"sqlite:///{tmp_path / 'empty.sqlite3'}")

    assert Service(settings, empty, hints, Reader()).health() == Health(database=True, schema=False, queue=True)
    empty.close()


def test_health_says_that_the_database_is_away(settings: Settings, tmp_path: Path, hints: HintList) -> None:
    away = Store.open(f"sqlite:///{tmp_path / 'nowhere' / 'store.sqlite3'}")
    service = Service(settings, away, hints, Reader())

    assert service.health() == Health(database=False, schema=False, queue=True)
    with pytest.raises(DatabaseUnavailable):
        submitted(service)
    away.close()


def test_two_who_ask_of_one_text_at_once_do_not_share_its_words_in_order(
    service: Service, finish: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    evidence, used, one = Evidence(service), [], spread.spread
    asked = Asked(finish(submitted(service)), "sea")

    def meanwhile(running: Running, found: Occurrences, n_parts: int) -> spread.Spread:
        used.append(running)
        if len(used) == 1:
            evidence.dispersion(asked, ViewOptions())  # as another thread would
        return one(running, found, n_parts)

    monkeypatch.setattr(spread, "spread", meanwhile)
    evidence.dispersion(asked, ViewOptions())
    evidence.dispersion(asked, ViewOptions())

    first, second, third = used
    assert first is not second
    assert third is first  # and who asks later need not count them anew


HEADED = PAGE.replace("<title>Tides", "<title>Tides of the bay - Harbour News").replace("<h1>Tides</h1>", "")
"""Its headline stands in its title alone."""


@pytest.mark.parametrize("extraction", ["article", "page"])
def test_a_choice_with_the_headline_counts_it_whatever_was_asked_for_at_first(
    service: Service, finish: Callable[..., str], extraction: Extraction
) -> None:
    id = finish(service.submit_url(URL, Ask(extraction), ANN).analysis.id, HEADED)

    choice = service.outline(id, "article").choice

    assert choice.startswith("blocks:h,")
    assert service.words(id, ViewOptions(), choice) == service.words(id, ViewOptions(), "article")


def test_who_asks_for_the_blocks_and_then_chooses_has_the_document_read_once(
    service: Service, finish: Callable[..., str], reader: Reader
) -> None:
    id = finish(submitted(service))

    for number in range(len(service.outline(id).parts)):
        service.words(id, ViewOptions(), f"blocks:{number}")

    assert reader.n_read == 1


def test_a_process_remembers_nothing_of_what_it_deleted(service: Service, finish: Callable[..., str]) -> None:
    id = _looked_at(service, finish)
    assert service.memory.ids == {id}

    service.delete(id, ANN)

    assert service.memory.ids == set()


def test_a_process_soon_remembers_nothing_of_what_another_one_deleted(
    service: Service, settings: Settings, store: Store, hints: HintList, reader: Reader, finish: Callable[..., str]
) -> None:
    id = _looked_at(service, finish)
    service.forget_deleted()
    assert service.memory.ids == {id}
    Service(settings, store, hints, reader).delete(id, ANN)

    service.forget_deleted()

    assert service.memory.ids == set()


def _looked_at(service: Service, finish: Callable[..., str]) -> str:
    """An analysis of which a process has both the parts and the words in order at hand."""
    id = finish(service.submit_url(URL, Ask(), ANN).analysis.id)
    service.outline(id)
    Evidence(service).concordance(Asked(id, "sea"), ViewOptions())
    return id
