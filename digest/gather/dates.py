"""A feed's dates, however they are written, as aware datetimes in UTC."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)  # before it lie the zeros of databases, not articles
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # to the second, the zero of others

# Beginnings of month names without accents, in the larger languages that write Latin, Cyrillic, Greek or Arabic
# letters. The English ones come first; a beginning that means different months in two languages (Croatian "lip" is
# July, Polish "lip" too, Czech "srp" is August, Croatian "srp" July) is left out.
MONTHS = {
    1: "jan ene gen janv januar sty led sij oca tam янв січ ian leden jaan ιαν يناير",
    2: "feb fev fevr unor lut vel sub tou feve févr фев лют φεβ helmi فبراير",
    3: "mar mars marz marzo mrz maa maer brez mart мар бер bre ozu mrt maalis μαρ مارس",
    4: "apr abr avr avril kwi dub tra nis апр квіт huhti aprile απρ ابريل",
    5: "may mai mei maj mag maggio kve svi mayi май мая трав touko μαι مايو",
    6: "jun juin giu cze cer haz июн черв iun kesa ιουν يونيو يونيه",
    7: "jul juil lug cerv tem июл лип iul heina ιουλ يوليو يوليه",
    8: "aug ago aou aout sie kol agu авг серп elo αυγ اغسطس",
    9: "sep set sept wrz zar ruj eyl сен вер syys σεπ سبتمبر",
    10: "oct okt ott out paz rij eki окт жовт loka οκτ اكتوبر",
    11: "nov noi kas ноя лист marras νοε نوفمبر",
    12: "dec dez dic des gru pro ara дек груд joulu δεκ ديسمبر",
}
BEGINNINGS = sorted(
    ((word, month) for month, words in MONTHS.items() for word in words.split()), key=lambda pair: -len(pair[0])
)
DATES = (  # the first that is found in a text counts
    re.compile(
        r"\b(?P<day>\d{1,2})(?:er|st|nd|rd|th|[º°ª])?[.-]?\s*(?:de\s+|d'|of\s+)?(?P<month>[^\W\d_]{3,})[.-]?,?\s*(?:de\s+)?(?P<year>\d{4}|\d\d)\b"
    ),
    re.compile(r"\b(?P<year>\d{4})[.-]?\s*(?P<month>[^\W\d_]{3,})[.-]?\s*(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"\b(?P<month>[^\W\d_]{3,})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b"),
    re.compile(r"\b(?P<month>[A-Z][a-z]{2})\s+(?P<day>\d{1,2})\s+\d\d:\d\d.{0,16}\b(?P<year>\d{4})\b"),  # asctime
    re.compile(r"(?<!\d)(?P<year>\d{4})[-/.年년]\s?(?P<month>\d{1,2})[-/.月월]\s?(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"\b(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d\d)\b"),
    re.compile(r"^(?P<year>\d{4})-(?P<month>\d\d)(?P<day>)$"),
    # The day is what no month can be; 5/6/2024 tells nothing.
    re.compile(r"(?<!\d)(?P<day>1[3-9]|2\d|3[01])[/-](?P<month>0?[1-9]|1[0-2])[/-](?P<year>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<month>0?[1-9]|1[0-2])[/-](?P<day>1[3-9]|2\d|3[01])[/-](?P<year>\d{4})(?!\d)"),
)
SINCE_EPOCH = re.compile(r"(?P<seconds>\d{10})(?:\.?\d{3}|\.\d+)?")  # of Unix, or its thousandths
COMPACT = re.compile(r"(\d{8})(\d{6})")
AFTERNOON = {"p", "오후", "下午", "午後"}
CLOCK = re.compile(
    r"(?:(?P<before>오전|오후|上午|下午|午前|午後)\s*)?(?<!\d)(?P<hour>\d{1,2})[:h時点시](?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"(?:\s*(?P<after>[ap])\.?m\b)?",
    re.IGNORECASE,
)
OFFSET = re.compile(
    r"(?:GMT|UTC|\s|\d)(?P<sign>[+-])(?:(?P<hours>\d{1,2}):?(?P<minutes>\d{2})|(?P<alone>\d{1,2}))(?![\d:])"
)
ZONES = {  # hours east of Greenwich; RFC 5322 §4.3 and the ones that European servers write
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8,
    "HST": -10, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3,
    "MSK": 3, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "IST": 5.5, "PKT": 5, "SGT": 8,
    "HKT": 8, "PHT": 8, "WIB": 7, "AWST": 8, "ACST": 9.5, "ACDT": 10.5, "SAST": 2, "CAT": 2, "EAT": 3, "WAT": 1,
    "TRT": 3, "IDT": 3, "BRT": -3, "NST": -3.5, "NDT": -2.5,
}  # fmt: skip


def read_date(text: str) -> datetime | None:
    """The date that a text gives; naive means UTC. None where it is no date that an article can have.

    Feedparser's own reading is of no use: it makes a date of whatever begins like a year, so that 2023/10/07 becomes
    the first of November, and never comes to the languages that it knows.
    """
    text = " ".join(text[:200].split())
    try:
        if text[:1].isdigit():  # most begin with a weekday
            return _plausible(_of_digits(text))
    except (ValueError, OverflowError):
        pass
    for pattern in DATES:
        for found in pattern.finditer(text):
            month = int(found["month"]) if found["month"].isdigit() else month_of(found["month"])
            if month:
                day = int(found["day"] or 1)
                return _assembled(_full_year(found["year"]), month, day, text, text[found.end() :])
    return None


def _of_digits(text: str) -> datetime:
    """As ISO 8601 or as Unix writes dates. Raises ValueError or OverflowError."""
    if since := SINCE_EPOCH.fullmatch(text):
        return EPOCH + timedelta(seconds=int(since["seconds"]))
    return _in_utc(datetime.fromisoformat(COMPACT.sub(r"\1T\2", text) if len(text) == 14 else text))


def month_of(word: str) -> int | None:
    """The number of the month that a word begins like: `Okt.`, `février`, `июня`."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))
    return next((month for beginning, month in BEGINNINGS if bare.startswith(beginning)), None)


def _assembled(year: int, month: int, day: int, text: str, rest: str) -> datetime | None:
    clock = CLOCK.search(text)
    if clock:
        rest = text[clock.end() - 1 :]
    try:
        date = datetime(year, month, day, tzinfo=_zone(rest, text))
        return _plausible(_in_utc(date + _since_midnight(clock) if clock else date))
    except (ValueError, OverflowError):
        return None


def _since_midnight(clock: re.Match[str]) -> timedelta:
    """A day may end at 24:00 (ISO 8601-1:2019 §4.3.8), and a leap second has the number 60. Raises ValueError."""
    hour, minute, second = (int(clock[name] or 0) for name in ("hour", "minute", "second"))
    half = clock["before"] or clock["after"]
    if half:
        hour = hour % 12 + (12 if half.lower() in AFTERNOON else 0)
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        raise ValueError("no time of a day")
    return timedelta(hours=hour, minutes=minute, seconds=min(second, 59))


def _zone(rest: str, text: str) -> timezone:
    offset = OFFSET.search(rest)
    if offset:
        minutes = int(offset["hours"] or offset["alone"]) * 60 + int(offset["minutes"] or 0)
        if minutes < 24 * 60:
            return timezone(timedelta(minutes=-minutes if offset["sign"] == "-" else minutes))
    names = re.findall(r"\b[A-Z]{3,4}\b", text)
    return next((timezone(timedelta(hours=ZONES[name])) for name in names if name in ZONES), UTC)


def _full_year(digits: str) -> int:
    """Two digits are read as RFC 5322 §4.3 says: 00 to 49 are of this century."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)


def _in_utc(date: datetime) -> datetime:
    try:
        return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    except OverflowError:
        raise ValueError("beyond the calendar") from None


def _plausible(date: datetime) -> datetime | None:
    return None if date < EARLIEST or date == EPOCH else date
