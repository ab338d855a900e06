"""Where templates are found, and what is said of a mistake in one.

A file in the user's folder replaces the built-in one of that name, and reaches it as `default:NAME`.
"""

from __future__ import annotations

import traceback
from functools import lru_cache
from typing import TYPE_CHECKING

import jinja2

from digest import errors, resources
from digest.render import typography
from digest.render.palette import DARK, LIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from digest.render.view import Letter

_PREHEADER = 200  # characters: what an inbox shows after the subject, so that nothing of the letter follows there


def filled(name: str, letter: Letter, own: Path | None) -> str:
    """The template of that name with the letter put in. Raises TemplateError, which names file and line."""
    try:
        return (
            _environment(own, _files(own))
            .get_template(name)
            .render(letter=letter, words=letter.words, light=LIGHT, dark=DARK)
        )
    except Exception as error:  # a user's template may fail in any way that Python knows
        raise errors.TemplateError(_told(error, own)) from error


def _files(own: Path | None) -> frozenset[Path]:
    """The user's files: one that is new stands in the place of a template that may be loaded already."""
    return frozenset(own.rglob("*")) if own else frozenset()


@lru_cache(maxsize=8)
def _environment(own: Path | None, _: frozenset[Path]) -> jinja2.Environment:
    built_in = jinja2.FileSystemLoader(resources.folder("templates"))
    loaders: list[jinja2.BaseLoader] = [built_in, jinja2.PrefixLoader({"default": built_in}, delimiter=":")]
    if own:
        loaders.insert(0, jinja2.FileSystemLoader(own))
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
        # only plain text and styles are not escaped; styles hold no word of a feed
        autoescape=jinja2.select_autoescape((), (".txt.j2", ".css"), default=True),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "headline": typography.headline,
        "breakable": typography.breakable,
        "filler": _filler,
    }
    return environment


def _filler(preheader: str) -> str:
    """Invisible characters that keep the letter's first words out of the inbox's line."""
    return "\u2007\u034f" * max(0, (_PREHEADER - len(preheader)) // 2)


def _told(error: Exception, own: Path | None) -> str:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}: {error.message}"
    folders = [str(folder) for folder in (own, resources.folder("templates")) if folder]
    lines = [
        f"{frame.filename}:{frame.lineno}: "
        for frame in traceback.extract_tb(error.__traceback__)
        if any(frame.filename.startswith(folder) for folder in folders)
    ]
    what = f"there is no template {error}" if isinstance(error, jinja2.TemplateNotFound) else str(error)
    return (lines[-1] if lines else "") + (what or type(error).__name__)
