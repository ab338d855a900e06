"""What the last editions told comes back only with news in it, from feed to mail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from feed_farm import feed_farm
from feed_server import Item, feed_server
from newsletter import NOW, call, configure, document, pipeline, told

DAY = timedelta(days=1)
FERRY = "Ferry sinks off Lindholm with forty aboard"


def item(title: str, number: int, days: int = 0) -> Item:
    return Item(title, f"http://example.org/{number}", f"tag:{number}", NOW + days * DAY - timedelta(hours=1), title)


def test_the_next_days_tell_what_is_new_and_say_of_which_day_the_story_was(tmp_path):
    with feed_server() as feeds:
        urls = [feeds.put("a", item(FERRY, 1)), feeds.put("b", item("Bread prices rise in Ostrava", 2))]
        with pipeline(configure(tmp_path, urls, to=[])) as line:
            line.gather(NOW)
            assert line.publish("daily", NOW) is not None
            feeds.put(
                "b", item(FERRY, 3, 1), item("A heron by the canal", 4, 1), item(f"{FERRY}: owner arrested", 5, 1)
            )
            line.gather(NOW + DAY)
            published = line.publish("daily", NOW + DAY)
            assert sorted(told(published.edition)) == ["A heron by the canal", f"{FERRY}: owner arrested"]
            assert published.edition.left_out == {"told": 1}
            [follow_up] = [story.follow_up for story in published.edition.stories if story.follow_up]
            assert (follow_up.number, follow_up.at, follow_up.title) == (1, NOW, FERRY)
            for part in (published.rendered.html, published.rendered.text):
                assert part.count("Follow-up to Tuesday’s story · Harbour Times") == 1
            assert line.compose("daily", NOW + DAY).verdicts == ()


@pytest.mark.parametrize(("editions", "days"), [(4, 1), (1, 8)])
def test_three_editions_or_a_week_later_a_story_is_new_again(tmp_path, editions, days):
    with feed_server() as feeds:
        urls = [feeds.put("a", item(FERRY, 1)), feeds.put("b")]
        with pipeline(configure(tmp_path, urls, to=[], send_empty=True)) as line:
            line.gather(NOW)
            for number in range(editions):
                assert line.publish("daily", NOW + timedelta(minutes=number)) is not None
            feeds.put("b", item(FERRY, 2, days))
            line.gather(NOW + days * DAY)
            edition = line.compose("daily", NOW + days * DAY)
            assert told(edition) == [FERRY]
            assert edition.stories[0].follow_up is None


def test_preview_and_explain_tell_of_it(tmp_path):
    with feed_server() as feeds:
        urls = [feeds.put("a", item(FERRY, 1)), feeds.put("b")]
        file = configure(tmp_path, urls, to=[])
        with pipeline(file) as line:
            line.gather(NOW)
            line.publish("daily", NOW)
            feeds.put("b", item(FERRY, 2, 1), item(f"{FERRY}: owner arrested", 3, 1))
            line.gather(NOW + DAY)
        shown = document(call(file, "preview", "--no-gather", "--no-open", "--json", "--at", "2031-11-26T07:00"))
        [story] = [story for section in shown["sections"] for story in section["stories"]]
        assert story["follow_up"] == {"number": 1, "at": "2031-11-25T07:00:30Z", "title": FERRY}
        assert shown["left_out"] == {"told": 1}
        why = call(file, "explain", "http://example.org/2").stdout
        assert "an earlier edition told this story, and there is nothing new in it" in why
        assert "told before" in call(file, "preview", "--no-gather", "--no-open", "--at", "2031-11-26T07:00").stdout


@pytest.mark.shared
def test_an_edition_after_a_great_one_tells_every_new_article_of_a_farm(shared, tmp_path):
    """Texts drawn from few words are alike by chance: none of them may be hidden behind another."""
    with feed_farm(shared, feeds=60, entries=10) as farm:
        file = configure(tmp_path, [farm.feed(n) for n in range(60)], to=["ada@example.org"], limit=1000)
        assert document(call(file, "send", "--json"))["number"] == 1
        farm.advance()
        document(call(file, "gather", "--json"))
        shown = document(call(file, "preview", "--no-gather", "--no-open", "--json"))
        stories = [story for section in shown["sections"] for story in section["stories"]]
        assert sum(len(story["articles"]) for story in stories) + sum(shown["left_out"].values()) == 60
        assert len(stories) >= 58
