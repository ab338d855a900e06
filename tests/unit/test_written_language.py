"""The language of an article, by its text and by what its feed declares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.gather.languages import language
from digest.gather.parse import parse
from digest.gather.written import LONG, written_in
from digest.model import Block

WRITTEN = {
    "en": "The harbour board will decide on Thursday whether the last of the night ferries may keep its berth. Its "
    "captain has asked the town for two more winters, and nobody in the council wants to be the one who says no.",
    "de": "Der Hafenrat entscheidet am Donnerstag, ob die letzte der Nachtfähren ihren Liegeplatz behalten darf. Der "
    "Kapitän hat die Stadt um zwei weitere Winter gebeten, und niemand im Rat möchte derjenige sein, der nein sagt.",
    "fr": "Le conseil du port décidera jeudi si le dernier des bateaux de nuit peut garder sa place à quai. Son "
    "capitaine a demandé à la ville deux hivers de plus, et personne au conseil ne veut être celui qui dira non.",
    "es": "La junta del puerto decidirá el jueves si el último de los barcos nocturnos puede conservar su amarre. Su "
    "capitán ha pedido a la ciudad dos inviernos más, y nadie en el consejo quiere ser quien diga que no.",
    "pt": "O conselho do porto decidirá na quinta-feira se o último dos barcos noturnos pode manter o seu lugar no "
    "cais. O capitão pediu à cidade mais dois invernos, e ninguém no conselho quer ser quem vai dizer não.",
    "pl": "Rada portu zdecyduje w czwartek, czy ostatni z nocnych promów może zachować swoje miejsce przy nabrzeżu. "
    "Kapitan poprosił miasto o jeszcze dwie zimy i nikt w radzie nie chce być tym, który powie nie.",
    "ru": "Совет порта решит в четверг, сможет ли последний из ночных паромов сохранить своё место у причала. Капитан "
    "попросил у города ещё две зимы, и никто в совете не хочет быть тем, кто скажет нет.",
    "ar": "سيقرر مجلس الميناء يوم الخميس ما إذا كانت آخر العبارات الليلية ستحتفظ بمكانها على الرصيف. وقد طلب قبطانها "
    "من المدينة شتاءين آخرين، ولا أحد في المجلس يريد أن يكون الشخص الذي يقول لا.",
    "he": "מועצת הנמל תחליט ביום חמישי אם האחרונה שבמעבורות הלילה תוכל לשמור על מקומה ברציף. רב החובל ביקש מהעיר "
    "שני חורפים נוספים, ואיש במועצה אינו רוצה להיות זה שיאמר לא.",
    "ja": "港湾委員会は木曜日、最後の夜行フェリーが岸壁の場所を保てるかどうかを決める。船長は市にあと二回の冬を求めて"
    "おり、委員会の誰もが断る役になりたがらない。",
}


def of(text: str, declared: str | None = None) -> str | None:
    return written_in("", (Block(text),), declared)


@pytest.mark.parametrize("tongue", WRITTEN)
def test_a_long_text_tells_its_language_where_the_feed_does_not(tongue: str) -> None:
    assert of(WRITTEN[tongue]) == tongue


@pytest.mark.parametrize("tongue", sorted(WRITTEN.keys() - {"en"}))
def test_a_feed_that_declares_english_over_other_articles_is_not_believed(tongue: str) -> None:
    assert of(WRITTEN[tongue], "en-US") == tongue


@pytest.mark.parametrize("declared", ["pt-BR", "pt", "PT-br"])
def test_a_declaration_that_agrees_keeps_its_region(declared: str) -> None:
    assert of(WRITTEN["pt"], language(declared)) == language(declared)


@pytest.mark.parametrize(
    ("tongue", "declared"), [("pt", "gl"), ("ru", "bg")], ids=["Galician and Portuguese", "Bulgarian and Russian"]
)
def test_between_near_neighbours_the_feed_is_believed(tongue: str, declared: str) -> None:
    assert of(WRITTEN[tongue], declared) == declared


@pytest.mark.parametrize("declared", ["en-US", "de", None])
def test_a_short_text_is_in_the_language_that_the_feed_declares(declared: str | None) -> None:
    assert written_in("Le conseil du port décidera jeudi", (Block("Un dernier bateau."),), declared) == declared


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/2026/11/24/quatre-saisons " * 12,
        "0:00 Abertura 1:20 Mesa 3:45 Pausa " * 12,
        "2026 1,234,567.89 " * 40,
        "x_1 = [y_2 for y_2 in z_3] " * 12,
    ],
    ids=["addresses", "times", "numbers", "code"],
)
def test_what_is_in_no_language_does_not_count(text: str) -> None:
    assert of(text, "de") == "de"


def test_title_and_text_are_read_together() -> None:
    title, text = WRITTEN["fr"].split(". ")
    assert len(text) < LONG
    assert written_in(title, (Block(text),), "en") == "fr"


@pytest.mark.parametrize("declared", ["und", "mul", "zxx-x-none", "English", "", None])
def test_a_tag_that_names_no_language_is_none(declared: str | None) -> None:
    assert language(declared) is None


RSS = (
    "<rss version='2.0'><channel><language>en-US</language>"
    "<item><title>A</title><description>{}</description></item></channel></rss>"
)
JSON = """
{{"version": "https://jsonfeed.org/version/1.1", "language": "en-US", "items": [{{"id": "1", "content_text": "{}"}}]}}
"""


@pytest.mark.parametrize("feed", [RSS, JSON], ids=["RSS", "JSON"])
@pytest.mark.parametrize(("tongue", "told"), [("de", "de"), ("en", "en-US")])
def test_each_article_of_a_feed_has_its_own_language(feed: str, tongue: str, told: str) -> None:
    (entry,) = parse(feed.format(WRITTEN[tongue]).encode(), url="https://example.org/feed").entries
    assert entry.language == told


@given(st.text(max_size=300), st.lists(st.text(max_size=400), max_size=4), st.none() | st.just("de-AT"))
def test_no_text_raises(title: str, texts: list[str], declared: str | None) -> None:
    found = written_in(title, [Block(text) for text in texts], declared)
    assert found is None or language(found) == found


def test_the_same_text_is_always_in_the_same_language() -> None:
    assert len({of(WRITTEN["es"] * 20, "en") for _ in range(20)}) == 1
