"""The words of furniture in Dutch."""

from __future__ import annotations

from digest.compose.furniture_words.words import Words, listed

DUTCH = Words(
    labels=listed("advertentie | afdrukken | bewaren | deel | delen | inhoud | volg ons"),
    closers=listed("""
        deel dit artikel | geef een reactie | gerelateerde artikelen | laat een reactie achter | misschien vind je dit
        ook leuk | over de auteur | reacties
    """),
    openers=listed("""
        alle rechten voorbehouden | beeld: | deel dit artikel | foto: | klik hier | lees verder | voor meer informatie
        | dit artikel/bericht/verhaal verscheen | dit artikel/bericht/verhaal is
        alleen/eerder/verschenen/eerst/exclusief | vond je dit/deze | bedankt voor het lezen | laat een reactie/bericht
        achter | deel deze/dit artikel/bericht/pagina/verhaal | bron: | foto's: | met medewerking van anp | deel
        dit/deze artikel/bericht/nieuws
    """),
    begging=listed("""
        abonneer je op | deze site gebruikt cookies | deze website gebruikt cookies | schrijf je in voor | volg ons op
        | wij gebruiken cookies | abonneer je/u op | meld je/u aan/nu/gratis | meld je aan/hier/nu voor/aan | schrijf
        je/u nu/in/hier/gratis | volg ons | we gebruiken cookies | word lid van/en | vond je dit/deze
        artikel/bericht/verhaal/tips | steun ons/onze
    """),
    pointers=listed("bekijk ook | lees meer | lees ook | zie ook"),
    phrases=listed("je e-mailadres wordt niet gepubliceerd | verscheen eerst op"),
    attributions=frozenset({("het bericht ", " verscheen eerst op ")}),
    continuations=listed("lees verder | lees meer"),
    bylines=listed("auteur | door | geschreven door"),
    reading=listed("leestijd | lezen"),
    minutes=listed("min | minuten | minuut"),
    calendar=listed("""
        april | augustus | bijgewerkt | december | dinsdag | donderdag | februari | geleden | geplaatst | januari |
        juli | juni | maandag | maart | mei | november | oktober | om | op | september | uur | vrijdag | woensdag |
        zaterdag | zondag
    """),
)
