"""The error tree: every error that a user can meet has a code, a sentence, a status and a verdict."""

from __future__ import annotations

import inspect
import re
from http import HTTPStatus

import pytest

from wordcounts import errors
from wordcounts.errors import REGISTRY, Blame, InvalidOption, WordcountsError

CLASSES = [
    found
    for _, found in inspect.getmembers(errors, inspect.isclass)
    if issubclass(found, WordcountsError) and found is not WordcountsError
]

each = pytest.mark.parametrize("error", CLASSES, ids=lambda error: error.__name__)


def test_codes_are_unique() -> None:
    codes = [error.code for error in CLASSES]

    assert sorted(codes) == sorted(set(codes))


def test_the_registry_leads_from_every_code_to_its_class() -> None:
    assert {error.code: error for error in CLASSES} == REGISTRY


@each
def test_a_code_is_a_stable_name_of_the_class_itself(error: type[WordcountsError]) -> None:
    assert "code" in vars(error)
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", error.code)


@each
def test_a_sentence_is_one_for_people(error: type[WordcountsError]) -> None:
    assert "sentence" in vars(error)
    assert error.sentence[0].isupper()
    assert error.sentence.endswith(".")
    assert str(error()) == error.sentence


@each
def test_a_status_is_one_of_https_errors(error: type[WordcountsError]) -> None:
    assert HTTPStatus(error.http_status) >= 400


@each
def test_it_is_permanent_exactly_when_the_same_request_fails_the_same_way(error: type[WordcountsError]) -> None:
    assert error().permanent == (error.blame is Blame.PERMANENT)


@each
def test_it_is_drawn_in_the_tree_above_the_code(error: type[WordcountsError]) -> None:
    assert re.search(rf"\b{error.__name__}\b", errors.__doc__ or "")


@each
def test_what_a_caller_did_wrong_is_never_blamed_on_us(error: type[WordcountsError]) -> None:
    assert error.http_status in (429,) or error.http_status >= 500 or error.blame is Blame.PERMANENT


def test_a_more_exact_sentence_keeps_the_code() -> None:
    error = InvalidOption("A limit is 1 to 10,000.", parameter="limit")

    assert (str(error), error.message, error.parameter) == ("A limit is 1 to 10,000.",) * 2 + ("limit",)
    assert error.code == "invalid_option"


def test_a_wait_that_was_asked_for_is_kept() -> None:
    assert errors.QueueFull(retry_after_s=30).retry_after_s == 30
