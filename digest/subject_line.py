"""A subject of the user's own: a Jinja2 template of one line, in a sandbox, and what may stand in it."""

from __future__ import annotations

import difflib
from functools import lru_cache

import jinja2
from jinja2 import meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

LONGEST = 500  # characters of a template
SAMPLE: dict[str, str | int] = {  # the variables, as an edition could fill them
    "title": "The Morning Digest",
    "headline": "Port cranes learn to wait for the wind",  # of the lead, shortened; empty in an edition without stories
    "date": "Tuesday, 24 November 2026",
    "number": 118,
    "stories": 13,
}
_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined)


def checked(text: str) -> str:
    """The template as it is, if it can be filled. Raises ValueError, with what may follow it in a sentence."""
    if not text.strip():
        raise ValueError("is no subject: nothing stands in it")
    if len(text) > LONGEST:
        raise ValueError(f"is no subject: it is longer than {LONGEST} characters")
    try:
        names = meta.find_undeclared_variables(_ENVIRONMENT.parse(text))
        if unknown := sorted(names - SAMPLE.keys()):
            raise ValueError(f"is no subject: {_unknown(unknown[0])}")
        filled(text, **SAMPLE)
        filled(text, **SAMPLE | {"headline": "", "stories": 0})
    except jinja2.TemplateSyntaxError as error:
        place = f"in its line {error.lineno}, " if "\n" in text.strip() else ""
        raise ValueError(f"is no template: {place}{(error.message or '').rstrip('.')}") from None
    except ValueError:
        raise
    except Exception as error:  # a template may fail in any way that Python knows
        raise ValueError(
            f"is no template that can be filled: {str(error).rstrip('.') or type(error).__name__}"
        ) from None
    return text


def filled(text: str, **variables: str | int) -> str:
    """The template with its variables put in; what it then may hold is the caller's care."""
    return _template(text).render(**variables)


@lru_cache(maxsize=64)
def _template(text: str) -> jinja2.Template:
    return _ENVIRONMENT.from_string(text)


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name, SAMPLE, n=1)
    return f"there is no {name}; " + (f"did you mean {near[0]}?" if near else f"there are {', '.join(SAMPLE)}")
