"""How durations, sizes, rates, addresses and schedules are written, and what each becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.headerregistry import Address as MailAddress
from email.utils import parseaddr
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from digest.transport_url import Address, parse_address

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
BYTES = {"": 1, "B": 1, "KB": 1000, "MB": 1000**2, "GB": 1000**3, "KIB": 1024, "MIB": 1024**2, "GIB": 1024**3}
PERIODS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
DURATION = re.compile(r"(\d+(?:\.\d+)?)([smhdw])")
PLAUSIBLE_ADDRESS = re.compile(r"[^\s@<>,;:()\[\]\\\"]+@[^\s@<>,;:()\[\]\\\"]+")


@dataclass(frozen=True, slots=True)
class Rate:
    """So many messages in so many seconds."""

    count: int
    seconds: int


def duration(text: Any) -> timedelta:
    """`90s`, `30m`, `48h`, `7d`, `2w`, or several together: `1h30m`."""
    if isinstance(text, timedelta):
        return text
    folded = str(text).replace(" ", "")
    parts = DURATION.findall(folded)
    if not parts or "".join(number + unit for number, unit in parts) != folded:
        raise ValueError(f"{text!r} is no duration; write a number and a unit, as 90s, 30m, 48h or 7d")
    try:
        return timedelta(seconds=sum(float(number) * SECONDS[unit] for number, unit in parts))
    except OverflowError:
        raise ValueError(f"{text!r} is too long a duration") from None


def positive_duration(text: Any) -> timedelta:
    """As `duration`, and longer than nothing."""
    length = duration(text)
    if length <= timedelta():
        raise ValueError(f"{text!r} is too short; it must be longer than nothing")
    return length


def size(text: Any) -> int:
    """Bytes: `500KB`, `10MB`, `1GiB`."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([A-Za-z]*)", str(text).strip())
    if not match or match.group(2).upper() not in BYTES:
        raise ValueError(f"{text!r} is no size; write a number and a unit, as 500KB or 10MB")
    return int(float(match.group(1)) * BYTES[match.group(2).upper()])


def rate(text: Any) -> Rate:
    """`600/minute`; also per second, hour or day."""
    if isinstance(text, Rate):
        return text
    match = re.fullmatch(r"(\d+)\s*/\s*(second|minute|hour|day)", str(text).strip())
    if not match or not int(match.group(1)):
        raise ValueError(f"{text!r} is no rate; write as 600/minute (or /second, /hour, /day)")
    return Rate(int(match.group(1)), PERIODS[match.group(2)])


def zone(text: Any) -> ZoneInfo:
    """An IANA time zone."""
    if isinstance(text, ZoneInfo):
        return text
    try:
        return ZoneInfo(str(text))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{text!r} is no time zone; write an IANA name, as Europe/Berlin or UTC") from None


def schedule(text: Any) -> str:
    """A cron expression of five fields: minute, hour, day of month, month, day of week."""
    from cronsim import CronSim, CronSimError

    if len(str(text).split()) != 5:
        raise ValueError(f"{text!r} is no schedule; cron has five fields, as '0 7 * * mon-fri'")
    try:
        next(CronSim(str(text), datetime(2026, 1, 1, tzinfo=timezone.utc)))  # noqa: UP017 - one spelling with the stdlib's docs
    except CronSimError as error:
        raise ValueError(f"{text!r} is no schedule: {error}; see crontab(5), an example is '0 7 * * mon-fri'") from None
    except StopIteration:
        raise ValueError(f"{text!r} names a day that never comes") from None
    return str(text)


def mailbox(text: Any) -> str:
    """A mail address, `me@example.org` or `Name <me@example.org>`, kept as written."""
    name, address = parseaddr(str(text))
    if not PLAUSIBLE_ADDRESS.fullmatch(address) or any(ord(c) < 32 for c in str(text)):
        raise ValueError(f"{text!r} is no mail address; write me@example.org or 'Name <me@example.org>'")
    try:
        MailAddress(display_name=name, addr_spec=address)
    except ValueError:
        raise ValueError(f"{text!r} is no mail address") from None
    except UnicodeError:  # an internationalised local part: SMTPUTF8 carries it
        pass
    return str(text)


def web_address(text: Any) -> str:
    """An absolute http or https address."""
    url = str(text).strip()
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"{url!r} is no web address: {error}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{url!r} is no web address; it must begin with https:// or http://")
    if any(c.isspace() for c in url):
        raise ValueError(f"{url!r} is no web address; it has a space in it")
    return url


def word(text: Any) -> str:
    """A word, a phrase or a prefix with `*` at its end."""
    folded = " ".join(str(text).split())
    if not folded.rstrip("*").strip() or "*" in folded[:-1] or folded.endswith(" *"):
        raise ValueError(f"{text!r} is no word to look for; a * may only end a word, as in chip*")
    return folded


def several(value: Any) -> Any:
    """One string where a list is expected is a list of one."""
    return [value] if isinstance(value, str) else value


def transport(text: Any) -> Address:
    """Where mail goes: `smtp://…`, `smtps://…` or `maildir:FOLDER`."""
    return text if isinstance(text, Address) else parse_address(str(text))


def heading(text: Any) -> str | None:
    """A heading, or `false` for none."""
    if text is None or str(text).lower() in ("false", "no", "off"):
        return None
    return str(text)


def _written(kind: str, example: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, "examples": [example], **more})


Duration = Annotated[timedelta, PlainValidator(duration), _written("string", "48h")]
PositiveDuration = Annotated[timedelta, PlainValidator(positive_duration), _written("string", "30s")]
Size = Annotated[int, PlainValidator(size), WithJsonSchema({"type": ["string", "integer"], "examples": ["10MB"]})]
RateLimit = Annotated[Rate, PlainValidator(rate), _written("string", "600/minute")]
Zone = Annotated[ZoneInfo, PlainValidator(zone), _written("string", "Europe/Berlin")]
Schedule = Annotated[str, PlainValidator(schedule), _written("string", "0 7 * * mon-fri")]
Mailbox = Annotated[str, PlainValidator(mailbox), _written("string", "me@example.org")]
WebAddress = Annotated[str, PlainValidator(web_address), _written("string", "https://example.org/feed.xml")]
Word = Annotated[str, PlainValidator(word), WithJsonSchema({"type": ["string", "number"]})]
Transport = Annotated[Address, PlainValidator(transport), _written("string", "smtp://user@mail.example.org:587")]
Heading = Annotated[str | None, PlainValidator(heading), WithJsonSchema({"type": ["string", "boolean"]})]
Words = Annotated[tuple[Word, ...], BeforeValidator(several)]
Mailboxes = Annotated[tuple[Mailbox, ...], BeforeValidator(several)]
