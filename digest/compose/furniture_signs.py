"""Which words, at which place of a line or sentence, give furniture away: the rules over `furniture_words`.

Everything here reads one line or one sentence and knows nothing of the article around it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.compose import furniture_words
from digest.compose.folding import folded
from digest.compose.furniture_words.words import listed
from digest.compose.sentences import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def _of_all(kind: str) -> frozenset[str]:
    return frozenset(phrase for language in furniture_words.LANGUAGES for phrase in getattr(language, kind))


LABELS, CLOSERS, POINTERS = _of_all("labels"), _of_all("closers"), _of_all("pointers")
CALLS, CALLED, OFFERS = _of_all("calls"), _of_all("called"), _of_all("offers")
CONTINUATIONS = _of_all("continuations")
READING, MINUTES, CALENDAR = _of_all("reading"), _of_all("minutes"), _of_all("calendar")
ATTRIBUTIONS = [pair for language in furniture_words.LANGUAGES for pair in language.attributions]

CALL = 160  # characters: a longer sentence has more to say
LINE = 120  # characters: a longer block is no label, byline or date
_FIRST = re.compile(r"[^\W_]+")
_SPACELESS = "\u3040"  # from here on, in Unicode's order, stand the scripts of Japan, China and Korea
WORD = re.compile(r"\w+(?:['-]\w+)*")
_ORNAMENTS = " \u00a0\t¿¡•※·●▪►▶→»›>*-–—|#[]👉🔥✅📌🔗➡️⬇"
_MARK = re.compile(r"\s*(?::|»|→|>|\||…|\.\.\.|-\s|[–—])")
_COLON = re.compile(r"\s*[:»→>|]")
_NAMING = re.compile(r"\s*(?:[:|]|[-–—]\s)")
# A word that is none: "@jdoe", "marta_q", "tideline77".
_HANDLE = re.compile(r"@[\w.]{2,30}|(?=[a-z.-]*[\d_])(?=[\d._-]*[a-z])[a-z\d._-]{3,30}", re.ASCII | re.IGNORECASE)
_CALL_VERBS = ("click", "tap ", "press ")
_CALL = re.compile(r"\b(?:click|tap|press) (?:here|below|(?:on )?(?:this|the) (?:link|button|image|picture))\b.{0,20}$")
# "Victims were told to click on the link": a report on fraud, not a request.
_TOLD = re.compile(
    r"\b(?:(?:asked|directed|forced|instructed|invited|lured|persuaded|prompted|told|tricked|urged) to|who|they) click"
)
_CONTACT = listed("contact/email/e-mail/mail/questions/reach/send/tips/write")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2}")  # "You can reach her at …"
# Of the words with which a site asks for something, those that are nouns too: "Support for Telegram grows."
_NOUNS = listed("contact/download/drop/email/hit/like/pin/rate/save/share/support")
_OBJECTS = listed(
    "us/our/me/my/the/this/that/these/it/your/a/an/on/via/to/now/here/and/or/share/tweet/comment/subscribe"
)
_TRAIL = re.compile(r"\s[»›>|/]\s")
_WE = listed("we/us/our/ours/your/wir/uns/nous/notre/nos/nosotros/nuestro/nuestra/nossa/nosso/noi/wij/ons/onze")


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The phrases by their first word, the longest first: a sentence is compared with a handful of them only."""
    index: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        index.setdefault(_first_word(phrase), []).append(phrase)
    return {word: tuple(listed) for word, listed in index.items()}


def _first_word(text: str) -> str:
    """The first word; of one in a script without spaces its first two signs."""
    found = _FIRST.match(text)
    word = found.group() if found else ""
    return word[:2] if word >= _SPACELESS else word


def _by_anchor(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The phrases by their longest word but the last, to which a full stop may be joined in the text.

    Without that word none of them need be sought: two thirds of the time of this module went into seeking them.
    """
    index: dict[str, list[str]] = {}
    for phrase in phrases:
        index.setdefault(max(phrase.split(" ")[:-1], key=len), []).append(phrase)
    return {word: tuple(listed) for word, listed in index.items()}


def _found(key: str, words: set[str], index: dict[str, tuple[str, ...]]) -> int:
    """How many of the phrases stand anywhere in the text, of which `words` are what stands between blanks."""
    return sum(phrase in key for word in index.keys() & words for phrase in index[word])


_PHRASES = _by_anchor(_of_all("phrases"))
_ABOUT = _by_anchor(_of_all("about"))
_ATTRIBUTED = frozenset(max(middle.split(), key=len) for _, middle in ATTRIBUTIONS)
_OPENERS = _by_first_word(_of_all("openers"))
_BEGGING = _by_first_word(_of_all("begging"))
_POINTERS = _by_first_word(POINTERS)
_BEGINNINGS = {word: (*_OPENERS.get(word, ()), *_BEGGING.get(word, ())) for word in {*_OPENERS, *_BEGGING, *_POINTERS}}
POINTING = frozenset(_POINTERS)  # the words with which they begin
_BYLINES = _by_first_word(_of_all("bylines"))


def _opening(key: str, index: dict[str, tuple[str, ...]]) -> str:
    """The longest of the phrases with which the text begins, whole words only; empty where there is none."""
    return _beginning(key, index.get(_first_word(key), ()))


def _beginning(key: str, phrases: Iterable[str]) -> str:
    for phrase in phrases:
        if key.startswith(phrase) and not _is_cut(phrase, key):
            return phrase
    return ""


def _is_cut(phrase: str, key: str) -> bool:
    """Does the text's word go on where the phrase ends?"""
    return phrase[-1].isalpha() and key[len(phrase) : len(phrase) + 1].isalnum() and phrase[-1] < _SPACELESS


def is_furniture(sentence: str, linked: float = 0.0, names: Sequence[str] = ()) -> bool:
    """Is this sentence the site's, not the article's?

    `linked` is how much of it stands in links, 0 to 1; `names` are those of the site and the author, folded.
    """
    key = folded(sentence)
    return has_signs(sentence, key, set(key.split(" ")), linked, names)


def has_signs(sentence: str, key: str, words: set[str], linked: float, names: Sequence[str]) -> bool:
    """The same, of a sentence that is already folded and split."""
    text, key = sentence.lstrip(_ORNAMENTS), key.lstrip(_ORNAMENTS)
    first = _first_word(key)
    if first in _BEGINNINGS and (_beginning(key, _BEGINNINGS[first]) or _points_elsewhere(text, key, linked)):
        return True
    if first in CALLS and _calls(key, names):
        return True
    if _found(key, words, _PHRASES) and not _TOLD.search(key):
        return True
    if "@" in key and len(key) <= CALL and not _CONTACT.isdisjoint(words) and _ADDRESS.search(key):
        return True
    return any(verb in key for verb in _CALL_VERBS) and bool(_CALL.search(key)) and not is_whole(sentence)


def _calls(key: str, names: Sequence[str]) -> bool:
    """Does it ask the reader to share, follow, subscribe …?"""
    first, _, rest = key.partition(" ")
    if len(key) > CALL or (first in _NOUNS and rest.partition(" ")[0].strip(",") not in _OBJECTS):
        return False
    return "@" in key or not CALLED.isdisjoint(WORD.findall(key)[1:]) or any(name in key for name in names)


def begs(key: str) -> bool:
    """Does it ask for a subscription, consent or money, or tell who pays for the site?"""
    return bool(_opening(key.lstrip(_ORNAMENTS), _BEGGING))


def _points_elsewhere(text: str, key: str, linked: float) -> bool:
    """Is it "ALSO READ: …", the name of another article? Sentences like "Read more books this summer." are not."""
    pointer = _opening(key, _POINTERS)
    if not pointer:
        return False
    rest = text[len(pointer) :]
    several = " " in pointer
    if not any(map(str.isalnum, rest[:40])) or _COLON.match(rest) or (several and _MARK.match(rest)):
        return True
    if several and text[: len(pointer)].isupper():
        return True
    return (several or linked >= 0.5) and len(text) <= LINE and not is_whole(text)


def continuation(text: str, key: str) -> int:
    """Where "Continue reading …" begins that ends a teaser, with a capital; -1 where nothing does."""
    first = max(0, len(key) - LINE)
    tail = key[first:]
    for phrase in CONTINUATIONS:
        if phrase in tail:
            place = first + tail.rindex(phrase)
            elsewhere = _NAMING.match(key, place + len(phrase))  # "Read more: …" names another article
            if not elsewhere and not text[place].islower() and not text[place - 1 : place].isalnum():
                return place
    return -1


def is_continued(text: str) -> bool:
    """Is the rest of it elsewhere?"""
    return continuation(text, folded(text)) >= 0


def is_label(tokens: list[str]) -> bool:
    """Is the line a button or a heading of the site's? Counters beside it ("3 Comments") do not matter."""
    words = [token for token in tokens if not token.isdigit()]
    line = " ".join(words)
    if line in LABELS or line in CLOSERS:
        return bool(words)
    buttons = [word for word in words if word not in furniture_words.BETWEEN_BUTTONS]
    return bool(buttons) and all(word in furniture_words.BUTTONS for word in buttons)


def is_closer(tokens: list[str]) -> bool:
    """Does the line open what follows the article: comments, related articles, the author's portrait?"""
    return " ".join(token for token in tokens if not token.isdigit()) in CLOSERS


def is_reading_time(tokens: list[str]) -> bool:
    """Is it a line like "16 Min Read"?"""
    minutes = any(
        token in MINUTES or (token[0].isdigit() and token.lstrip("0123456789-") in MINUTES) for token in tokens
    )
    return minutes and len(tokens) <= 8 and any(t[0].isdigit() for t in tokens) and any(t in READING for t in tokens)


def is_date(tokens: list[str]) -> bool:
    """Is it a line of nothing but a date, as "Updated: March 3, 2025 at 10:30 am"?"""
    numbers = sum(token[0].isdigit() for token in tokens)
    return bool(numbers) and all(token[0].isdigit() or token in CALENDAR for token in tokens)


def is_byline(text: str, author: str | None = None) -> bool:
    """Is it a line of nothing but the author's name, or handle, and perhaps a date?"""
    line = text.strip(_ORNAMENTS + ".,:")
    key = folded(line)
    if author and key == folded(author).strip():
        return True
    if " " not in line:
        return bool(_HANDLE.fullmatch(line))
    opener = _opening(key, _BYLINES)
    names = line[len(opener) :].replace("|", " ").replace("·", " ").split()
    if not opener or not names or len(names) > 12:
        return False
    small = [name for name in names if name.islower() and name.strip(",.") not in _AND and name not in CALENDAR]
    handle = " " in opener and small == names[:1]  # "Posted by admin on 3 March"
    return not small or handle or (bool(author) and folded(author or "") in key)


def is_trail(text: str) -> bool:
    """Is it a line like "Home » News » City"?"""
    return len(text) <= LINE and len(_TRAIL.findall(text)) > 1 and not is_whole(text)


_AND = frozenset(("and", "und", "et", "y", "e", "en", "&", "de", "van", "von", "der", "di", "da", "del", "for", "in"))


def attributed(key: str, words: set[str]) -> int:
    """Where "The post … appeared first on …" begins; -1 where there is none."""
    if _ATTRIBUTED.isdisjoint(words):
        return -1
    starts = (key.rfind(beginning, 0, key.find(middle)) for beginning, middle in ATTRIBUTIONS if middle in key)
    return min((start for start in starts if start >= 0), default=-1)


def praises_itself(key: str, words: set[str], names: Sequence[str]) -> bool:
    """Does a site or an author introduce itself here? `names` are theirs, folded."""
    named = any(name in key for name in names)
    if not named and _WE.isdisjoint(words):
        return False
    signs = _found(key, words, _ABOUT)
    return signs > 1 or (signs == 1 and (named or key.startswith(("welcome to", "at ", "here at"))))


def offers_itself(key: str) -> bool:
    """Does a site speak of "us" and several of its own things, its newsletter, readers and stories?

    Too weak a sign in the midst of an article; at its end, where sites introduce themselves, it tells.
    """
    words = WORD.findall(key)
    return sum(word in _WE for word in words) > 1 and len(OFFERS.intersection(words)) > 2
