"""The edge to the terminal: sentences on standard error, exit codes, the settings with their warnings."""

from __future__ import annotations

import os
import sys
import unicodedata
from typing import TYPE_CHECKING, Any, Final

import click

from wordcounts.errors import WordcountsError

if TYPE_CHECKING:
    from wordcounts.settings import Settings

ALL_WELL: Final = 0
FAILED: Final = 1
"""Some source could not be counted, or a check failed."""
USAGE: Final = 2
"""Click's own, for options and arguments that do not fit."""
INTERRUPTED: Final = 130
"""128 + SIGINT, as shells have it."""
PIPE_CLOSED: Final = 141
"""128 + SIGPIPE: whoever read the output had enough."""

_REORDERING: Final = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Unicode's explicit directional overrides, embeddings and isolates (UAX #9): they could disguise what follows."""


def printable(text: str) -> str:
    """A title, name or sentence without what a terminal would act on: control characters, directional overrides."""
    return "".join(
        " " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in text if char not in _REORDERING
    ).strip()


def complain(sentence: str, *, code: str = "", source: str = "") -> None:
    """One line on standard error: `wordcounts: SOURCE: sentence (code)`."""
    where = f"{printable(source)}: " if source else ""
    click.echo(f"wordcounts: {where}{printable(sentence)}{f' ({code})' if code else ''}", err=True)


def settings_of(**overrides: Any) -> Settings:
    """Read the settings; say which WORDCOUNTS_ variables nothing reads.

    Args:
        overrides: fields from options; those that are None are not given.

    Raises:
        BadSettings: a value does not fit.
    """
    from wordcounts.settings import given_names, load_settings, unknown_names

    for name in unknown_names(given_names()):
        complain(f"no setting is called {name}; docs/reference/settings.md lists them all.", code="unknown_setting")
    return load_settings(**{name: value for name, value in overrides.items() if value is not None})


class Doors(click.Group):
    """A group whose errors are one sentence, and whose interruptions are quiet."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; see the exit codes above."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _silence()
            ctx.exit(PIPE_CLOSED)
        except WordcountsError as error:
            if ctx.params.get("traceback"):
                raise
            complain(error.message, code=error.code)
            ctx.exit(FAILED)
        except OSError as error:
            if ctx.params.get("traceback"):
                raise
            complain(os_sentence(error), source=str(error.filename or ""))
            ctx.exit(FAILED)
        return result


def os_sentence(error: OSError) -> str:
    """What the system said, as a sentence and without its number."""
    return f"{error.strerror or type(error).__name__}."


def _silence() -> None:
    """Let the interpreter flush what is left into nothing, instead of complaining on its way out."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
