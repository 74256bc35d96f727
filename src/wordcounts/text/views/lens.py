"""How a view sees one form: which type it belongs to, how that type is shown, and whether it is a stop word.

In this order: what was elided is looked past, then the lemma or stem is taken, then case and accents are folded away.
Stop words are told by the form as it is written, before lemmas: `left` is none, though a form of `leave` might be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wordcounts.text.views.accents import without_accents
from wordcounts.text.views.elision import elisions_of
from wordcounts.text.views.fold import Type, fold, folded
from wordcounts.text.views.lemmas import lemmatiser
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.stopwords import UsedList, used_list


@dataclass(frozen=True, slots=True)
class Seen:
    """A word through a lens."""

    key: str
    """Words of one key are of one type."""
    label: str
    stopped: bool


class Lens:
    """The way of looking that some view options ask for. Serves one view, one thread.

    Raises:
        InvalidOption: lemmas of a language that has none.
    """

    def __init__(self, options: ViewOptions) -> None:
        self._options = options
        self._bare = elisions_of(options.language) if options.elisions == "ignore" else _same
        self._root = lemmatiser(options.lemmas, options.language) if options.lemmas != "none" else None
        self._words: dict[str, Seen] = {}
        self.stop_list: UsedList | None = None
        """The list that tells stop words; None when they are not asked about."""
        self._stopped: frozenset[str] = frozenset()
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
        labels: dict[str, str] = {}
        # Only of types with more than one label: most have one, and a mapping for each would cost 250 bytes.
        rivals: dict[str, dict[str, int]] = {}
        wanted = {"include": None, "exclude": False, "only": True}[self._options.stop_words]
        see = self.see if self._options.ngram == 1 else self._see_phrase
        for form, count in forms:
            seen = see(form)
            key = seen.key
            if wanted is not None and seen.stopped is not wanted:
                continue
            if labels.setdefault(key, seen.label) != seen.label or key in rivals:
                of = rivals.setdefault(key, {labels[key]: counts[key]})
                of[seen.label] = of.get(seen.label, 0) + count
            counts[key] = counts.get(key, 0) + count
        for key, of in rivals.items():
            labels[key] = max(of, key=of.__getitem__)
        return [Type(key, labels[key], count) for key, count in counts.items()]

    def keys(self, forms: Sequence[str]) -> list[str]:
        """The keys of many words, as `see` has them."""
        options = self._options
        if self._root is None and self._bare("l'a") == "l'a" and options.fold and options.accents == "keep":
            return folded(forms, options.language)
        return [self.see(form).key for form in forms]

    def see(self, form: str) -> Seen:
        """One word."""
        bare = self._bare(form)
        key = self._folded(bare)
        stopped = bool(self._stopped) and (key in self._stopped or self.searched(form) in self._stopped)
        if self._root is None:
            return Seen(key, bare, stopped)
        root = self._root(bare if self._options.lemmas == "lemma" or not self._options.fold else key)
        return Seen(self._folded(root), root if self._options.lemmas == "lemma" else bare, stopped)

    def _see_phrase(self, form: str) -> Seen:
        """A phrase: of its words' keys; a stop word at either end makes it one of the stop words'."""
        words = [self._word(word) for word in form.split(" ")]
        label = " ".join(word.label for word in words) if self._options.lemmas == "lemma" else form
        return Seen(" ".join(word.key for word in words), label, words[0].stopped or words[-1].stopped)

    def _word(self, form: str) -> Seen:
        found = self._words.get(form)
        if found is None:
            found = self._words[form] = self.see(form)
        return found

    def _folded(self, form: str) -> str:
        key = fold(form, self._options.language) if self._options.fold else form
        return without_accents(key) if self._options.accents == "ignore" else key

    def searched(self, text: str) -> str:
        """A label, or what a visitor typed, as searches compare them: without case, and accents where they go."""
        key = fold(text, self._options.language)
        return without_accents(key) if self._options.accents == "ignore" else key


def _same(word: str) -> str:
    return word
