"""Requests to values: each bad one is an InputError that names its parameter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Final, TypeVar

from flask import current_app, request
from pydantic import BaseModel, ValidationError

from wordcounts.errors import AmbiguousSource, InvalidOption
from wordcounts.text.views.view import ViewOptions
from wordcounts.web import bodies
from wordcounts.web.schemas import ComparedQuery

Model = TypeVar("Model", bound=BaseModel)
Choice = TypeVar("Choice", bound=str)

MAX_NAME_CHARS: Final = 100
"""Of a name that nobody knows, as it is told back."""

_OPTIONS: Final = frozenset(field.name for field in fields(ViewOptions))


def query(model: type[Model]) -> Model:
    """The query string as a model; an unknown name is as wrong as a bad value."""
    given = {name: values[-1] for name, values in request.args.lists() if name != "delete_token"}
    return _validated(model, given)


def known(model: type[Model]) -> Model:
    """What the model knows of the query string, for addresses that hold other things as well."""
    return _validated(model, {name: values[-1] for name, values in request.args.lists() if name in model.model_fields})


def body(model: type[Model]) -> Model:
    """The JSON body as a model; no body is an empty object.

    Raises:
        MalformedRequest: not JSON, not an object, or more values than any request has.
        BodyTooLarge: it holds a longer text than is taken.
    """
    given = _sent()
    if not given:
        return _validated(model, {})
    most = current_app.config["MAX_TEXT_BYTES"]
    said = bodies.parsed(given, lambda outline: _validated(model, outline), max_string_bytes=most)
    return _validated(model, said)


def _sent() -> bytes:
    """The body, in one read where its length was told: werkzeug's small ones take gunicorn four times as long."""
    _ = request.stream  # raises where more was told than is taken
    n_bytes = request.content_length
    if n_bytes is None:
        return request.get_data()
    sent: bytes = request.environ["wsgi.input"].read(n_bytes)
    return sent


def form(model: type[Model]) -> Model:
    """The fields of a form as a model."""
    return _validated(model, request.form.to_dict())


def one_of(known: Iterable[Choice], given: str, parameter: str) -> Choice:
    """What was given, if it is known; raises InvalidOption."""
    found = next((one for one in known if one == given), None)
    if found is None:
        raise InvalidOption(f"{parameter}: {given[:50]!r} is not among {', '.join(known)}.", parameter=parameter)
    return found


def view_options(asked: ComparedQuery, *, whole: bool = False) -> ViewOptions:
    """A view as the query asks for it; the whole of it, for downloads."""
    given = {name: value for name, value in asked if name in _OPTIONS and value is not None}
    return ViewOptions(**given | {"limit": None, "offset": 0} if whole else given)


def few(said: str, most: int, *, parameter: str) -> list[str]:
    """The parts of a list that is written with commas; raises InvalidOption when there are more than `most`."""
    parts = [part for piece in said.split(",") if (part := piece.strip())]
    if len(parts) > most:
        raise InvalidOption(f"{parameter} takes {most} at most.", parameter=parameter)
    return parts


def only_one(**given: object) -> None:
    """Raise AmbiguousSource when more than one source was given."""
    names = [name for name, value in given.items() if value is not None]
    if len(names) > 1:
        raise AmbiguousSource(f"Give one of {' and '.join(names)}, not both.", parameter=names[-1])


def _validated(model: type[Model], given: dict[str, Any]) -> Model:
    if model.model_config.get("extra") == "forbid" and not given.keys() <= model.model_fields.keys():
        # The first alone: a model would tell each of a hundred thousand.
        unknown = next(name for name in given if name not in model.model_fields)[:MAX_NAME_CHARS]
        raise InvalidOption(f"{unknown}: there is no such field.", parameter=unknown)
    try:
        return model.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        raise InvalidOption(f"{name}: {first['msg']}.", parameter=name or None) from None
