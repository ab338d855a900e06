"""Stems by language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.compose import words
from digest.compose.inflection import SNOWBALL, stemmer
from digest.compose.words import plain

FORMS = {
    "de": "Wahl Wahlen, Kind Kindern, Krankenhaus Krankenhäuser, Auto Autos, Streik Streiks, Preis Preise",
    "fr": "élection élections, emploi emplois, loi lois, hôpital hôpitaux, réseau réseaux, jeu jeux, député députés",
    "es": "ministro ministros, gobierno gobiernos, elección elecciones, juez jueces, dólar dólares, país países",
    "pt": "ministro ministros, eleição eleições, jornal jornais, hotel hotéis, imagem imagens, lei leis, país países",
    "it": "ministro ministri, banca banche, lago laghi, città città, l'elezione elezioni, dell'ospedale ospedali",
    "ca": "ministre ministres, elecció eleccions, vaga vagues",
    "nl": "minister ministers, foto foto's, ziekenhuis ziekenhuizen, brief brieven",
    "sv": "minister ministrar, minister ministern, skola skolor",
    "da": "minister ministre, skole skoler",
    "nb": "minister ministre, regjering regjeringen",
    "fi": "vaali vaalit, sairaala sairaalassa",
    "ru": "выборы выборов, министр министры, новый новая, российский российских, музей музеи",
    "cs": "volby voleb, ministr ministři",
    "el": "εκλογή εκλογές, υπουργός υπουργοί",
    "hi": "चुनाव चुनावों, मंत्री मंत्रियों",
}


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [(language, *pair.split()) for language, pairs in FORMS.items() for pair in pairs.split(",")],
)
def test_forms_of_a_word_have_one_stem(language: str, one: str, other: str) -> None:
    stem = stemmer(language)
    assert stem(plain(one)) == stem(plain(other)) != ""


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Wahl", "Wald"),
        ("fr", "foi", "fois"),
        ("fr", "moi", "mois"),
        ("es", "banco", "barco"),
        ("pt", "pai", "país"),
        ("sv", "minister", "ministerium"),
        ("ru", "совет", "советский"),
    ],
)
def test_other_words_have_other_stems(language: str, one: str, other: str) -> None:
    stem = stemmer(language)
    assert stem(plain(one)) != stem(plain(other))


@pytest.mark.parametrize("language", [None, "en", "en-GB", "EN", "ja", "zh-Hant", "tlh"])
def test_a_language_without_rules_of_its_own_has_those_of_english(language: str | None) -> None:
    assert stemmer(language) is words.stem


def test_regions_of_a_language_share_their_rules() -> None:
    assert stemmer("pt-BR") is stemmer("pt") is stemmer("PT-pt")


@pytest.mark.parametrize("word", ["c++", "c#", ".net", "r&d", "3d", "covid-19"])
@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_what_is_written_with_signs_stays(language: str, word: str) -> None:
    assert stemmer(language)(word) == word


@given(st.sampled_from(sorted(SNOWBALL)), st.text())
def test_no_text_raises(language: str, text: str) -> None:
    for word in words.words_of(plain(text)):
        assert isinstance(stemmer(language)(word), str)
