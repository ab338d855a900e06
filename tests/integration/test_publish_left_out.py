"""What an edition leaves out, it names with the reason, and no later edition tells it."""

from __future__ import annotations

import multiprocessing
from datetime import timedelta

from feed_server import Item, feed_server
from newsletter import ADA, GRACE, NOW, configure, pipeline, told
from smtp_server import smtp_server

from digest.store import deliveries

MINUTE = timedelta(minutes=1)
TITLES = (  # no two of them tell one story
    "Boats wait for the tide",
    "A crane learns patience",
    "Bakers revive forgotten yeast",
    "Twice built bridge opens",
    "Archive saves every letter",
    "Lanterns return to Mill Street",
    "Orchard keepers count their bees",
    "Night trains survive a vote",
    "Choir finds its lost tenor",
    "Printers win back schoolbooks",
)


def items(count: int, start: int = 0, **how) -> list[Item]:
    return [
        Item(TITLES[n], f"http://example.org/{start}/{n}", f"{start}-{n}", text=f"{TITLES[n]}.", **how)
        for n in range(start, start + count)
    ]


def test_what_a_limit_leaves_out_is_counted_and_not_carried_over(tmp_path):
    with feed_server() as feeds:
        old = items(8, published=NOW - MINUTE)
        with pipeline(configure(tmp_path, [feeds.put("feed", *old)], limit=3)) as line:
            line.gather(NOW)
            published = line.publish("daily", NOW)
            assert published is not None
            assert len(published.edition.stories) == 3
            assert published.edition.left_out == {"limit": 5}
            assert line.compose("daily", NOW + MINUTE).left_out == {}
            new = items(1, 9, published=NOW)
            feeds.put("feed", *new, *old)
            line.gather(NOW + MINUTE)
            edition = line.compose("daily", NOW + MINUTE)
            assert told(edition) == [new[0].title]
            assert edition.left_out == {}


def test_what_fits_no_topic_is_counted_where_nothing_else_is_told(tmp_path):
    with feed_server() as feeds:
        url = feeds.put("feed", *items(4, published=NOW - MINUTE))
        file = configure(tmp_path, [url], topics={"Harbour": ["boats"]}, other=False)
        with pipeline(file) as line:
            line.gather(NOW)
            published = line.publish("daily", NOW)
            assert published is not None
            assert told(published.edition) == [TITLES[0]]
            assert published.edition.left_out == {"topic": 3}
            assert line.compose("daily", NOW).left_out == {}


def test_a_first_gathering_takes_five_undated_entries_and_what_is_young(tmp_path):
    with feed_server() as feeds:
        undated = feeds.put("undated", *items(9))
        dated = feeds.put(
            "dated",
            Item("Fresh bread", "http://example.com/1", "1", NOW - timedelta(hours=47), "Crumbs."),
            Item("Stale bread", "http://example.com/2", "2", NOW - timedelta(hours=49)),
            Item("Ancient bread", "http://example.com/3", "3", NOW - timedelta(days=900)),
        )
        with pipeline(configure(tmp_path, [undated, dated])) as line:
            line.gather(NOW)
            edition = line.compose("daily", NOW)
            assert sorted(told(edition)) == sorted(["Fresh bread", *(item.title for item in items(5))])
            assert edition.left_out == {"age": 2, "backlog": 4}


def test_an_undated_entry_that_appears_later_is_news(tmp_path):
    with feed_server() as feeds, pipeline(configure(tmp_path, [feeds.put("feed", *items(9))])) as line:
        line.gather(NOW)
        line.publish("daily", NOW)
        feeds.put("feed", Item("A whale in the dock", "http://example.org/whale", "w"), *items(9))
        line.gather(NOW + MINUTE)
        assert told(line.compose("daily", NOW + MINUTE)) == ["A whale in the dock"]


def test_a_feed_that_was_empty_or_broken_at_first_still_floods_nobody(tmp_path):
    with feed_server() as feeds:
        feeds.pages["/feed"] = 500
        with pipeline(configure(tmp_path, [feeds.url("feed")])) as line:
            line.gather(NOW)
            feeds.put("feed", *items(9))
            later = NOW + timedelta(hours=1)
            assert line.gather(later).new_articles == 9
            assert len(line.compose("daily", later).stories) == 5


def test_a_feed_taken_out_of_the_configuration_is_told_no_more(tmp_path):
    with feed_server() as feeds:
        one = feeds.put("one", *items(2, published=NOW))
        two = feeds.put("two", *items(1, 5, published=NOW))
        with pipeline(configure(tmp_path, [one, two])) as line:
            line.gather(NOW)
        with pipeline(configure(tmp_path, [two])) as line:
            edition = line.compose("daily", NOW)
            assert told(edition) == [items(1, 5)[0].title]
            assert edition.left_out == {"feed": 2}


def _publish(file, ready, numbers) -> None:
    with pipeline(file) as line:
        ready.wait(20)
        published = line.publish("daily", NOW)
        numbers.put(published.edition.number if published else None)


def test_of_two_programs_at_once_one_gets_the_articles(tmp_path):
    with feed_server() as feeds, smtp_server() as server:
        file = configure(tmp_path, [feeds.put("feed", *items(8, published=NOW))], port=server.port)
        with pipeline(file) as line:
            line.gather(NOW)
            context = multiprocessing.get_context("spawn")
            ready, numbers = context.Barrier(2), context.Queue()
            programs = [context.Process(target=_publish, args=(file, ready, numbers)) for _ in range(2)]
            for program in programs:
                program.start()
            assert sorted([numbers.get(timeout=30) for _ in programs], key=str) == [1, None]
            for program in programs:
                program.join(10)
            assert line.deliver(["daily"], NOW).sent == 2
    assert sorted(mail.recipient for mail in server.mail) == [ADA, GRACE]


def test_a_recipient_taken_out_gets_nothing_that_still_waits(tmp_path):
    with feed_server() as feeds, smtp_server() as server:
        url = feeds.put("feed", *items(1, published=NOW))
        with pipeline(configure(tmp_path, [url], port=server.port)) as line:
            line.gather(NOW)
            line.publish("daily", NOW)
        with pipeline(configure(tmp_path, [url], port=server.port, to=[GRACE])) as line:
            assert line.deliver(["daily"], NOW).sent == 1
            assert line.waiting("daily") == 0
        with pipeline(configure(tmp_path, [url], port=server.port)) as line:
            assert line.deliver(["daily"], NOW + timedelta(days=1)).sent == 0
    assert [mail.recipient for mail in server.mail] == [GRACE]


def test_a_recipient_whose_name_is_written_otherwise_still_gets_what_waits(tmp_path):
    with feed_server() as feeds, smtp_server() as server:
        url = feeds.put("feed", *items(1, published=NOW))
        with pipeline(configure(tmp_path, [url], port=server.port, to=[ADA])) as line:
            line.gather(NOW)
            line.publish("daily", NOW)
        with pipeline(configure(tmp_path, [url], port=server.port, to=["Ada L. <ADA@Example.org>"])) as line:
            assert line.deliver(["daily"], NOW).sent == 1
    assert [mail.recipient for mail in server.mail] == [ADA]


def test_nor_what_a_sender_that_died_had_begun(tmp_path):
    with feed_server() as feeds, smtp_server() as server:
        url = feeds.put("feed", *items(1, published=NOW))
        with pipeline(configure(tmp_path, [url], port=server.port, to=[ADA])) as line:
            line.gather(NOW)
            published = line.publish("daily", NOW)
            assert published is not None
            deliveries.next_claim(line.store, None, [published.id], (), NOW, NOW + MINUTE)
        with pipeline(configure(tmp_path, [url], port=server.port, to=[GRACE])) as line:
            assert line.deliver(["daily"], NOW + 2 * MINUTE).sent == 0
            assert line.waiting("daily") == 0
    assert server.mail == []
