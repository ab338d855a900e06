"""Words that tell nothing of what an article is about, by language."""

from __future__ import annotations

from functools import lru_cache

_ENGLISH = """
    a an the and or nor but if so as than that this these those it its he him his she her hers they them their we us
    our you your i me my mine who whom whose which what when where why how is am are was were be been being do does
    did done has have had having can could may might must shall should will would won't can't don't doesn't didn't
    isn't aren't wasn't weren't not no yes of in on at by for with without from to into onto over under between among
    against about after before during through across behind beyond near upon via per amid around off out up down along
    inside outside since until till while whereas because although though yet also even just only very too more most
    much many less least few some any all both each every other another such same own there here then now again ever
    never always often still already soon almost really quite rather else however therefore get gets got make makes
    made go goes say says said tell tells told s t re ll ve m d
"""

# What stands over columns, series and live pages rather than over one event.
_ENGLISH_COLUMNS = """
    thing things need know today tomorrow yesterday tonight morning evening daily weekly monthly week weekend day
    month year briefing brief bulletin digest newsletter roundup round-up recap wrap live update updates latest
    breaking news headline headlines story stories link links video videos watch photo photos picture pictures gallery
    slideshow podcast episode part issue edition volume vol review preview opinion editorial column letter letters
    comment analysis explainer explained interview quiz crossword horoscope horoscopes weather forecast best top worst
    new first last monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri
    sat sun one two three four five six seven eight nine ten
"""

_OTHERS = {
    "de": """
    der die das den dem des ein eine einer einem einen eines und oder aber wenn als wie dass ob weil er sie es wir ihr
    ich du sein seine seiner ihre ihren ist sind war waren wird werden wurde wurden hat haben hatte kann soll muss
    will nicht kein keine auch nur noch schon mehr sehr so in im an am auf aus bei mit nach von vom vor zu zum zur
    uber unter um durch fur gegen ohne bis seit was wer wo warum hier da neue neuer neues heute morgen gestern woche
    tag jahr jahre live ticker nachrichten uberblick montag dienstag mittwoch donnerstag freitag samstag sonntag video
    """,
    "fr": """
    le la les un une des du de d l et ou mais si que qui quoi dont ce cet cette ces il elle ils elles on nous vous je
    tu son sa ses leur leurs notre votre mon ma mes est sont etait ete etre a ont avait avoir ne pas plus tres en dans
    sur sous par pour avec sans entre vers chez apres avant depuis contre au aux comme aussi tout tous toute toutes se
    y c qu s n j aujourd'hui hier demain jour semaine annee nouveau nouvelle direct video lundi mardi mercredi jeudi
    vendredi samedi dimanche
    """,
    "es": """
    el la los las un una unos unas de del y o pero si que quien cual como cuando donde por para con sin sobre entre
    hasta desde contra en a al se su sus lo le les es son era fue ser estar esta estan ha han habia no mas muy ya
    tambien este estos estas ese esa hoy ayer manana dia semana ano anos nuevo nueva directo video lunes martes
    miercoles jueves viernes sabado domingo
    """,
    "it": """
    il lo la i gli le un uno una di del della dei delle e o ma se che chi come quando dove perche per con senza su tra
    fra da dal dalla in nel nella a al alla si suo sua sono era e' stato essere ha hanno aveva non piu molto anche
    questo questa oggi ieri domani giorno settimana anno nuovo nuova diretta video lunedi martedi mercoledi giovedi
    venerdi sabato domenica
    """,
    "nl": """
    de het een en of maar als dat die dit deze wie wat waar hoe waarom is zijn was waren wordt worden werd heeft
    hebben had kan zal moet wil niet geen ook nog al meer zeer in op aan uit bij met na van voor te ten ter over onder
    om door tegen zonder tot sinds hij zij ze wij we jij je ik hun haar nieuwe vandaag gisteren morgen week dag jaar
    live video maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    """,
    "pt": """
    o a os as um uma uns umas de do da dos das e ou mas se que quem qual como quando onde por para com sem sobre entre
    ate desde contra em no na nos nas ao aos seu sua seus suas sao era foi ser estar esta ha nao mais muito ja tambem
    este esse essa hoje ontem amanha dia semana ano anos novo nova video segunda terca quarta quinta sexta sabado
    domingo
    """,
}  # fmt: skip

COLUMN_WORDS = frozenset(_ENGLISH_COLUMNS.split())


@lru_cache(maxsize=1024)  # feeds may write any tag
def stop_words(language: str | None) -> frozenset[str]:
    """Those of a language by its BCP 47 tag, `plain`; of English where there are none of it, or none is named."""
    written = _OTHERS.get((language or "en").lower().split("-")[0])
    return frozenset(written.split()) if written else frozenset(_ENGLISH.split()) | COLUMN_WORDS
