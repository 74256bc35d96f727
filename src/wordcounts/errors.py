"""Every error that a user can meet, with a stable code, one sentence for people, and what to do about it.

    WordcountsError
    |-- InputError            what was asked cannot be done (422, or as the class says); nothing was stored
    |   |-- InvalidUrl, UrlTooLong, UnsupportedScheme, RefusedAddress, EmptyInput, AmbiguousSource, InvalidOption
    |   |-- MalformedRequest, BodyTooLarge, ViewNeedsText, MissingExtra, IdempotencyMismatch, CrossSite
    |   |-- WrongHost, BadArchive, TooManySources
    |   |-- KeyRequired, InvalidKey, MissingScope
    |-- StateError            what was asked does not fit what is stored
    |   |-- UnknownAnalysis, NotOwner, NotFinished, AlreadyFinished, TextNotKept
    |   |-- UnknownCollection, UnknownSource, CollectionCancelled
    |-- FetchError            the source did not answer with a document
    |   |-- DnsNotFound, HttpError, TooManyRedirects, TooLarge, BadResponse, TlsFailed,
    |   |   RobotsDisallowed, LeadsElsewhere, SamePage, NotToBeCounted                      (permanent)
    |   |-- DnsFailed, ConnectFailed, ConnectionLost, TimedOut, HttpUnavailable             (transient)
    |-- ReadError             the document came, and its text could not be read (permanent)
    |   |-- UnsupportedType, BrokenDocument, TooComplex
    |-- OurError              this service's own machinery
        |-- DatabaseUnavailable, QueueUnavailable, QueueFull, Busy, RateLimited, HostBusy, ProxyFailed
        |-- SchemaMismatch, BadSettings, ReaderFailed, Poison, InternalError

`REGISTRY` maps each code to its class; docs/reference/errors.md lists the same, and a test holds the two together.
"""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from wordcounts.rates import Quota


class Blame(Enum):
    """Whose fault an error is, which decides whether trying again can help (PROMISES: retries follow the error)."""

    PERMANENT = "permanent"
    """The source or the request: the same again gives the same."""
    TRANSIENT = "transient"
    """The source, for now: worth another attempt, counted."""
    OURS = "ours"
    """Our own infrastructure: tried again, and not counted as an attempt."""


class WordcountsError(Exception):
    """The root. `str(error)` is a sentence for people: no stack trace, no internal address, no piece of a body.

    Args:
        message: the sentence; the class's own when None.
        parameter: the name of the offending field or option, for errors about input.
        retry_after_s: seconds after which the other side (or we) asked to be tried again.
        quotas: how the limits stand, where one of them is the reason.
    """

    code: ClassVar[str] = "internal"
    blame: ClassVar[Blame] = Blame.OURS
    http_status: ClassVar[int] = 500
    sentence: ClassVar[str] = "Something went wrong on our side."

    def __init__(
        self,
        message: str | None = None,
        *,
        parameter: str | None = None,
        retry_after_s: float | None = None,
        quotas: tuple[Quota, ...] = (),
    ) -> None:
        super().__init__(message or self.sentence)
        self.message = message or self.sentence
        self.parameter = parameter
        self.retry_after_s = retry_after_s
        self.quotas = quotas

    @property
    def permanent(self) -> bool:
        """True when the same request would fail the same way."""
        return self.blame is Blame.PERMANENT


class InputError(WordcountsError):
    """What was asked cannot be done; nothing was stored."""

    code = "invalid_input"
    blame = Blame.PERMANENT
    http_status = 422
    sentence = "That cannot be counted as it stands."


class InvalidUrl(InputError):
    """Not an address of the web, however it is read."""

    code = "invalid_url"
    sentence = "That is not an address of a web page."


class UrlTooLong(InputError):
    """Over 2,048 characters."""

    code = "url_too_long"
    sentence = "That address is too long: 2,048 characters at most."


class UnsupportedScheme(InputError):
    """A scheme other than http and https."""

    code = "unsupported_scheme"
    sentence = "Only http and https addresses can be fetched."


class RefusedAddress(InputError):
    """An address, port or name that this server does not fetch; the same answer for every private target."""

    code = "refused_address"
    sentence = "This server does not fetch that address: it is not on the public web."


class EmptyInput(InputError):
    """No address, text or file was given."""

    code = "empty_input"
    sentence = "Give an address, a text or a file."


class AmbiguousSource(InputError):
    """More than one of address, text and file."""

    code = "ambiguous_source"
    sentence = "Give one of an address, a text or a file, not several."


class InvalidOption(InputError):
    """An option with a value that it does not take; `parameter` names it."""

    code = "invalid_option"
    sentence = "An option has a value that it does not take."


class MalformedRequest(InputError):
    """A body that is not what its media type says."""

    code = "malformed_request"
    http_status = 400
    sentence = "The request could not be read."


class BodyTooLarge(InputError):
    """A request over the limit."""

    code = "body_too_large"
    http_status = 413
    sentence = "That is larger than this server takes."


class IdempotencyMismatch(InputError):
    """An Idempotency-Key that stands for another request."""

    code = "idempotency_mismatch"
    sentence = "This Idempotency-Key was used for another request."


class CrossSite(InputError):
    """Another site's page made a browser send this."""

    code = "cross_site"
    http_status = 403
    sentence = "This request came from another site's page, so it was not carried out."


class WrongHost(InputError):
    """The Host that a request names is none of this service's: WORDCOUNTS_TRUSTED_HOSTS."""

    code = "wrong_host"
    http_status = 400
    sentence = "This service does not answer to that host name."


class KeyRequired(InputError):
    """Nothing is open here without a key, and none came."""

    code = "key_required"
    http_status = 401
    sentence = "This service needs a key."


class InvalidKey(InputError):
    """A key that was never made, or is revoked; the same words for both."""

    code = "invalid_key"
    http_status = 401
    sentence = "This key is not valid."


class MissingScope(InputError):
    """A key that may read and not write, or the reverse."""

    code = "missing_scope"
    http_status = 403
    sentence = "This key may not do that."


class BadArchive(InputError):
    """A file that is no export of analyses, or a damaged one; nothing of it was stored."""

    code = "bad_archive"
    sentence = "That file is not an export of analyses, or it is damaged."


class TooManySources(InputError):
    """More sources than a collection takes here, or than a client may send in one stretch of time."""

    code = "too_many_sources"
    sentence = "That is more sources than a collection takes here."


class ViewNeedsText(InputError):
    """A view of the text (phrases, concordance) was asked of a count that kept none."""

    code = "view_needs_text"
    sentence = "This view needs the text: count with keep_text=True."


class MissingExtra(InputError):
    """A view needs a library that comes as an extra, and that this installation has not."""

    code = "missing_extra"
    http_status = 501
    sentence = "This view needs an extra that is not installed here."


class StateError(WordcountsError):
    """What was asked does not fit what is stored."""

    code = "conflict"
    blame = Blame.PERMANENT
    http_status = 409
    sentence = "That does not fit the analysis as it stands."


class UnknownAnalysis(StateError):
    """No analysis has this id (or it was deleted)."""

    code = "unknown_analysis"
    http_status = 404
    sentence = "There is no analysis with this id."


class NotOwner(StateError):
    """Only whoever made an analysis may change or delete it."""

    code = "not_owner"
    http_status = 403
    sentence = "Only whoever made this analysis can do that."


class NotFinished(StateError):
    """Words were asked of an analysis that has none yet."""

    code = "not_finished"
    sentence = "This analysis is not finished yet."


class AlreadyFinished(StateError):
    """A terminal state never changes."""

    code = "already_finished"
    sentence = "This analysis has ended already."


class TextNotKept(StateError):
    """The analysis was made with keep=counts, and this takes its text."""

    code = "text_not_kept"
    sentence = "Only the counts of this analysis were kept: this takes its text."


class UnknownCollection(StateError):
    """No collection has this id (or it was deleted)."""

    code = "unknown_collection"
    http_status = 404
    sentence = "There is no collection with this id."


class UnknownSource(StateError):
    """No source of the collection has this number (or it was removed)."""

    code = "unknown_source"
    http_status = 404
    sentence = "The collection has no source with this number."


class CollectionCancelled(StateError):
    """A collection that was cancelled stays as it is."""

    code = "collection_cancelled"
    sentence = "This collection was cancelled: it takes no more sources, and nothing of it is tried again."


class FetchError(WordcountsError):
    """The source did not answer with a document."""

    code = "fetch_failed"
    blame = Blame.PERMANENT
    http_status = 502
    sentence = "The page could not be fetched."


class DnsNotFound(FetchError):
    """NXDOMAIN."""

    code = "dns_not_found"
    sentence = "There is no site of that name."


class HttpError(FetchError):
    """A 4xx other than 408, 425 and 429."""

    code = "http_error"
    sentence = "The site answered with an error."


class TooManyRedirects(FetchError):
    """More redirects than the setting allows, or a loop."""

    code = "too_many_redirects"
    sentence = "The site sent us round in circles."


class TooLarge(FetchError):
    """More bytes than the limits allow, on the wire or unpacked."""

    code = "too_large"
    sentence = "The page is larger than this server reads."


class BadResponse(FetchError):
    """Not HTTP, or HTTP that contradicts itself."""

    code = "bad_response"
    sentence = "The site's answer could not be understood."


class TlsFailed(FetchError):
    """No trusted encrypted connection: certificate, name or protocol."""

    code = "tls_failed"
    sentence = "No secure connection to the site could be made."


class RobotsDisallowed(FetchError):
    """The site's robots.txt asks programs not to fetch this page, and it is honoured here."""

    code = "robots_disallowed"
    sentence = "The site's robots.txt asks programs like this one not to fetch that page."


class LeadsElsewhere(FetchError):
    """A page of a site that leads to another site."""

    code = "leads_elsewhere"
    sentence = "That address leads away from the site, so it was not followed."


class SamePage(FetchError):
    """A page of a site that leads to one which is counted under another address."""

    code = "same_page"
    sentence = "That address leads to a page that is counted already."


class NotToBeCounted(FetchError):
    """A page of a site that asks programs to leave it out of what they show (robots: noindex)."""

    code = "not_to_be_counted"
    sentence = "The page asks programs to leave it out (noindex), so its words were not counted."


class DnsFailed(FetchError):
    """The resolver did not answer, or answered that it failed."""

    code = "dns_failed"
    blame = Blame.TRANSIENT
    sentence = "The site's name could not be looked up just now."


class ConnectFailed(FetchError):
    """Refused or unreachable."""

    code = "connect_failed"
    blame = Blame.TRANSIENT
    sentence = "The site did not accept a connection."


class ConnectionLost(FetchError):
    """The connection ended before the answer did."""

    code = "connection_lost"
    blame = Blame.TRANSIENT
    sentence = "The connection to the site broke off."


class TimedOut(FetchError):
    """A deadline passed: connecting, first byte, or the whole."""

    code = "timed_out"
    blame = Blame.TRANSIENT
    http_status = 504
    sentence = "The site took too long to answer."


class HttpUnavailable(FetchError):
    """408, 425, 429 or 5xx."""

    code = "http_unavailable"
    blame = Blame.TRANSIENT
    sentence = "The site is not available just now."


class ReadError(WordcountsError):
    """The document came, and its text could not be read."""

    code = "unreadable"
    blame = Blame.PERMANENT
    http_status = 422
    sentence = "The document could not be read."


class UnsupportedType(ReadError):
    """A media type that has no reader."""

    code = "unsupported_type"
    http_status = 415
    sentence = "That is not a kind of document that can be counted."


class BrokenDocument(ReadError):
    """Not what its type says, or damaged."""

    code = "broken_document"
    sentence = "The document is damaged, or not what it says it is."


class TooComplex(ReadError):
    """Its reader ran out of time or memory, or would have."""

    code = "too_complex"
    sentence = "The document is too complex to read."


class OurError(WordcountsError):
    """This service's own machinery."""

    code = "unavailable"
    http_status = 503
    sentence = "The service is not available just now."


class DatabaseUnavailable(OurError):
    """No connection to the database."""

    code = "database_unavailable"
    sentence = "The database is not available just now."


class QueueUnavailable(OurError):
    """No connection to Redis. Never the answer to a submission: its row is stored all the same."""

    code = "queue_unavailable"
    sentence = "The queue is not available just now."


class QueueFull(OurError):
    """More analyses wait than the cap allows."""

    code = "queue_full"
    sentence = "Too much is waiting already: try again in a while."


class Busy(OurError):
    """Large texts are looked at a few at a time, and more wait than should."""

    code = "busy"
    sentence = "Many large texts are looked at just now: try again in a few seconds."


class RateLimited(OurError):
    """This client has submitted too much in too short a time."""

    code = "rate_limited"
    http_status = 429
    sentence = "Too many submissions: try again in a while."


class HostBusy(OurError):
    """As many pages of this host are being fetched as politeness allows; `retry_after_s` says when to come again."""

    code = "host_busy"
    sentence = "Other pages of this site are being fetched: this one waits its turn."


class ProxyFailed(OurError):
    """The proxy that is this server's only way out (EGRESS_PROXY) is away, or does not let us through."""

    code = "proxy_failed"
    sentence = "This server's way out to the web is not available just now."


class SchemaMismatch(OurError):
    """The database's migrations are behind or ahead of the code."""

    code = "schema_mismatch"
    sentence = "The database and this program do not fit: run `wordcounts db upgrade`, or a newer release."


class BadSettings(OurError):
    """The settings contradict themselves or are unsafe for production."""

    code = "bad_settings"
    sentence = "The settings are not usable."


class ReaderFailed(OurError):
    """A reader died without a word, by no fault that we can lay on the document."""

    code = "reader_failed"
    http_status = 500
    sentence = "The reader of documents failed."


class Poison(OurError):
    """Three attempts ended in a worker's death."""

    code = "poison"
    blame = Blame.PERMANENT
    http_status = 500
    sentence = "Counting this page stopped the worker three times, so it is not tried again."


class InternalError(OurError):
    """An error that we did not foresee; the log has its trace."""

    code = "internal"
    http_status = 500
    sentence = "Something went wrong on our side."


def _all(root: type[WordcountsError]) -> list[type[WordcountsError]]:
    return [root, *(found for child in root.__subclasses__() for found in _all(child))]


REGISTRY: dict[str, type[WordcountsError]] = {error.code: error for error in _all(WordcountsError)}
"""Code -> class, of every error above."""
