"""What a process remembers: one thing of a kind, nothing of what is gone."""

from wordcounts.memory import Memory


def test_a_thing_is_found_by_analysis_and_way():
    last = Memory().last()
    last.keep("a", "page", 1)

    assert (last.get("a", "page"), last.get("a", "article"), last.get("b", "page")) == (1, None, None)


def test_what_was_taken_is_nobody_elses_until_it_is_back():
    last = Memory().last()
    last.keep("a", "page", 1)

    assert (last.take("a", "page"), last.take("a", "page"), last.id) == (1, None, None)


def test_each_kind_has_room_for_one():
    memory = Memory()
    first, second = memory.last(), memory.last()
    first.keep("a", 0, 1)
    first.keep("b", 0, 2)
    second.keep("c", 0, 3)

    assert memory.ids == {"b", "c"}


def test_what_is_forgotten_is_gone_from_each_kind_and_nothing_else_is():
    memory = Memory()
    first, second = memory.last(), memory.last()
    first.keep("a", 0, 1)
    second.keep("b", 0, 2)

    memory.forget("a")

    assert (first.get("a", 0), second.get("b", 0)) == (None, 2)
