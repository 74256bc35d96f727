"""How a view sees forms: which type each belongs to, how that type is shown, and which are stop words.

In this order: what was elided is looked past, then the lemma or stem is taken, then case and accents are folded away.
Stop words are told by the form as it is written, before lemmas: `left` is none, though a form of `leave` might be.

All forms of a table are seen in one go: folding them one by one takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wordcounts.text.views.accents import all_without_accents, without_accents
from wordcounts.text.views.elision import elisions_of
from wordcounts.text.views.fold import Type, fold, folded, merged
from wordcounts.text.views.lemmas import lemmatiser
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.stopwords import UsedList, used_list


@dataclass(frozen=True, slots=True)
class Seen:
    """Forms through a lens; all three are of equal length."""

    keys: list[str]
    """Forms of one key are of one type."""
    labels: list[str]
    stopped: list[bool]


class Lens:
    """The way of looking that some view options ask for. Serves one view, one thread.

    Raises:
        InvalidOption: lemmas of a language that has none.
    """

    def __init__(self, options: ViewOptions) -> None:
        self._options = options
        self._bare = elisions_of(options.language) if options.elisions == "ignore" else None
        self._root = lemmatiser(options.lemmas, options.language) if options.lemmas != "none" else None
        self.stop_list: UsedList | None = None
        """The list that tells stop words; None when they are not asked about."""
        self._stopped: frozenset[str] = frozenset()
        self._stopped_bytes: frozenset[bytes] | None = None
        if options.stop_words != "include":
            self.stop_list = used_list(
                options.language, options.stop_list, add=options.stop_add, remove=options.stop_remove
            )
            self._stopped = self.stop_list.words
            if options.accents == "ignore":
                self._stopped = frozenset(map(without_accents, self._stopped))

    def types(self, forms: Iterable[tuple[str, int]]) -> list[Type]:
        """The types of some forms, in order of first appearance, without those that the stop words leave out.

        Args:
            forms: words, or phrases (words with one space between), each with its count; any may come again.

        Returns:
            Types under their keys, each shown by the commonest of its labels, ties by first appearance.
        """
        counts: dict[str, int] = {}
        for form, count in forms:
            counts[form] = counts.get(form, 0) + count
        seen = self.look(counts)
        rows = zip(seen.keys, seen.labels, counts.values(), strict=True)
        if self._options.stop_words == "include":
            return merged(rows)
        only = self._options.stop_words == "only"
        return merged(row for row, stopped in zip(rows, seen.stopped, strict=True) if stopped is only)

    def keys(self, forms: Iterable[str]) -> list[str]:
        """The keys of many words, as `see` has them."""
        return self.see(forms).keys

    def look(self, forms: Iterable[str]) -> Seen:
        """Words, or phrases where the options are of those."""
        return self.see(forms) if self._options.ngram == 1 else self._see_phrases(forms)

    def see(self, forms: Iterable[str]) -> Seen:
        """Words, none of which holds white space."""
        forms = list(forms)
        labels = forms if self._bare is None else list(map(self._bare, forms))
        keys = self._keys(labels)
        stopped = self._which_stopped(forms, labels, keys)
        if self._root is None:
            return Seen(keys, labels, stopped)
        lemmas = self._options.lemmas == "lemma"
        roots = list(map(self._root, labels if lemmas or not self._options.fold else keys))
        return Seen(self._keys(roots), roots if lemmas else labels, stopped)

    def _which_stopped(self, forms: list[str], labels: list[str], keys: list[str]) -> list[bool]:
        if not self._stopped:
            return [False] * len(forms)
        # A word is one of them by itself or with what was elided before it, in any case.
        whole = keys if labels == forms and self._options.fold else self.searched(forms)
        return [key in self._stopped or form in self._stopped for key, form in zip(keys, whole, strict=True)]

    def left_of(self, keys: list[bytes]) -> list[bool] | None:
        """Which of some keys, in UTF-8, the stop words leave where a key says all of a word; None where it is all."""
        if self._options.stop_words == "include":
            return None
        if self._stopped_bytes is None:
            self._stopped_bytes = frozenset(word.encode() for word in self._stopped)
        only, stopped = self._options.stop_words == "only", self._stopped_bytes
        return [(key in stopped) is only for key in keys]

    def _see_phrases(self, forms: Iterable[str]) -> Seen:
        """Phrases: of their words' keys; a stop word at either end makes one of the stop words'."""
        parted = [form.split(" ") for form in forms]
        words = list(dict.fromkeys(word for phrase in parted for word in phrase))
        seen = self.see(words)
        key_of = dict(zip(words, seen.keys, strict=True))
        # What was elided is looked past, and shown all the same: a phrase is read as it was written.
        label_of = dict(zip(words, seen.labels if self._options.lemmas == "lemma" else words, strict=True))
        stopped = {word for word, is_stopped in zip(words, seen.stopped, strict=True) if is_stopped}
        return Seen(
            [" ".join([key_of[word] for word in phrase]) for phrase in parted],
            [" ".join([label_of[word] for word in phrase]) for phrase in parted],
            [phrase[0] in stopped or phrase[-1] in stopped for phrase in parted],
        )

    def _keys(self, forms: list[str]) -> list[str]:
        keys = folded(forms, self._options.language) if self._options.fold else forms
        return all_without_accents(keys) if self._options.accents == "ignore" else keys

    def searched(self, labels: Iterable[str]) -> list[str]:
        """Labels as searches compare them: without case, and without accents where these go."""
        keys = folded(labels, self._options.language)
        return all_without_accents(keys) if self._options.accents == "ignore" else keys

    def sought(self, text: str) -> str:
        """What a visitor typed, in the same way."""
        key = fold(text, self._options.language)
        return without_accents(key) if self._options.accents == "ignore" else key
