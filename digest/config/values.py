"""How durations, sizes, rates, addresses and schedules are written, and what each becomes.

A function here takes a text. Where it cannot be read, it raises ValueError with what may follow that text in a
sentence: "is no duration; write …". None of it is quoted there, since a variable may have brought a password.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from digest.config.document import Spread
from digest.transport_url import Address, ascii_domain, parse_address

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_BYTES = {"": 1, "B": 1, "KB": 1000, "MB": 1000**2, "GB": 1000**3, "KIB": 1024, "MIB": 1024**2, "GIB": 1024**3}
_PERIODS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)([smhdw])", re.ASCII)
_SIZE = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)\s*([A-Za-z]*)", re.ASCII)
_RATE = re.compile(r"(\d{1,9})\s*/\s*(second|minute|hour|day)", re.ASCII)
_LONGEST = timedelta(days=36_500)  # now less a few of these is still a date
_CRON_FIELDS = {  # by the names that cronsim gives them
    "minute": "its first field, the minute, is no number from 0 to 59",
    "hour": "its second field, the hour, is no number from 0 to 23",
    "day-of-month": "its third field, the day, is none that the months of the fourth have (1 to 31, L for the last)",
    "month": "its fourth field, the month, is no number from 1 to 12 and no name as jan",
    "day-of-week": "its fifth field, the day of the week, is no number from 0 to 7 and no name as mon",
}
_ATOM = r'[^\s@<>,;:()\[\]\\".\x00-\x1f\x7f]+'  # RFC 5322 §3.2.3, and beyond ASCII by RFC 6531 §3.3
_LOCAL_PART = re.compile(rf"(?=.{{1,64}}\Z){_ATOM}(?:\.{_ATOM})*")
_NAMED = re.compile(r'\s*(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^"<>,;:@()\[\]\\]*))\s*<(?P<address>[^<>]*)>\s*')
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")  # RFC 9110 §5.6.2
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")  # BCP 47, as far as it matters here
_DIGEST_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
# Before the host, where the first : that begins no // promises a password; it may hold @ and / itself.
_LOGIN = re.compile(r"(?<![^/@\s])[^/@\s]*:(?!//).*@|(?<=://)[^/?#\s]*@", re.DOTALL)
_STORE = re.compile(r"sqlite:///.+|postgresql(\+psycopg)?://.+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rate:
    """So many messages in so many seconds."""

    count: int
    seconds: int


def duration(text: str) -> timedelta:
    """`90s`, `30m`, `48h`, `7d`, `2w`, or several together: `1h30m`."""
    folded = text.replace(" ", "")
    parts = _DURATION.findall(folded)
    if not parts or "".join(number + unit for number, unit in parts) != folded:
        raise ValueError("is no duration; write a number and a unit, as 90s, 30m, 48h or 7d")
    length = timedelta(seconds=sum(float(number) * _SECONDS[unit] for number, unit in parts))
    if length > _LONGEST:
        raise ValueError("is longer than a hundred years")
    return length


def positive_duration(text: str) -> timedelta:
    """As `duration`, and longer than nothing."""
    length = duration(text)
    if not length:
        raise ValueError("is too short; it must be longer than nothing")
    return length


def size(text: str) -> int:
    """Bytes: `500KB`, `10MB`, `1GiB`; a number alone is bytes."""
    match = _SIZE.fullmatch(text.strip())
    if not match or match[2].upper() not in _BYTES:
        raise ValueError("is no size; write a number and a unit, as 500KB or 10MB")
    count = int(float(match[1]) * _BYTES[match[2].upper()])
    if count <= 0:
        raise ValueError("is too small; it must be more than nothing")
    return count


def rate(text: str) -> Rate:
    """`600/minute`; also per second, hour or day."""
    match = _RATE.fullmatch(text.strip())
    if not match or not int(match[1]):
        raise ValueError("is no rate; write a number and a period, as 600/minute (or /second, /hour, /day)")
    return Rate(int(match[1]), _PERIODS[match[2]])


def zone(text: str) -> ZoneInfo:
    """An IANA time zone."""
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"is no time zone; {_zone_hint(text)}") from None


def schedule(text: str) -> str:
    """A cron expression of five fields: minute, hour, day of month, month, day of week."""
    from cronsim import CronSim, CronSimError

    if clock := re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", text.strip(), re.ASCII):
        daily = f"{int(clock[2])} {int(clock[1])} * * *"
        raise ValueError(f"is a time, no schedule; write '{daily}' for every day at that time")
    if len(text.split()) != 5:
        raise ValueError(
            "is no schedule; cron has five fields (minute, hour, day, month, day of the week), as '0 7 * * mon-fri'"
        )
    try:
        next(CronSim(text, datetime(2026, 1, 1, tzinfo=UTC)))
    except CronSimError as error:
        field = str(error).removeprefix("Bad ")
        raise ValueError(f"is no schedule: {_CRON_FIELDS.get(field, field)}; an example is '0 7 * * mon-fri'") from None
    except StopIteration:
        raise ValueError("is a schedule whose day never comes") from None
    return text


def parse_mailbox(text: str) -> tuple[str | None, str]:
    """`me@example.org` or `Name <me@example.org>`, as the name, if any, and the bare address."""
    named = _NAMED.fullmatch(text)
    address = named["address"] if named else text
    local, _, domain = address.rpartition("@")
    if not _LOCAL_PART.fullmatch(local) or _CONTROL.search(text):
        raise ValueError(
            "is no mail address; write me@example.org or Name <me@example.org>, a name that has commas or other signs "
            'in double quotes, as "Name, First" <me@example.org>'
        )
    try:
        ascii_domain(domain)
    except ValueError:
        raise ValueError("is no mail address: what follows the @ is no domain name") from None
    if named is None:
        return None, address
    name = re.sub(r"\\(.)", r"\1", named["quoted"]) if named["quoted"] is not None else named["bare"]
    return name.strip() or None, address


def mailbox(text: str) -> str:
    """A mail address with or without a name, kept as written."""
    parse_mailbox(text)
    return text


def web_address(text: str) -> str:
    """An absolute http or https address."""
    url = text.strip()
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError("is no web address: its host or port cannot be read") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError(f"is no web address; {_web_hint(url)}")
    if _CONTROL.search(url) or any(c.isspace() or c in '<>"\\' for c in url):
        raise ValueError("is no web address: a space, a quote or another character stands in it that none may have")
    if not _is_host(host):
        raise ValueError("is no web address: what stands for its host is no name of a machine")
    return url


def word(text: str) -> str:
    """A word or phrase whose words may each be a prefix with `*` at its end."""
    folded = " ".join(text.split())
    if isinstance(text, Spread):
        raise ValueError("goes over several lines; a phrase that does so must stand in quotes")
    if any("*" in part[:-1] or part == "*" for part in folded.split()):
        raise ValueError("is no word to look for; a * stands at the end of a word only, as chip*")
    if not any(character.isalnum() for character in folded):
        raise ValueError("is no word to look for: it has no letter and no digit")
    return folded


def one_line(text: str) -> str:
    """A text with its white space folded, not empty."""
    folded = " ".join(text.split())
    if not folded or _CONTROL.search(folded):
        raise ValueError("is no text that can be shown")
    return folded


def heading(text: str) -> str | None:
    """A heading, or None for `false`."""
    if text.lower() in ("false", "no", "off"):
        return None
    if text.lower() in ("true", "yes", "on"):
        raise ValueError("is no heading; write one, or false for none")
    return one_line(text)


def topic_name(text: str) -> str:
    """The key of a topic: the heading of its section."""
    one_line(text)
    return text


def digest_name(text: str) -> str:
    """The key of a digest: it names files, and stands in headers."""
    if not _DIGEST_NAME.fullmatch(text):
        raise ValueError("names files: use letters, digits, - and _ only, and give it a title")
    return text


def language(text: str) -> str:
    """A language tag (BCP 47)."""
    if not _LANGUAGE.fullmatch(text):
        raise ValueError("is no language; write its code, as en, de or pt-BR")
    return text


def folder(text: str) -> Path:
    """A folder, `~` expanded."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise ValueError("is no folder: there is no such user") from None


def transport(text: str) -> Address:
    """Where mail goes: `smtp://…`, `smtps://…` or `maildir:FOLDER`. The error is a sentence that quotes nothing."""
    return parse_address(text)


def store(text: str) -> str:
    """A database's address. The error is a sentence that quotes nothing: there may be a password in it."""
    if not _STORE.fullmatch(text):
        raise ValueError("a store is sqlite:///digest.db (three slashes), or postgresql://user@host/name")
    return text


def header_name(text: str) -> str:
    """The name of an HTTP header."""
    if not _HEADER_NAME.fullmatch(text):
        raise ValueError("is no name of a header")
    return text


def header_value(text: str) -> str:
    """What an HTTP header holds. The error is a sentence that quotes nothing."""
    if _CONTROL.search(text):
        raise ValueError("a header is one line without control characters")
    return text


def user_name(text: str) -> str:
    """The user of HTTP's Basic authentication (RFC 7617 §2)."""
    if ":" in text or _CONTROL.search(text):
        raise ValueError("is no user that can log in: it has a colon or a control character in it")
    return text


def without_password(text: str) -> str:
    """An address as it may be shown, without the user and the password in it."""
    before, at, after = text.rpartition("@")  # so that the pattern always finds its @, and takes no time to search
    return _LOGIN.sub("…@", before + at) + after


def _is_host(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        try:
            ascii_domain(host.removesuffix("."))
        except ValueError:
            return False
    return True


def _web_hint(url: str) -> str:
    """How the address was probably meant. It is not quoted: a password may be in it."""
    host = re.sub(r":\d+$", "", re.split(r"[/?#]", url, maxsplit=1)[0])
    if "." in host and _is_host(host):
        return "put https:// in front of it"
    return "it begins with https:// or http://, as https://example.org/feed.xml"


def _zone_hint(text: str) -> str:
    folded = text.strip().replace(" ", "_").lower()
    # Not Etc/GMT+2 for GMT+2: it lies on the other side of Greenwich.
    known = sorted(name for name in available_timezones() if not name.startswith("Etc/"))
    same = [name for name in known if name.lower() == folded or name.lower().endswith(f"/{folded}")]
    near = same or difflib.get_close_matches(text, known, n=1, cutoff=0.85)
    return f"did you mean {near[0]}?" if near else "write an IANA name, as Europe/Berlin or UTC"
