"""English."""

from __future__ import annotations

from digest.render.words import Words

WORDS = Words(
    language="en",
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    full_date="{weekday} {day} {month} {year}",
    date="{day} {month} {year}",
    day="{day} {month}",
    stories={"one": "{n} story", "other": "{n} stories"},
    minutes={"one": "{n}\u00a0minute", "other": "{n}\u00a0minutes"},
    reading_time="{n} min read",
    update="Update",
    follow_up="Follow-up to {day}’s story",
    follow_up_of_date="Follow-up to the story of {day}",
    also="Also: {headlines}",
    in_this_edition="In this edition",
    also_in=("Also in {a}", "Also in {a} and {b}", "Also in {a}, {b} and {c}"),
    also_in_many="Also in {a}, {b} and\u00a0{n}\u00a0more",
    picture="Picture from {source}",
    more={"one": "{n} more story did not fit.", "other": "{n} more stories did not fit."},
    nothing="Nothing new since the last edition.",
    that_is_all={"one": "That’s all.", "other": "That’s all {n}."},
    next_edition="The next edition arrives {when}.",
    arrives={
        "night": "early on {weekday}",
        "morning": "on {weekday} morning",
        "afternoon": "on {weekday} afternoon",
        "evening": "on {weekday} evening",
    },
    arrives_on="on {date}",
    arrives_at="at {time}",
    why="You get {title} because your address is on its list.",
    written_by="Summaries in this edition were written by a language model ({model}).",
    unsubscribe="Unsubscribe",
    failing="Feeds that could not be read:",
    failing_feed="{name}: {error} (since {date})",
    failing_more={"one": "and {n} more", "other": "and {n} more"},
    dangling=(
        "a an and are as at be but by for from has have his her in into is it its nor of on or our over says "
        "than that the their they this to under was were when while who why will with after before"
    ),
)
