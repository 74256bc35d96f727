"""Pages that stand by themselves: a report in one file, which needs no network, and a view to be embedded elsewhere."""

from __future__ import annotations

from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, Response, current_app, make_response, render_template, url_for

from wordcounts.citation import cite
from wordcounts.receipts import options_said
from wordcounts.text.measures.spectrum import RankPoint
from wordcounts.text.views.view import WordsView
from wordcounts.web import downloads, queries, schemas
from wordcounts.web.api import service
from wordcounts.web.evidence import views

if TYPE_CHECKING:
    from wordcounts.text.corpus.words import SummedWords

standing = Blueprint("standing", __name__)

PLOT: Final = (640.0, 300.0)
"""Width and height of the plot within its axes, in the units of its view box."""


@standing.get("/api/v1/analyses/<id>/report.html")
def report(id: str) -> Response:
    """All that there is to say of one analysis, as a file."""
    asked = queries.query(schemas.WordsQuery)
    options = queries.view_options(asked)
    found = views().report(id, options, asked.extraction)
    page = render_template(
        "report.html",
        one=found.analysis,
        style=style(),
        words=rows(found.words),
        measures=found.measures,
        plot=plot(found.distribution.ranks),
        receipt=found.receipt,
        said=options_said(options),
        cited=cite(found.analysis),
    )
    answer = make_response(page)
    answer.headers["Content-Disposition"] = downloads.disposition(found.analysis.known_as, "report", "html")
    return answer


@standing.get("/embed/<id>")
def embed(id: str) -> str:
    """The commonest words of a view, for other sites' pages."""
    asked = queries.query(schemas.EmbedQuery)
    one = service().finished(id)
    view = service().words(id, queries.view_options(asked), asked.extraction)
    only = asked.stop_words == "only"
    return render_template("embed.html", one=one, words=rows(view), only=only, href=url_for("pages.analysis", id=id))


def rows(view: WordsView | SummedWords) -> dict[str, Any]:
    """A view's rows for a table with bars: each word with its share of all words and of the largest count."""
    most = max((item.count for item in view.items), default=0)
    return {
        "n_tokens": view.n_tokens,
        "total": view.total,
        "stop_list": view.stop_list,
        "items": [
            {
                "item": item,
                "share": item.count / view.n_tokens if view.n_tokens else 0.0,
                "bar": 100 * item.count / most,
            }
            for item in view.items
        ],
    }


def plot(ranks: tuple[RankPoint, ...]) -> dict[str, Any]:
    """Where the points of a rank-frequency plot stand, both axes in powers of ten, and the marks on the axes."""
    width, height = PLOT
    if not ranks:
        return {"points": [], "across": [], "up": []}
    decades_across = max(1.0, log10(ranks[-1].rank))
    decades_up = max(1.0, log10(ranks[0].count))
    points = [
        (width * log10(point.rank) / decades_across, height * (1 - log10(point.count) / decades_up)) for point in ranks
    ]
    return {
        "points": [(round(x, 1), round(y, 1)) for x, y in points],
        "across": [(round(width * power / decades_across, 1), 10**power) for power in range(int(decades_across) + 1)],
        "up": [(round(height * (1 - power / decades_up), 1), 10**power) for power in range(int(decades_up) + 1)],
    }


def style() -> str:
    """The style sheet of pages that stand by themselves."""
    return (Path(current_app.static_folder or "") / "standing.css").read_text("utf-8")
