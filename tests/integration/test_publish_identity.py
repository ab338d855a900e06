"""The same article stays the same, whatever its feed does to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from feed_server import Item, feed_server
from newsletter import NOW, configure, pipeline, told

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
FIRST = Item("Boats wait for the tide", "http://example.org/2031/tide", "tag:1", NOW - HOUR)


def second_edition(tmp_path, *before: Item, after: list[Item]) -> list[str]:
    """What stands in the edition that follows a change of the feed."""
    with feed_server() as feeds:
        file = configure(tmp_path, [feeds.put("feed", *before)])
        with pipeline(file) as line:
            line.gather(NOW)
            assert line.publish("daily", NOW) is not None
            feeds.put("feed", *after)
            report = line.gather(NOW + MINUTE)
            assert report.fetched == 1
            edition = line.compose("daily", NOW + MINUTE)
            assert sum(edition.left_out.values()) + len(edition.stories) == report.new_articles
            return told(edition)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(replace(FIRST, guid="tag:2"), id="another guid"),
        pytest.param(replace(FIRST, guid=None), id="no guid any more"),
        pytest.param(replace(FIRST, link="http://example.org/2031/tide?utm_source=rss&utm_medium=feed"), id="utm"),
        pytest.param(replace(FIRST, link="http://example.org/2031/tide?fbclid=x#comments"), id="click and fragment"),
        pytest.param(replace(FIRST, link="https://www.example.org/2031/tide/"), id="https, www and a slash"),
        pytest.param(replace(FIRST, title="BOATS WAIT FOR THE TIDE"), id="title in capitals"),
        pytest.param(replace(FIRST, published=NOW), id="a later date"),
        pytest.param(replace(FIRST, published=None), id="no date any more"),
        pytest.param(replace(FIRST, text="Corrected: there were two boats."), id="another text"),
        pytest.param(replace(FIRST, guid="x", link="https://m.example.org/2031/tide?utm_id=1"), id="guid and twin"),
        pytest.param(replace(FIRST, guid="x", title="Update: Boats wait", published=NOW), id="all but the address"),
        pytest.param(
            replace(FIRST, link="http://example.org/moved", title="Boat", published=NOW), id="all but the guid"
        ),
        pytest.param(
            replace(FIRST, guid="x", link="http://example.org/moved", title="boats WAIT for the tide!"),
            id="all but title and date",
        ),
    ],
)
def test_an_article_that_its_feed_changes_is_no_news(tmp_path, changed):
    assert second_edition(tmp_path, FIRST, after=[changed]) == []


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(Item("A crane learns patience", "http://example.org/crane", "tag:2", NOW), id="all is other"),
        pytest.param(replace(FIRST, link="http://example.org/2031/tide?id=2", guid="2", published=NOW), id="the query"),
        pytest.param(Item(FIRST.title, "http://example.org/2032/tide", "tag:2", NOW), id="title alone is the same"),
    ],
)
def test_another_article_is_news(tmp_path, other):
    assert second_edition(tmp_path, FIRST, after=[other, FIRST]) == [other.title]


def test_a_change_of_a_change_is_recognised_too(tmp_path):
    """Each new guid is remembered beside the first."""
    with feed_server() as feeds:
        file = configure(tmp_path, [feeds.put("feed", FIRST)])
        with pipeline(file) as line:
            line.gather(NOW)
            line.publish("daily", NOW)
            feeds.put("feed", replace(FIRST, guid="tag:2"))
            line.gather(NOW + MINUTE)
            feeds.put("feed", Item("Something else", "http://example.org/else", "tag:2", NOW))
            assert line.gather(NOW + 2 * MINUTE).new_articles == 0


def test_the_same_article_in_two_feeds_is_one_with_two_sources(tmp_path):
    with feed_server() as feeds:
        one = feeds.put("one", FIRST, title="Harbour Times")
        two = feeds.put("two", replace(FIRST, guid="other", link=f"{FIRST.link}?utm_source=two"), title="The Mole")
        with pipeline(configure(tmp_path, [one, two])) as line:
            assert line.gather(NOW).new_articles == 1
            [story] = line.compose("daily", NOW).stories
            [article] = story.articles
            assert {source.name for source in article.sources} == {"Harbour Times", "The Mole"}


def test_a_guid_means_something_in_its_own_feed_alone(tmp_path):
    with feed_server() as feeds:
        one = feeds.put("one", Item("Boats wait", "http://example.org/a", "1", NOW))
        two = feeds.put("two", Item("A crane learns", "http://example.com/b", "1", NOW))
        with pipeline(configure(tmp_path, [one, two])) as line:
            assert line.gather(NOW).new_articles == 2


def test_an_address_that_entries_of_one_feed_share_identifies_nothing(tmp_path):
    page = "http://example.org/live"
    items = [Item(f"Minute {n} of the match", page, f"m{n}", NOW - n * MINUTE) for n in range(3)]
    with feed_server() as feeds, pipeline(configure(tmp_path, [feeds.put("feed", *items)])) as line:
        assert line.gather(NOW).new_articles == 3
        line.publish("daily", NOW)
        feeds.put("feed", Item("Minute 4 of the match", page, "m4", NOW), *items)
        assert line.gather(NOW + MINUTE).new_articles == 1
        assert told(line.compose("daily", NOW + MINUTE)) == ["Minute 4 of the match"]


def test_a_date_in_the_future_is_read_as_now(tmp_path):
    future = replace(FIRST, published=NOW + timedelta(days=9000))
    with feed_server() as feeds, pipeline(configure(tmp_path, [feeds.put("feed", future)])) as line:
        line.gather(NOW)
        [story] = line.compose("daily", NOW).stories
        assert story.lead.date == NOW
        feeds.put("feed", replace(future, text="Corrected."))
        assert line.gather(NOW + MINUTE).new_articles == 0


def test_the_same_entry_twice_in_a_feed_is_told_once(tmp_path):
    items = [replace(FIRST, guid=f"random-{n}") for n in range(4)]
    with feed_server() as feeds, pipeline(configure(tmp_path, [feeds.put("feed", *items)])) as line:
        assert line.gather(NOW).new_articles == 1


def test_a_date_in_the_future_is_recognised_again(tmp_path):
    ahead = NOW + timedelta(days=30)
    with feed_server() as feeds:
        shared_address = feeds.url("events")
        items = [Item(f"Regatta {n}", shared_address, None, ahead + timedelta(days=n)) for n in range(2)]
        with pipeline(configure(tmp_path, [feeds.put("feed", *items)])) as line:
            assert line.gather(NOW).new_articles == 2
            feeds.put("feed", *items, title="Another name of the feed")
            assert line.gather(NOW + timedelta(hours=1)).new_articles == 0


def test_an_entry_with_nothing_but_a_title_is_new_once(tmp_path):
    with feed_server() as feeds:
        items = [Item("Closed for the storm"), Item("Open again")]
        with pipeline(configure(tmp_path, [feeds.put("feed", *items)])) as line:
            assert line.gather(NOW).new_articles == 2
            feeds.put("feed", Item("Closed once more"), *items)
            assert line.gather(NOW + timedelta(hours=1)).new_articles == 1


def test_a_date_in_the_future_tells_an_article_as_any_other_does(tmp_path):
    ahead = replace(FIRST, published=NOW + timedelta(days=30))
    with feed_server() as feeds, pipeline(configure(tmp_path, [feeds.put("feed", ahead)])) as line:
        assert line.gather(NOW).new_articles == 1
        for number in range(1, 4):
            feeds.put("feed", replace(ahead, guid=f"new-{number}", link=f"http://example.org/new/{number}"))
            assert line.gather(NOW + number * timedelta(days=15)).new_articles == 0


def test_a_weekly_title_in_the_future_is_another_article_each_week(tmp_path):
    """A server whose clock is an hour ahead dates everything so."""
    with feed_server() as feeds, pipeline(configure(tmp_path, [feeds.put("feed")])) as line:
        for week in range(3):
            now = NOW + week * timedelta(days=7)
            feeds.put("feed", Item("Tides of the week", f"http://example.org/{week}", f"tag:{week}", now + HOUR))
            assert line.gather(now).new_articles == 1


def test_an_address_that_entries_once_shared_identifies_none_that_stands_alone(tmp_path):
    page = "http://example.org/live"
    with feed_server() as feeds:
        both = [Item(f"Minute {n}", page, f"m{n}", NOW - n * MINUTE) for n in (1, 2)]
        with pipeline(configure(tmp_path, [feeds.put("feed", *both)])) as line:
            assert line.gather(NOW).new_articles == 2
            for number in range(3, 6):
                feeds.put("feed", Item(f"Minute {number}", page, f"m{number}", NOW))
                assert line.gather(NOW + number * MINUTE).new_articles == 1


def test_an_entry_known_by_its_title_stays_known_when_it_has_its_address_to_itself(tmp_path):
    page = "http://example.org/notices"
    with feed_server() as feeds:
        both = [Item("Closed for the storm", page), Item("Open again", page)]
        with pipeline(configure(tmp_path, [feeds.put("feed", *both)])) as line:
            assert line.gather(NOW).new_articles == 2
            feeds.put("feed", both[0])
            assert line.gather(NOW + MINUTE).new_articles == 0
