"""What a process remembers: one thing of a kind, nothing of what is gone."""

from wordcounts.memory import Memory, Shelf


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


def test_a_shelf_keeps_what_was_asked_for_last_within_its_weight():
    shelf = Shelf(10)
    shelf.keep("a", 1, 4)
    shelf.keep("b", 2, 4)
    assert shelf.get("a") == 1

    shelf.keep("c", 3, 4)

    assert (shelf.get("a"), shelf.get("b"), shelf.get("c")) == (1, None, 3)


def test_a_shelf_keeps_one_thing_however_heavy():
    shelf = Shelf(10)
    shelf.keep("a", 1, 4)
    shelf.keep("b", 2, 99)
    assert shelf.items == [("b", 2)]
    shelf.forget("b")
    assert shelf.items == []
