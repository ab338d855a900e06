"""What may be taken of a model's answer: plain whole sentences about the article, and nothing that acts.

An article can talk a model into saying what its author wants. So nothing is taken that the article's own sentences
could not bring as well: no markup, no address, no hidden character, and no answer that speaks of something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.compose import sentences
from digest.summarise.plain import one_line
from digest.summarise.prompt import INSTRUCTIONS, LIMIT, data_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.model import Story

SENTENCES = 3  # as many as a summary has; two are asked for
READ = 8000  # characters of an answer that are looked at, thoughts included
KNOWN = 1 / 3  # of an answer's telling words, at least, stand in the article: it may use its own for the rest
LONG = 5  # letters: words of fewer tell little, and of longer ones the ending may differ
ECHO = 6  # words in a row that stand in the instructions too

_THOUGHTS = re.compile(r"<(think|thinking|reasoning)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.!?])[*_](?!\w)")
_QUOTED = {'"': '"', "“": "”", "„": "“", "«": "»", "「": "」", "'": "'", "‘": "’"}
_MARKUP = re.compile(r"<[/!?a-zA-Z]|[<‹]/?article-|&#?\w+;|\]\(|`|\{\{|\{%|<\||\|>")
_LIST = re.compile(r"\s*(?:[-*•#>|]|\d{1,2}[.)])\s")
_ADDRESS = re.compile(r"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*://\S+|\b(?:mailto|javascript|data):\S+|\S@\S", re.IGNORECASE)
_DOTTED = re.compile(r"(?<![\w.-])(?:[\w-]+\.)+[^\W\d_]{2,}", re.IGNORECASE)  # what mail programs make a link of
_REFUSAL = re.compile(
    r"(?:i['’](?:m|ll|d|ve)|i (?:am|can|can['’]t|cannot|could|do|don['’]t|have|was|will|won['’]t)|(?:i['’]m )?sorry"
    r"|as an? (?:ai|(?:large )?language model)|unfortunately,? i|sure|certainly|of course|here(?:['’]s| is| are)"
    r"|es tut mir leid|tut mir leid|ich (?:kann|bin|werde)|leider kann ich|als (?:ki|sprachmodell)|hier ist"
    r"|je (?:ne|suis)|désolée?|en tant qu['’](?:ia|assistant)|voici"
    r"|lo siento|no puedo|como (?:modelo|ia|asistente)|aquí (?:está|tienes?))\b",
    re.IGNORECASE,
)
_ORDER = re.compile(r"\b(?:ignor|disregard|forget)\w*\b.{0,40}\b(?:instruction|prompt|rule)s?\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
# Scripts whose words have no spaces between them, or endings that outgrow them.
_UNSPACED = re.compile(
    r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+"
)


def summary_of(answer: str, story: Story) -> str | None:
    """One to three whole sentences, together at most 320 characters; None where nothing of the answer may be used."""
    text = _said(answer[:READ])
    if text is None or _acts(text, story.lead.title) or _speaks_of_itself(text):
        return None
    told = _whole(text, story.lead.language)
    return told if told and _is_about(told, story) else None


def _said(answer: str) -> str | None:
    """The answer on one line, without thoughts before it, quotes around it and stars within; None where it is a list.

    A first line that ends in a colon announces what follows, in any language.
    """
    answer = answer.lstrip()
    thoughts = _THOUGHTS.match(answer)
    lines = [line for line in answer[thoughts.end() if thoughts else 0 :].splitlines() if line.strip()]
    if len(lines) > 1 and lines[0].rstrip(" *_").endswith((":", "：")):
        lines = lines[1:]
    if any(map(_LIST.match, lines)):
        return None
    text = _EMPHASIS.sub("", one_line(" ".join(lines)))
    if len(text) > 1 and _QUOTED.get(text[0]) == text[-1] and text[-1] not in text[1:-1]:
        text = text[1:-1].strip()
    return text


def _acts(text: str, title: str) -> bool:
    """Has it markup, or what mail programs make a link of? A name like "Node.js" may stand in it as in the title."""
    if _MARKUP.search(text) or _ADDRESS.search(text):
        return True
    return any(found.casefold() not in title.casefold() for found in _DOTTED.findall(text))


def _speaks_of_itself(text: str) -> bool:
    """Is it a refusal, talk before the answer, or an echo of instructions, ours or the article's?"""
    return bool(_REFUSAL.match(text) or _ORDER.search(text)) or not _RUNS_OF_OURS.isdisjoint(_runs(text))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return (tuple(words[at : at + ECHO]) for at in range(len(words) - ECHO + 1))


_RUNS_OF_OURS = frozenset(_runs(INSTRUCTIONS))


def _whole(text: str, language: str | None) -> str:
    """Its first sentences, as many as fit; a cut-off one is none."""
    end = 0
    for count, sentence in enumerate(sentences.split(text, language)):
        stop = text.find(sentence, end) + len(sentence)
        if count == SENTENCES or stop > LIMIT or not sentences.is_whole(sentence):
            break
        end = stop
    return text[:end].strip()


def _is_about(text: str, story: Story) -> bool:
    """Does it speak of what the story's title and sentences speak of, mostly in words of the article?"""
    telling = _stems(text)
    headline = _stems(f"{story.lead.title} {story.summary}")
    known = len(telling & (headline | _stems(data_of(story.lead))))
    return not telling.isdisjoint(headline) and known >= KNOWN * len(telling)


def _stems(text: str) -> set[str]:
    """The beginnings of its longer words, its numbers, and pairs of characters where words cannot be told apart."""
    folded = text.casefold()
    pairs = {run[at : at + 2] for run in _UNSPACED.findall(folded) for at in range(len(run) - 1)}
    words = _WORD.findall(_UNSPACED.sub(" ", folded))
    return pairs | {word[:LONG] for word in words if len(word) >= LONG or (word.isdecimal() and len(word) > 1)}
