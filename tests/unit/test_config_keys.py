"""Every key of the configuration is read, and has its default."""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from config_cases import FEEDS, SMALLEST, loaded, write

from digest.config import load
from digest.config.values import Rate
from digest.transport_url import Address
from tests.signing_keys import rsa

EVERYTHING = """\
timezone: America/New_York
store: sqlite:///news/archive.db
templates: house
user_agent: Gazette/2.0 (+https://gazette.example/about)

mail:
  from: The Harbour Gazette <gazette@example.org>
  reply_to: desk@example.org
  transport: smtp://press:${SMTP_PASSWORD}@mail.example.org:2525
  connections: 7
  rate: 90/hour
  retry: 36h
  lease: 2m
  dkim: {selector: quay, domain: example.org, key: "${SIGNING_KEY}"}
  verp: bounces+{edition}-{recipient}@example.org

gather:
  every: 45m
  concurrency: 12
  timeout: 20s
  max_size: 3MB
  per_host: 5

summaries:
  url: http://localhost:11434/v1
  model: llama3.2
  api_key: "${MODEL_KEY}"
  limit: 8
  timeout: 45s

feeds:
  - https://one.example/feed.xml
  - url: https://two.example/rss
    name: Second Opinion
    topic: Harbour
    weight: 2.5
    full_text: true
    auth: {user: reader, password: "${FEED_PASSWORD}"}
    headers: {X-Api-Key: "${FEED_KEY}"}

topics:
  Weather: [gale, storm*, "high water"]
  Harbour:
    match: [ferry, crane*, "dry dock"]
    exclude: [casino]
    limit: 6

digests:
  weekend:
    title: The Harbour Gazette
    schedule: "30 9 * * sat,sun"
    topics: [Harbour, Weather]
    other: And also
    to: [ada@example.org, Grace <grace@example.org>]
    limit: 25
    max_age: 3d
    catch_up: 1h30m
    send_empty: true
    language: de
    subject: "{{ title }}: {{ headline }}"
    unsubscribe: https://example.org/leave?to={address}
    utm: {source: gazette, medium: email, campaign: weekend}
"""


def test_every_key_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SMTP_PASSWORD", "FEED_PASSWORD", "FEED_KEY", "MODEL_KEY"):
        monkeypatch.setenv(name, f"secret of {name}")
    monkeypatch.setenv("SIGNING_KEY", rsa())
    (tmp_path / "house").mkdir()
    config = loaded(tmp_path, EVERYTHING)

    assert config.timezone == ZoneInfo("America/New_York")
    assert config.store == "sqlite:///news/archive.db"
    assert config.templates_folder == tmp_path / "house"
    assert config.user_agent == "Gazette/2.0 (+https://gazette.example/about)"
    assert config.folder == tmp_path

    assert config.mail.from_ == "The Harbour Gazette <gazette@example.org>"
    assert config.mail.reply_to == "desk@example.org"
    assert config.transport == Address("smtp", "mail.example.org", 2525, "press", "secret of SMTP_PASSWORD")
    assert config.mail.connections == 7
    assert config.mail.rate == Rate(90, 3600)
    assert config.mail.retry == timedelta(hours=36)
    assert config.mail.lease == timedelta(minutes=2)

    assert config.mail.dkim is not None
    assert (config.mail.dkim.selector, config.mail.dkim.domain) == ("quay", "example.org")
    assert config.signing_key is not None
    assert config.mail.verp == "bounces+{edition}-{recipient}@example.org"

    assert config.gather.every == timedelta(minutes=45)
    assert config.gather.concurrency == 12
    assert config.gather.timeout == timedelta(seconds=20)
    assert config.gather.max_size == 3_000_000
    assert config.gather.per_host == 5

    assert config.summaries is not None
    assert (config.summaries.url, config.summaries.model) == ("http://localhost:11434/v1", "llama3.2")
    assert config.summaries.api_key == "secret of MODEL_KEY"
    assert (config.summaries.limit, config.summaries.timeout) == (8, timedelta(seconds=45))

    short, long = config.feeds
    assert short.url == "https://one.example/feed.xml"
    assert (long.url, long.name, long.topic) == ("https://two.example/rss", "Second Opinion", "Harbour")
    assert (long.weight, long.full_text) == (2.5, True)
    assert long.auth is not None
    assert (long.auth.user, long.auth.password) == ("reader", "secret of FEED_PASSWORD")
    assert long.headers == {"X-Api-Key": "secret of FEED_KEY"}

    assert list(config.topics) == ["Weather", "Harbour"]
    assert config.topics["Weather"].match == ("gale", "storm*", "high water")
    harbour = config.topics["Harbour"]
    assert (harbour.match, harbour.exclude, harbour.limit) == (("ferry", "crane*", "dry dock"), ("casino",), 6)

    weekend = config.digests["weekend"]
    assert config.titled("weekend") == weekend.title == "The Harbour Gazette"
    assert weekend.schedule == "30 9 * * sat,sun"
    assert config.topics_of("weekend") == ("Harbour", "Weather")
    assert weekend.other == "And also"
    assert weekend.to == ("ada@example.org", "Grace <grace@example.org>")
    assert weekend.limit == 25
    assert weekend.max_age == timedelta(days=3)
    assert weekend.catch_up == timedelta(minutes=90)
    assert weekend.send_empty is True
    assert weekend.language == "de"
    assert weekend.subject == "{{ title }}: {{ headline }}"
    assert weekend.unsubscribe == "https://example.org/leave?to={address}"
    assert weekend.utm is not None
    assert (weekend.utm.source, weekend.utm.medium, weekend.utm.campaign) == ("gazette", "email", "weekend")


def test_every_key_but_feeds_and_digests_has_its_default(tmp_path: Path) -> None:
    config = loaded(tmp_path, SMALLEST)

    assert config.timezone == ZoneInfo("UTC")
    assert config.store == "sqlite:///digest.db"
    assert config.templates_folder is None
    assert config.user_agent is None
    assert config.transport == Address("maildir", path=tmp_path / "outbox")
    assert (config.mail.from_, config.mail.reply_to) == (None, None)
    assert (config.mail.connections, config.mail.rate) == (4, None)
    assert (config.mail.retry, config.mail.lease) == (timedelta(hours=48), timedelta(seconds=60))
    assert (config.mail.dkim, config.mail.verp, config.signing_key) == (None, None, None)
    gather = config.gather
    assert (gather.every, gather.timeout) == (timedelta(minutes=30), timedelta(seconds=30))
    assert (gather.concurrency, gather.max_size, gather.per_host) == (64, 10_000_000, 2)
    assert config.summaries is None
    feed = config.feeds[0]
    assert (feed.name, feed.topic, feed.weight, feed.full_text, feed.auth, feed.headers) == (
        None,
        None,
        1,
        False,
        None,
        {},
    )
    assert config.topics == {}
    digest = config.digests["morning"]
    assert (digest.schedule, digest.topics, digest.other, digest.to) == (None, None, "More stories", ())
    assert (digest.limit, digest.max_age, digest.catch_up) == (40, timedelta(hours=48), timedelta(hours=6))
    assert (digest.send_empty, digest.language) == (False, "en")
    assert (digest.subject, digest.unsubscribe, digest.utm) == (None, None, None)
    assert config.titled("morning") == "Morning"
    assert config.topics_of("morning") == ()


def test_a_key_without_a_value_is_a_key_left_out(tmp_path: Path) -> None:
    text = "timezone:\nmail:\ngather:\n  every: ~\ntopics:\n" + FEEDS + "digests:\n  morning:\n"
    bare, full = loaded(tmp_path, text), loaded(tmp_path, SMALLEST)
    assert bare == full


def test_a_digest_without_topics_has_all_of_them_in_their_order(tmp_path: Path) -> None:
    config = loaded(tmp_path, SMALLEST + "topics: {B: [b], A: [a]}")
    assert config.topics_of("morning") == ("B", "A")


@pytest.mark.parametrize("name, title", [("morning", "Morning"), ("late-night_news", "Late Night News")])
def test_a_digest_without_a_title_is_called_by_its_name(tmp_path: Path, name: str, title: str) -> None:
    assert loaded(tmp_path, FEEDS + f"digests: {{{name}: {{}}}}").titled(name) == title


def test_one_text_does_for_a_list_of_one(tmp_path: Path) -> None:
    config = loaded(
        tmp_path, FEEDS + "topics: {World: ceasefire}\ndigests: {morning: {to: me@example.org, topics: World}}"
    )
    assert config.topics["World"].match == ("ceasefire",)
    assert config.digests["morning"].to == ("me@example.org",)
    assert config.topics_of("morning") == ("World",)


@pytest.mark.parametrize(
    "written, seconds",
    [
        ("90s", 90),
        ("30m", 1800),
        ("48h", 172_800),
        ("7d", 604_800),
        ("2w", 1_209_600),
        ("1h30m", 5400),
        ("1.5 h", 5400),
    ],
)
def test_a_duration_is_a_number_and_a_unit(tmp_path: Path, written: str, seconds: int) -> None:
    config = loaded(tmp_path, SMALLEST + f"mail: {{retry: {written}}}")
    assert config.mail.retry == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "written, size",
    [("512", 512), ("500KB", 500_000), ("10 MB", 10_000_000), ("1GiB", 1 << 30), ("0.5mb", 500_000), ("64kib", 65_536)],
)
def test_a_size_is_a_number_and_a_unit(tmp_path: Path, written: str, size: int) -> None:
    assert loaded(tmp_path, SMALLEST + f"gather: {{max_size: {written}}}").gather.max_size == size


@pytest.mark.parametrize(
    "written, rate",
    [
        ("5/second", Rate(5, 1)),
        ("600/minute", Rate(600, 60)),
        ("90 / hour", Rate(90, 3600)),
        ("1/day", Rate(1, 86_400)),
    ],
)
def test_a_rate_is_a_number_and_a_period(tmp_path: Path, written: str, rate: Rate) -> None:
    assert loaded(tmp_path, SMALLEST + f"mail: {{rate: {written}}}").mail.rate == rate


@pytest.mark.parametrize(
    "schedule", ["0 7 * * mon-fri", "*/15 6-9 * * *", "0 0 L * *", "30 2 29 2 *", "0 9 * jan,jul 1#2", "0 7 1,15 * *"]
)
def test_a_schedule_is_cron(tmp_path: Path, schedule: str) -> None:
    config = loaded(tmp_path, FEEDS + f"digests: {{morning: {{schedule: '{schedule}'}}}}")
    assert config.digests["morning"].schedule == schedule


@pytest.mark.parametrize(
    "other, heading", [("false", None), ("Rest of it", "Rest of it"), ('"  Two \\n lines"', "Two lines")]
)
def test_other_is_a_heading_or_false(tmp_path: Path, other: str, heading: str | None) -> None:
    assert loaded(tmp_path, FEEDS + f"digests: {{m: {{other: {other}}}}}").digests["m"].other == heading


def test_a_merged_group_of_keys_may_be_changed(tmp_path: Path) -> None:
    text = FEEDS + (
        "digests:\n"
        "  morning: &usual\n    to: [a@example.org]\n    limit: 5\n"
        "  evening:\n    <<: *usual\n    limit: 9\n"
        "  night:\n    <<: [{limit: 1}, *usual]\n"
    )
    config = loaded(tmp_path, text)
    assert [digest.limit for digest in config.digests.values()] == [5, 9, 1]
    assert all(digest.to == ("a@example.org",) for digest in config.digests.values())


def test_the_folder_is_absolute_however_the_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, SMALLEST)
    monkeypatch.chdir(tmp_path)
    config = load(Path("config.yaml"))
    assert config.folder == tmp_path
    assert config.transport.path == tmp_path / "outbox"
