"""What may follow what, and when to try again: by example, and as laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import REGISTRY, Blame
from wordcounts.lifecycle import (
    BACK_OFF_S,
    FOLLOWERS,
    JITTER,
    MAX_ATTEMPTS,
    MAX_RETRY_AFTER_S,
    OURS_WAIT_S,
    GiveUp,
    Stage,
    State,
    TryAgain,
    after_failure,
)

ENDS = {State.FINISHED, State.FAILED, State.CANCELLED}
MIDDLE = 0.5
"""The chance at which the jitter is nothing."""

attempts = st.integers(1, 100)
chances = st.floats(0, 1, exclude_max=True)
asked_waits = st.none() | st.floats(0, 1e9)


# What may follow what


def test_the_states_are_those_of_the_record() -> None:
    assert [state.value for state in State] == ["queued", "running", "finished", "failed", "cancelled"]
    assert [stage.value for stage in Stage] == ["fetching", "reading", "counting", "storing"]


def test_the_terminal_states_are_the_three_ends() -> None:
    assert {state for state in State if state.terminal} == ENDS


@pytest.mark.parametrize("state", sorted(ENDS))
def test_nothing_follows_an_end(state: State) -> None:
    assert FOLLOWERS[state] == frozenset()


@pytest.mark.parametrize(
    ("state", "followers"),
    [
        (State.QUEUED, {State.RUNNING, State.CANCELLED}),
        (State.RUNNING, {State.FINISHED, State.FAILED, State.CANCELLED, State.QUEUED}),
    ],
)
def test_a_state_that_has_not_ended_leads_only_where_it_may(state: State, followers: set[State]) -> None:
    assert FOLLOWERS[state] == followers


def test_every_state_says_what_follows_it() -> None:
    assert set(FOLLOWERS) == set(State)


@pytest.mark.parametrize("state", sorted(set(State) - ENDS))
def test_no_state_is_stuck_every_one_leads_to_every_end(state: State) -> None:
    assert _reachable(state) >= ENDS


def test_only_running_leads_to_a_result_so_that_a_fence_guards_every_one() -> None:
    assert [state for state in State if State.FINISHED in FOLLOWERS[state]] == [State.RUNNING]


@given(st.lists(st.sampled_from(State), max_size=30))
def test_whatever_is_tried_an_end_is_never_left(wishes: list[State]) -> None:
    state, ended = State.QUEUED, None
    for wish in wishes:
        state = wish if wish in FOLLOWERS[state] else state
        ended = ended or (state if state.terminal else None)

    assert ended in (None, state)


def _reachable(state: State) -> set[State]:
    found, fresh = {state}, {state}
    while fresh:
        fresh = {follower for one in fresh for follower in FOLLOWERS[one]} - found
        found |= fresh
    return found


# When to try again


@pytest.mark.parametrize(("attempt", "wait_s"), [(1, 1.0), (2, 4.0), (3, 10.0)])
def test_transient_errors_wait_one_four_and_ten_seconds(attempt: int, wait_s: float) -> None:
    assert after_failure(Blame.TRANSIENT, attempt, chance=MIDDLE) == TryAgain(wait_s, refund=False)


def test_the_fourth_attempt_was_the_last() -> None:
    assert len(BACK_OFF_S) + 1 == MAX_ATTEMPTS
    assert after_failure(Blame.TRANSIENT, 4, chance=MIDDLE) == GiveUp()


@pytest.mark.parametrize(("chance", "wait_s"), [(0.0, 3.0), (MIDDLE, 4.0), (1 - 1e-12, 5.0)])
def test_chance_moves_a_wait_by_up_to_a_quarter(chance: float, wait_s: float) -> None:
    decision = after_failure(Blame.TRANSIENT, 2, chance=chance)

    assert isinstance(decision, TryAgain)
    assert decision.wait_s == pytest.approx(wait_s)


@given(st.integers(1, len(BACK_OFF_S)), chances)
def test_back_off_stays_within_a_quarter_of_its_step(attempt: int, chance: float) -> None:
    decision = after_failure(Blame.TRANSIENT, attempt, chance=chance)

    assert isinstance(decision, TryAgain)
    step_s = BACK_OFF_S[attempt - 1]
    assert step_s * (1 - JITTER) <= decision.wait_s <= step_s * (1 + JITTER)


@given(attempts, chances, asked_waits)
def test_permanent_errors_are_never_tried_again(attempt: int, chance: float, asked_s: float | None) -> None:
    assert after_failure(Blame.PERMANENT, attempt, chance=chance, retry_after_s=asked_s) == GiveUp()


@given(attempts, chances, asked_waits)
def test_faults_of_ours_cost_no_attempt_and_are_always_tried_again(
    attempt: int, chance: float, asked_s: float | None
) -> None:
    decision = after_failure(Blame.OURS, attempt, chance=chance, retry_after_s=asked_s)

    assert isinstance(decision, TryAgain)
    assert decision.refund
    assert decision.wait_s >= OURS_WAIT_S * (1 - JITTER)
    assert decision.wait_s >= min(asked_s or 0.0, MAX_RETRY_AFTER_S)
    assert decision.wait_s <= max(OURS_WAIT_S * (1 + JITTER), MAX_RETRY_AFTER_S)


@given(chances, asked_waits)
def test_a_source_that_stays_away_is_given_up_after_four_attempts(chance: float, asked_s: float | None) -> None:
    decisions = [
        after_failure(Blame.TRANSIENT, attempt, chance=chance, retry_after_s=asked_s)
        for attempt in range(1, MAX_ATTEMPTS + 1)
    ]

    assert [type(decision) for decision in decisions] == [TryAgain] * (MAX_ATTEMPTS - 1) + [GiveUp]
    assert not any(decision.refund for decision in decisions if isinstance(decision, TryAgain))


def test_a_longer_wait_that_the_site_asks_for_is_honoured() -> None:
    assert after_failure(Blame.TRANSIENT, 1, chance=MIDDLE, retry_after_s=60.0) == TryAgain(60.0, refund=False)


def test_a_shorter_wait_than_ours_is_not_taken() -> None:
    assert after_failure(Blame.TRANSIENT, 3, chance=MIDDLE, retry_after_s=0.0) == TryAgain(10.0, refund=False)


@given(st.sampled_from(Blame), attempts, chances, asked_waits)
def test_no_wait_is_negative_or_longer_than_five_minutes(
    blame: Blame, attempt: int, chance: float, asked_s: float | None
) -> None:
    decision = after_failure(blame, attempt, chance=chance, retry_after_s=asked_s)

    assert isinstance(decision, GiveUp) or 0 < decision.wait_s <= MAX_RETRY_AFTER_S


@given(st.sampled_from(Blame), attempts, chances)
def test_a_decision_leads_to_a_state_that_may_follow_running(blame: Blame, attempt: int, chance: float) -> None:
    decision = after_failure(blame, attempt, chance=chance)

    assert (State.FAILED if isinstance(decision, GiveUp) else State.QUEUED) in FOLLOWERS[State.RUNNING]


@pytest.mark.parametrize("code", sorted(REGISTRY))
def test_every_error_leads_to_a_decision(code: str) -> None:
    assert after_failure(REGISTRY[code].blame, 1, chance=MIDDLE) is not None
