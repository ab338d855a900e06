"""German."""

from __future__ import annotations

from digest.render.words import Words

WORDS = Words(
    language="de",
    weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    months=(
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    full_date="{weekday}, {day}. {month} {year}",
    date="{day}. {month} {year}",
    day="{day}. {month}",
    stories={"one": "{n} Meldung", "other": "{n} Meldungen"},
    minutes={"one": "{n}\u00a0Minute", "other": "{n}\u00a0Minuten"},
    reading_time="{n} Min. Lesezeit",
    update="Neues dazu",
    follow_up="Neues zur Meldung vom {day}",
    follow_up_of_date="Neues zur Meldung vom {day}",
    also="Außerdem: {headlines}",
    in_this_edition="In dieser Ausgabe",
    also_in=("Auch in {a}", "Auch in {a} und {b}", "Auch in {a}, {b} und {c}"),
    also_in_many="Auch in {a}, {b} und\u00a0{n}\u00a0weiteren",
    picture="Bild von {source}",
    more={
        "one": "{n} weitere Meldung passte nicht mehr hinein.",
        "other": "{n} weitere Meldungen passten nicht mehr hinein.",
    },
    nothing="Seit der letzten Ausgabe gibt es nichts Neues.",
    that_is_all={"one": "Das war’s.", "other": "Das waren alle {n}."},
    next_edition="Die nächste Ausgabe kommt {when}.",
    arrives={
        "night": "in der Nacht zum {weekday}",
        "morning": "am {weekday}morgen",
        "afternoon": "am {weekday}nachmittag",
        "evening": "am {weekday}abend",
    },
    arrives_on="am {date}",
    arrives_at="um {time} Uhr",
    why="Sie erhalten {title}, weil Ihre Adresse auf der Liste steht.",
    written_by="Zusammenfassungen in dieser Ausgabe hat ein Sprachmodell geschrieben ({model}).",
    unsubscribe="Abbestellen",
    failing="Nicht lesbare Feeds:",
    failing_feed="{name}: {error} (seit {date})",
    failing_more={"one": "und {n} weiterer", "other": "und {n} weitere"},
    dangling=(
        "ab als am an auf aus bei beim bis das dass dem den der des die durch ein eine einem einen einer eines für "
        "gegen hat im in ins ist mit nach nicht ob ohne seit sich sie sind über um und unter vom von vor wegen weil "
        "wenn wie will wird zu zum zur zwischen"
    ),
)
