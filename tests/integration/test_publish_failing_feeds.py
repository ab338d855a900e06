"""An edition names at its foot, once a week, the feeds that have failed for days."""

from __future__ import annotations

from datetime import timedelta

from feed_server import Item, feed_server
from newsletter import NOW, configure, pipeline

DAY = timedelta(days=1)


def test_a_feed_that_fails_for_three_days_is_named_once_a_week(tmp_path):
    named = []
    with feed_server() as feeds:
        feeds.pages["/broken"] = 500
        url = feeds.put("feed")
        with pipeline(configure(tmp_path, [url, {"url": feeds.url("broken"), "name": "Night Radio"}])) as line:
            for day in range(12):
                now = NOW + day * DAY
                feeds.put("feed", Item(f"Day number {day}", f"http://example.org/{day}", f"{day}", now))
                line.gather(now)
                previewed = line.compose("daily", now)
                published = line.publish("daily", now)
                assert published is not None
                assert previewed.failing == published.edition.failing, "a preview does not use it up"
                if published.edition.failing:
                    [feed] = published.edition.failing
                    assert feed.since == NOW
                    assert "Night Radio" in published.rendered.html
                    assert "Night Radio" in published.rendered.text
                    named.append(day)
                else:
                    assert "Night Radio" not in published.rendered.text
    assert named == [3, 10]


def test_a_feed_that_is_well_again_is_not_named(tmp_path):
    with feed_server() as feeds:
        feeds.pages["/feed"] = 500
        with pipeline(configure(tmp_path, [feeds.url("feed")], send_empty=True)) as line:
            line.gather(NOW)
            assert len(line.compose("daily", NOW + 3 * DAY).failing) == 1
            feeds.put("feed", Item("Boats wait for the tide", "http://example.org/a", "a", NOW + 3 * DAY))
            line.gather(NOW + 3 * DAY)
            assert line.compose("daily", NOW + 3 * DAY).failing == ()
