"""Why a result may not be what its reader expects: every notice that reading gives, with its sentence."""

from __future__ import annotations

from typing import Final

from wordcounts.text.values import Notice

NO_WORDS: Final = Notice(
    "no_words", "No words were found: if a browser or another program shows some, copy its text, and count that."
)
NO_MAIN_TEXT: Final = Notice(
    "fell_back",
    "No main text stands out on this page, so all of its visible words are counted: for a part of it, copy that part, "
    "and count it.",
)
TOO_LARGE_FOR_MAIN_TEXT: Final = Notice(
    "fell_back",
    "This page is very large, so all of its visible words are counted, not only its main text: for that alone, copy "
    "it, and count that.",
)
CUT_SHORT: Final = Notice(
    "cut_short",
    "Something was cut: a word of more than 256 characters, or words beyond the first 250,000 different ones: count "
    "so large a text in parts.",
)
NEEDS_JAVASCRIPT: Final = Notice(
    "needs_javascript",
    "This page builds its text with JavaScript, which is not run here, so what is counted may be only its frame: open "
    "it in a browser, copy its text, and count that.",
)
BOT_WALL: Final = Notice(
    "bot_wall",
    "The site answered with a check for robots instead of its page, and what is counted is that check: open the page "
    "in a browser, copy its text, and count that.",
)
SCAN: Final = Notice(
    "scan",
    "This PDF holds pictures of pages, not text, as scanners make them: words in pictures are not read, so what is "
    "counted is at most a part of it: have its text recognised (OCR), and count that.",
)
PDF_CUT_SHORT: Final = Notice(
    "cut_short",
    "This PDF is damaged, cut short or very long, and what is counted is what could be read of it: save it anew, or "
    "count it in parts.",
)
CONSENT_WALL: Final = Notice(
    "consent_wall",
    "The site asks for consent to cookies before it shows its page, and what is counted is that question: agree in a "
    "browser, copy the page's text, and count that.",
)
PAYWALLED: Final = Notice(
    "paywalled",
    "This page is for subscribers, so what is counted may be only its beginning: if you have access, open it in a "
    "browser, copy its text, and count that.",
)
LOGIN: Final = Notice(
    "login",
    "The site asks visitors to log in before it shows this page, and what is counted is that request: log in with a "
    "browser, copy the page's text, and count that.",
)
ROBOTS: Final = Notice(
    "robots",
    "The site's robots.txt asks programs not to fetch this page. It was fetched since you asked for this one page, as "
    "a browser would; do not collect such pages by the dozen.",
)
SOFT_404: Final = Notice(
    "soft_404",
    "The site answered with a page that says it has no such page, and what is counted is that message: check "
    "the address.",
)
