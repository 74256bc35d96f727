"""Why a result may not be what its reader expects: every notice that reading gives, with its sentence."""

from __future__ import annotations

import re
from typing import Final

from wordcounts.text.values import Notice

NO_WORDS: Final = Notice("no_words", "No words were found.")
NO_MAIN_TEXT: Final = Notice(
    "fell_back", "No main text stands out on this page, so all of its visible words are counted."
)
TOO_LARGE_FOR_MAIN_TEXT: Final = Notice(
    "fell_back", "This page is very large, so all of its visible words are counted, not only its main text."
)
CUT_SHORT: Final = Notice(
    "cut_short",
    "Something was cut: a word of more than 256 characters, or words beyond the first 250,000 different ones.",
)
NEEDS_JAVASCRIPT: Final = Notice(
    "needs_javascript",
    "This page builds its text with JavaScript, which is not run here: what is counted may be only its frame.",
)
BOT_WALL: Final = Notice(
    "bot_wall", "The site answered with a check for robots instead of its page: what is counted is that check."
)
SCAN: Final = Notice(
    "scan",
    "This PDF holds pictures of pages, not text, as scanners make them: words in pictures are not read, so what is "
    "counted is at most a part of it.",
)
PDF_CUT_SHORT: Final = Notice(
    "cut_short", "This PDF is damaged, cut short or very long: what is counted is what could be read of it."
)

SHORT: Final = 600
"""Characters of visible text up to which a page can be a shell or a wall; real ones of both stay below 400."""

_WALL_TITLES: Final = re.compile(
    r"\A\s*(?:just a moment|attention required!|access denied|checking your browser|ddos-guard|please wait\.\.\."
    r"|are you a (?:human|robot)|robot check|security check|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|pardon our interruption|human verification|one moment, please)",
    re.IGNORECASE,
)
_WALL_SIGNS: Final = re.compile(
    r"cf-chl|challenge-platform|/cdn-cgi/challenge|_incapsula_resource|px-captcha|g-recaptcha|h-captcha|captcha-delivery",
    re.IGNORECASE,
)
_SHELL: Final = re.compile(
    r"<(?:div|main|section)\s[^>]{0,200}?id=[\"']?(?:root|app|__next|__nuxt|___gatsby|svelte|react-root|app-root|main-app)"
    r"[\"']?[^>]{0,200}>\s*(?:<!--.{0,200}?-->\s*)?</|<app-root[\s>]",
    re.IGNORECASE,
)
_ASKS_FOR_SCRIPT: Final = re.compile(
    r"(?:enable|requires?|need|turn on|activat\w*|without)\s+(?:\S+\s+){0,3}?javascript", re.IGNORECASE
)


def walls(html: str, *, title: str, visible: str) -> tuple[Notice, ...]:
    """What stands between us and the page, as far as the page itself shows it.

    Args:
        html: the page's markup.
        title: its title.
        visible: its visible text; only a page with hardly any can be a shell or a wall.
    """
    if len(visible) > SHORT:
        return ()
    found = []
    if _WALL_TITLES.match(title) or (
        _WALL_SIGNS.search(html) and re.search("captcha|robot|human|browser", visible, re.I)
    ):
        found.append(BOT_WALL)
    elif "<script" in html.lower() and (_SHELL.search(html) or _ASKS_FOR_SCRIPT.search(html)):
        found.append(NEEDS_JAVASCRIPT)
    return tuple(found)
