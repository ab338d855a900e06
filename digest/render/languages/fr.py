"""French."""

from __future__ import annotations

from digest.render.words import Words


def _one_up_to_one(n: int) -> str:
    """French counts zero as singular (Unicode CLDR)."""
    return "one" if n < 2 else "other"


WORDS = Words(
    language="fr",
    plural=_one_up_to_one,
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    first_day="1er",
    full_date="{weekday} {day} {month} {year}",
    date="{day} {month} {year}",
    day="{day} {month}",
    stories={"one": "{n} article", "other": "{n} articles"},
    minutes={"one": "{n}\u00a0minute", "other": "{n}\u00a0minutes"},
    reading_time="{n} min de lecture",
    update="Suite",
    follow_up="Suite de l’article de {day}",
    follow_up_of_date="Suite de l’article du {day}",
    also="Aussi\u00a0: {headlines}",
    in_this_edition="Dans cette édition",
    also_in=("Aussi dans {a}", "Aussi dans {a} et {b}", "Aussi dans {a}, {b} et {c}"),
    also_in_many="Aussi dans {a}, {b} et\u00a0{n}\u00a0autres",
    picture="Image de {source}",
    more={
        "one": "{n} autre article n’a pas trouvé place ici.",
        "other": "{n} autres articles n’ont pas trouvé place ici.",
    },
    nothing="Rien de nouveau depuis la dernière édition.",
    that_is_all={"one": "C’est tout.", "other": "Ce sont les {n} articles du jour."},
    next_edition="La prochaine édition arrive {when}.",
    arrives={
        "night": "{weekday} avant l’aube",
        "morning": "{weekday} matin",
        "afternoon": "{weekday} après-midi",
        "evening": "{weekday} soir",
    },
    arrives_on="le {date}",
    arrives_at="à {time}",
    why="Vous recevez {title} parce que votre adresse figure sur sa liste.",
    written_by="Des résumés de cette édition ont été écrits par un modèle de langage ({model}).",
    unsubscribe="Se désabonner",
    failing="Flux illisibles\u00a0:",
    failing_feed="{name}\u00a0: {error} (depuis le {date})",
    failing_more={"one": "et {n} autre", "other": "et {n} autres"},
    dangling=(
        "à a au aux avec car ce ces cette chez comme contre d’un d’une dans de des du elle en entre est et il la le "
        "les leur leurs mais ne ou où par pas plus pour qu’il que qui sa sans se ses son sont sous sur un une vers"
    ),
)
