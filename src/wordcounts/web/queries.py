"""Requests to values: each bad one is an InputError that names its parameter."""

from __future__ import annotations

from typing import TypeVar

from flask import request
from pydantic import BaseModel, ValidationError

from wordcounts.errors import AmbiguousSource, InvalidOption, MalformedRequest
from wordcounts.text.views.view import ViewOptions
from wordcounts.web.schemas import ViewQuery, WordsQuery

Model = TypeVar("Model", bound=BaseModel)


def query(model: type[Model]) -> Model:
    """The query string as a model; an unknown name is as wrong as a bad value."""
    given = {name: values[-1] for name, values in request.args.lists() if name != "delete_token"}
    return _validated(model, given)


def body(model: type[Model]) -> Model:
    """The JSON body as a model; no body is an empty object.

    Raises:
        MalformedRequest: not JSON, or not an object.
    """
    if not request.get_data(cache=True):
        return _validated(model, {})
    given = request.get_json(silent=True, force=True)
    if not isinstance(given, dict):
        raise MalformedRequest("The body is not a JSON object.")
    return _validated(model, given)


def form(model: type[Model]) -> Model:
    """The fields of a form as a model."""
    return _validated(model, request.form.to_dict())


def view_options(asked: ViewQuery, *, whole: bool = False) -> ViewOptions:
    """A view as the query asks for it; the whole of it, for downloads."""
    return ViewOptions(
        fold=asked.fold,
        accents=asked.accents,
        elisions=asked.elisions,
        compounds=asked.compounds,
        lemmas=asked.lemmas,
        stop_words=asked.stop_words,
        stop_list=asked.stop_list,
        stop_add=asked.stop_add,
        stop_remove=asked.stop_remove,
        language=asked.language,
        numbers=asked.numbers,
        min_length=asked.min_length,
        ngram=asked.ngram if isinstance(asked, WordsQuery) else 1,
        place=asked.place or "" if isinstance(asked, WordsQuery) else "",
        q=asked.q,
        sort=asked.sort,
        limit=None if whole else asked.limit,
        offset=0 if whole else asked.offset,
    )


def only_one(**given: object) -> None:
    """Raise AmbiguousSource when more than one source was given."""
    names = [name for name, value in given.items() if value is not None]
    if len(names) > 1:
        raise AmbiguousSource(f"Give one of {' and '.join(names)}, not both.", parameter=names[-1])


def _validated(model: type[Model], given: object) -> Model:
    try:
        return model.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        raise InvalidOption(f"{name}: {first['msg']}.", parameter=name or None) from None
