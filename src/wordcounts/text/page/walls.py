"""What stands between us and a page, as far as the page shows it: walls, shells, and pages that say "not found".

A page is never taken for a wall because of what it mentions. It is one when hardly anything else is there: so every
rule asks how much there is to read (lines as long as a sentence, without those that speak of the matter itself), and a
full article passes them all at the price of a few searches. Only the paywall's rule looks at longer pages, since a
teaser with its menus is one.

Tuned on the 1,476 pages of seven kinds of WCXB's development split: docs/reference/warnings.md has what was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, partial
from typing import Final

from wordcounts.text import notices
from wordcounts.text.page import wall_phrases
from wordcounts.text.values import Notice

LONG: Final = 20_000
"""Characters of visible text beyond which only the paywall's own declaration is looked for."""
SHORT: Final = 3_000
"""Characters of visible text up to which a page can be a check for robots, a form to log in, or a page that is not
there: the longest seen, with their menus, have about 2,000."""
CONSENT_LONG: Final = 8_000
"""The same for a page that asks for consent: these explain themselves at length."""
BARE: Final = 1_500
"""The same for a shell, which shows its menu and its footer at most."""
TITLE: Final = 300
"""Characters of a title that are looked at."""
LITTLE: Final = 400
"""Characters of prose beside a wall's own words, up to which it is all that there is."""
SENTENCE: Final = 80
"""Characters from which on a line is prose and not a menu's entry or a button; half as many in Chinese or Japanese."""
NOTE: Final = 120
"""Characters up to which a line can be the note under a teaser; an article that quotes such a note does it in more."""
TEASER: Final = 3_000
"""Characters of prose up to which a text behind a paywall is its beginning only. Teasers seen had up to 2,400; texts
that were there in full, though declared as not free, 4,400 and more."""
WHOLE: Final = 0.7
"""Share of the words that a page says its article has, from which on it is there in full."""
CHALLENGE: Final = 100_000
"""Characters of markup beyond which a page is no challenge: those of ten vendors have 1,000 to 60,000."""
HEAVY: Final = 250_000
"""Characters of markup from which on a page that shows hardly a word has its text in its scripts."""
WORDLESS: Final = 20
"""Characters of visible text that are no text: a name, "Loading"."""
NUMBERED: Final = 50
"""Characters of a side of a title that a 404 makes suspicious: "Error 404 (Not Found)!!1"."""
FORMS: Final = 300_000
"""Characters of markup in which a form or a gate is looked for."""
END: Final = 60_000
"""Characters of markup, at either end, in which the signs of a shell are looked for."""

_MARKS: Final = " \t.…!?:;-–—|,·。！？、，\"'«»“”()"
_SIDES: Final = re.compile(r"\s+[|–—·•»«:/-]\s+|\s*[|｜»·]\s*|: ")
_WIDE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_NOT_FREE: Final = re.compile(r"""isAccessibleForFree"\s{0,9}:\s{0,9}"?(?:https?://schema\.org/)?[Ff]alse""")
_NOT_FREE_ITEM: Final = re.compile(r"""itemprop=["']?isAccessibleForFree["']?\s{1,9}content=["']?[Ff]alse""")
_WORD_COUNT: Final = re.compile(r'"wordCount"\s{0,9}:\s{0,9}"?(\d{2,6})')
_GATE: Final = re.compile(
    r"""\b(?:class|id|data-[a-z-]{1,20})=["'][^"'<>]{0,200}?(?:paywall|pay-wall|regwall|piano|subscribers?-only|premium-content"""
    r"""|meter|tp-modal|tp-container|gateway|paid-content|locked-content|content-gate|article-gate)""",
    re.IGNORECASE,
)
_PASSWORD: Final = re.compile(r"""<input\b[^>]{0,200}?\btype\s?=\s?["']?password""", re.IGNORECASE)
_FIELD: Final = re.compile(r"<(?:input|form)\b", re.IGNORECASE)

# What follows is looked for in lower case.
_ROOT: Final = re.compile(
    r"""id=["']?(?:root|app|__next|__nuxt|___gatsby|svelte|react-root|app-root|main-app|app-mount|mount|ember-app|q-app"""
    r"""|reactroot|react-app|app-container|application|app-wrapper|main-root|spa|page-app)(?=["'\s>])"""
)
_ROOT_TAGS: Final = ("<app-root", "<app-shell", "<ion-app", "<my-app")
_EMPTY: Final = re.compile(
    r"[^>]{0,300}>\s{0,99}(?:<!--.{0,300}?-->\s{0,99})?(?:<(?:div|span|p)\b[^>]{0,300}>\s{0,99}){0,4}[^<]{0,20}</"
)
_SCRIPT_TAG: Final = re.compile(r"<script\b[^>]{0,500}")
_BUNDLE: Final = re.compile(
    r"""\btype=["']?module|/_next/|/_nuxt/|/static/js/|/assets/|/dist/"""
    r"""|\b(?:app|main|bundle|index|vendors?|chunk|runtime|polyfills|client|entry)\b[^"'\s>/]{0,60}\.m?js"""
)
_SCRIPTS: Final = ("<script", 'as="script"', "modulepreload", "discourse-assets")
_STREAMED: Final = 'hidden id="s:'
"""React's late parts, hidden until a script puts them in their places."""
_CLIENTS: Final = (
    "discourse-assets",
    "data-preloaded",
    "config/environment",
    "ember-application",
    "flutter_bootstrap",
    " ng-app",
)
"""What builds its pages in the browser only."""
_STATES: Final = (
    "__next_data__",
    "__nuxt",
    "__initial_state__",
    "__apollo_state__",
    "__preloaded_state__",
    "modulepreload",
)
"""What builds them on the server as well, if it is told to."""


class _Page:
    """What the rules look at, each part made when it is first asked for."""

    def __init__(self, html: str, title: str, visible: str) -> None:
        self.html = html
        self.visible = visible
        self.n_visible = len(visible)
        self.title = plain(title[:TITLE])

    @cached_property
    def lines(self) -> list[str]:
        """Those that are not blank, in plain form: of the whole, since each line's own would take twice as long."""
        lines = _flat(self.visible).splitlines()
        return [line for line in [" ".join(line.split()) for line in lines] if line]

    @cached_property
    def text(self) -> str:
        """The visible text in plain form."""
        return " ".join(self.lines)

    @cached_property
    def title_parts(self) -> list[str]:
        """The title, and its sides where bars and dashes part it, without the marks around them."""
        return [part for side in (self.title, *_SIDES.split(self.title)) if (part := side.strip(_MARKS))]

    @cached_property
    def ends(self) -> str:
        """Both ends of the markup in lower case: where a shell has its root and its scripts."""
        html = self.html if len(self.html) <= 2 * END else f"{self.html[:END]}\n{self.html[-END:]}"
        return html.lower()

    def says(self, phrases: tuple[str, ...]) -> bool:
        return any(phrase in self.text for phrase in phrases)

    def notes(self, phrase: str) -> bool:
        """Whether a short line holds the phrase."""
        return phrase in self.text and any(phrase in line for line in self.lines if len(line) <= NOTE)

    @cached_property
    def sentences(self) -> list[str]:
        """The lines that are prose."""
        shortest = SENTENCE // 2 if _WIDE.search(self.text) else SENTENCE
        return [line for line in self.lines if len(line) >= shortest]

    def prose_exceeds(self, limit: int, *, beside: tuple[str, ...] = ()) -> bool:
        """Whether there is more prose than so many characters, in lines that hold none of the phrases."""
        total = 0
        there = tuple(phrase for phrase in beside if phrase in self.text)
        for line in self.sentences:
            if not _holds(line, there):
                total += len(line)
                if total > limit:
                    return True
        return False


def walls(html: str, *, title: str, visible: str) -> tuple[Notice, ...]:
    """What stands between us and the page.

    Args:
        html: the page's markup.
        title: its title.
        visible: its visible text, a line for each block.

    Returns:
        At most one notice: the first that fits of bot_wall, soft_404, consent_wall, paywalled, login, needs_javascript.
        Linear in the lengths; a fraction of a millisecond for a page with much to read.
    """
    page = _Page(html, title, visible)
    not_free = _said_not_free(html)
    if page.n_visible > LONG and not not_free:
        return ()
    for longest, applies, notice in (
        (SHORT, _bot, notices.BOT_WALL),
        (SHORT, _gone, notices.SOFT_404),
        (CONSENT_LONG, _consent, notices.CONSENT_WALL),
        (len(visible), partial(_paywalled, not_free=not_free), notices.PAYWALLED),
        (SHORT, _login, notices.LOGIN),
        (BARE, _shell, notices.NEEDS_JAVASCRIPT),
    ):
        if page.n_visible <= longest and applies(page):
            return (notice,)
    return ()


def plain(text: str) -> str:
    """Case folded, with one kind of apostrophe and single spaces.

    >>> plain("You\\u2019re  Not\\u00a0a ROBOT")
    "you're not a robot"
    """
    return " ".join(_flat(text).split())


def _flat(text: str) -> str:
    return text.casefold().replace("\u2019", "'")


def _holds(line: str, phrases: tuple[str, ...]) -> bool:
    return any(phrase in line for phrase in phrases)


def _bot(page: _Page) -> bool:
    if page.prose_exceeds(LITTLE, beside=wall_phrases.BOT):
        return False
    titled = any(part in wall_phrases.BOT_TITLES for part in page.title_parts)
    says = page.says(wall_phrases.BOT)
    if not says and not titled and page.n_visible > LITTLE // 2:
        return False
    marked = len(page.html) <= CHALLENGE and any(sign in page.html for sign in wall_phrases.BOT_MARKUP)
    if says:
        # In few words it is enough to say it; in more, the title or the markup has to agree.
        return titled or marked or page.n_visible <= BARE
    if titled:
        return marked or page.n_visible <= LITTLE // 2
    # Without a word of it: a challenge that is a script and nothing else, and no form with a captcha under it.
    return marked and len(page.html) <= CHALLENGE // 4 and not _FIELD.search(page.html, 0, FORMS)


def _gone(page: _Page) -> bool:
    titled = any(map(_heads_nothing, page.title_parts))
    numbered = any("404" in part and len(part) <= NUMBERED for part in page.title_parts)
    if not (titled or numbered) and not any(
        _heads_nothing(line.strip(_MARKS)) for line in page.lines if len(line) <= SENTENCE
    ):
        return False
    if page.prose_exceeds(LITTLE, beside=wall_phrases.GONE_SAYS):
        return False
    return page.says(wall_phrases.GONE_SAYS) or (titled and page.n_visible <= LITTLE)


def _heads_nothing(line: str) -> bool:
    """Whether a heading says that there is no such page."""
    if line in wall_phrases.GONE:
        return True
    return line.endswith(wall_phrases.GONE_ENDS) and _holds(line, wall_phrases.GONE_THINGS)


def _consent(page: _Page) -> bool:
    if page.prose_exceeds(LITTLE // 2, beside=wall_phrases.CONSENT):
        return False
    about = [line for line in page.lines if _holds(line, wall_phrases.CONSENT)]
    asks = any(len(line) <= SENTENCE and _holds(line, wall_phrases.CONSENT_ASKS) for line in page.lines)
    if len(about) < 2 or not asks:
        return False
    # A banner over a page with little text is not the page: the wall's own words have to be most of what is there.
    return sum(map(len, about)) >= max(SENTENCE, len(page.text) // 2)


def _login(page: _Page) -> bool:
    if page.prose_exceeds(LITTLE, beside=wall_phrases.LOGIN_NEEDED):
        return False
    if page.n_visible <= BARE and any(
        _holds(line, wall_phrases.LOGIN_NEEDED) and not _holds(line, wall_phrases.LOGIN_ELSE) for line in page.lines
    ):
        return True
    titled = any(_names(part) for part in page.title_parts)
    if not titled and not any(line.strip(_MARKS) in wall_phrases.LOGIN for line in page.lines[:3]):
        return False
    if _PASSWORD.search(page.html, 0, FORMS):
        return True
    # Where the address is asked first and the password on the next page.
    return titled and page.n_visible <= BARE // 2 and _FIELD.search(page.html, 0, FORMS) is not None


def _names(part: str) -> bool:
    """Whether a side of a title names the form: "sign in", "log in to example", "mitglieder-login"."""
    return any(
        part == word or (len(part) <= 40 and (part.startswith((f"{word} ", f"{word}:")) or part.endswith(f" {word}")))
        for word in wall_phrases.LOGIN
    )


def _said_not_free(html: str) -> bool:
    """Whether the page's own structured data say that it is not free (schema.org, for search engines)."""
    if "isAccessibleForFree" not in html:
        return False
    if _NOT_FREE_ITEM.search(html):
        return True
    # Only in JSON-LD: the state of an application says it of other texts as well.
    start = html.find("application/ld+json")
    while start >= 0:
        end = html.find("</script", start)
        end = len(html) if end < 0 else end
        if _NOT_FREE.search(html, start, end):
            return True
        start = html.find("application/ld+json", end)
    return False


def _paywalled(page: _Page, *, not_free: bool) -> bool:
    if not_free and (said := _WORD_COUNT.search(page.html)):
        # Sentences only: menus and the teasers of other articles are not what the page has counted.
        return sum(len(line.split()) for line in page.sentences) < WHOLE * int(said[1])
    if not_free or page.prose_exceeds(TEASER):
        return not page.prose_exceeds(TEASER)
    noted = any(
        page.notes(phrase) for stem, phrases in wall_phrases.PAYWALL.items() if stem in page.text for phrase in phrases
    )
    little = not page.prose_exceeds(TEASER // 2)
    if noted and little:
        return True
    noted = noted or (little and any(map(page.notes, wall_phrases.PAYWALL_BESIDE)))
    return noted and _GATE.search(page.html, 0, FORMS) is not None


def _shell(page: _Page) -> bool:
    ends = page.ends
    if page.prose_exceeds(LITTLE // 2, beside=("javascript",)) or not any(sign in ends for sign in _SCRIPTS):
        return False
    if _STREAMED in ends or (page.n_visible <= 3 * LITTLE // 2 and len(page.html) > HEAVY):
        return True
    empty = any(_EMPTY.match(ends, at) for at in _roots(ends))
    if page.n_visible > LITTLE:
        return empty and _asks_for_script(ends)
    if empty or _asks_for_script(page.text) or any(sign in ends for sign in _CLIENTS):
        return True
    # A short page that its server has built says these too: one without a word has nothing else.
    return page.n_visible <= WORDLESS and (
        _asks_for_script(ends)
        or any(sign in ends for sign in _STATES)
        or any(_BUNDLE.search(tag[0]) for tag in _SCRIPT_TAG.finditer(ends))
    )


def _roots(markup: str) -> Iterator[int]:
    """Where the tags of containers go on that scripts fill."""
    for root in _ROOT.finditer(markup):
        if markup[root.start() - 1].isspace():
            yield root.end()
    for tag in _ROOT_TAGS:
        if (at := markup.find(tag)) >= 0:
            yield at + len(tag)


def _asks_for_script(markup: str) -> bool:
    at = markup.find("javascript")
    while at >= 0:
        around = markup[max(0, at - 40) : at + 50]
        if _holds(around, wall_phrases.SCRIPT_ASKED):
            return True
        at = markup.find("javascript", at + 10)
    return False
