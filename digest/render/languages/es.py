"""Spanish."""

from __future__ import annotations

from digest.render.words import Words

WORDS = Words(
    language="es",
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    full_date="{weekday}, {day} de {month} de {year}",
    date="{day} de {month} de {year}",
    day="{day} de {month}",
    stories={"one": "{n} noticia", "other": "{n} noticias"},
    minutes={"one": "{n}\u00a0minuto", "other": "{n}\u00a0minutos"},
    reading_time="{n} min de lectura",
    update="Actualización",
    follow_up="Novedades sobre la noticia del {day}",
    follow_up_of_date="Novedades sobre la noticia del {day}",
    also="Además: {headlines}",
    in_this_edition="En esta edición",
    also_in=("También en {a}", "También en {a} y {b}", "También en {a}, {b} y {c}"),
    also_in_many="También en {a}, {b} y\u00a0{n}\u00a0más",
    picture="Imagen de {source}",
    more={"one": "{n} noticia más no cupo aquí.", "other": "{n} noticias más no cupieron aquí."},
    nothing="Nada nuevo desde la última edición.",
    that_is_all={"one": "Eso es todo.", "other": "Estas son las {n} noticias."},
    next_edition="La próxima edición llega {when}.",
    arrives={
        "night": "el {weekday} de madrugada",
        "morning": "el {weekday} por la mañana",
        "afternoon": "el {weekday} por la tarde",
        "evening": "el {weekday} por la noche",
    },
    arrives_on="el {date}",
    arrives_at="a las {time}",
    why="Recibe {title} porque su dirección está en su lista.",
    written_by="Un modelo de lenguaje ({model}) ha escrito resúmenes de esta edición.",
    unsubscribe="Darse de baja",
    failing="Fuentes que no se pudieron leer:",
    failing_feed="{name}: {error} (desde el {date})",
    failing_more={"one": "y {n} más", "other": "y {n} más"},
    dangling=(
        "a al ante antes aunque bajo como con contra cuando de del desde donde e el ella en entre es esta este la las "
        "le lo los más ni no o para pero por porque que se según ser si sin sobre son su sus tras un una unos y"
    ),
)
