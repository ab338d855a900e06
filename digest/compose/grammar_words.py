"""The small words of English by which a phrase's place in a sentence is judged."""

from __future__ import annotations


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _listed("""
    the a an this that these those my your his her its our their some any no each every another such both all
""")
PRONOUNS = _listed("it he she they we you i there here one")
PREPOSITIONS = _listed("""
    of in on at by for with from to into onto over under between among against about after before during through as
    without within across behind beyond near upon via per like than toward towards despite amid around off out up down
    along inside outside since until
""")
VERBS = _listed("""
    is are was were be been being am has have had do does did will would can could may might must shall should said says
    say told called named titled entitled dubbed means isn't aren't wasn't won't can't doesn't don't
""")
RELATIVES = _listed("which who whom whose where when that")
CONJUNCTIONS = _listed("""
    while whereas although though because unless if whether so but yet even including however therefore especially
    particularly then thus also
""")
AND = _listed("and or nor plus")
FUNCTION_WORDS = DETERMINERS | PRONOUNS | PREPOSITIONS | VERBS | RELATIVES | CONJUNCTIONS | AND | {"not", "how", "what"}

NOUNS_IN_ING = _listed("during thing king spring morning evening building nothing something anything string")

# Verbs of headlines: prose does not write them with a capital, unless a name has them.
HEADLINE_VERBS = _listed("""
    Is Are Was Were Will Has Have Can Could Should Must Adds Advances Announces Approves Arrives Backs Bans Beats
    Becomes Begins Brings Buys Calls Claims Confirms Crosses Cuts Defeats Draws Drops Ends Expands Eyes Faces Falls
    Files Gains Gets Gives Hits Joins Jumps Launches Leads Loses Makes Meets Offers Opens Plans Plunges Pushes
    Raises Reaches Rejects Returns Reveals Rises Says Seeks Sells Sets Shows Signs Slams Slides Soars Starts Surges
    Takes Tops Unveils Urges Visits Vows Warns Welcomes Wins
""")

# What people type into a search box.
SOUGHT = _listed("""
    best top cheap cheapest easy ultimate buy how why what review reviews recipe recipes guide tips deals price prices
    online ideas benefits ways latest today near
""")
