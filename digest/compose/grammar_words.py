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
FINITE = _listed("is are was were has have had will can could should must may")
# Past forms that do not end in "ed".
PAST = _listed("""
    became began bent bet bled blew bought broke brought built burst came caught chose crept dealt drank drew drove dug
    ate fed fell felt flew forgot forgave fought found froze gave got grew heard held hid hit hung kept knew laid led
    left lent lit lost made met paid put quit ran rang rode rose sang sank sat saw sent set shook shot shut slept slid
    sold sought spent split spoke spread sprang stole stood strode struck stuck sued swam swept swore taught thought
    threw told took tore went withdrew woke won wore wrote
""")
_NO_PAST = _listed("hundred indeed need speed united limited wicked naked sacred exceed proceed succeed breed greed")
RELATIVES = _listed("which who whom whose where when that")
CONJUNCTIONS = _listed("""
    while whereas although though because unless if whether so but yet even including however therefore especially
    particularly then thus also
""")
AND = _listed("and or nor plus")
FUNCTION_WORDS = DETERMINERS | PRONOUNS | PREPOSITIONS | VERBS | RELATIVES | CONJUNCTIONS | AND | {"not", "how", "what"}


def is_past(word: str) -> bool:
    """May it be a verb in the past, or a participle?"""
    return word in PAST or (len(word) > 4 and word.endswith("ed") and word not in _NO_PAST)


NOUNS_IN_ING = _listed("during thing king spring morning evening building nothing something anything string")

# Verbs of headlines: prose does not write them with a capital, unless a name has them.
HEADLINE_VERBS = _listed("""
    Accuses Adds Admits Advances Agrees Announces Approves Arrives Backs Bans Beats Becomes Begins Blames Blasts
    Blocks Boosts Breaks Brings Builds Buys Calls Cancels Claims Comes Confirms Crosses Cuts Defeats Delays Demands
    Denies Dies Doubles Drags Draws Drives Drops Earns Edges Ends Expands Eyes Faces Fails Fears Fights Files Finds
    Fires Fuels Gains Gets Gives Goes Grows Helps Hires Hits Holds Hopes Inks Invests Joins Jumps Keeps Kills Knows
    Lands Launches Leads Lifts Loses Lowers Makes Meets Mulls Nears Needs Offers Opens Ousts Pays Picks Plans
    Pledges Plunges Prepares Probes Promises Proposes Pulls Pushes Puts Quits Raises Reaches Recalls Rejects
    Releases Resigns Restores Retires Returns Reveals Rises Rolls Saves Says Seeks Sees Sells Sends Sets Settles
    Shows Shuts Signs Slams Slides Slips Slows Soars Spends Starts Stays Steps Stops Stuns Sues Surges Suspends
    Takes Tells Thinks Threatens Tops Touts Tumbles Turns Unveils Urges Visits Vows Wants Warns Welcomes Widens Wins
    Withdraws
""")

# What people type into a search box.
SOUGHT = _listed("""
    best top cheap cheapest easy ultimate buy how why what review reviews recipe recipes guide tips deals price prices
    online ideas benefits ways latest today near
""")

# A sentence that begins with one of these leans on the one before.
LEANING = _listed("""
    he she it they his her its their this that these those such but and or so yet however also then meanwhile moreover
    therefore instead nevertheless still otherwise additionally furthermore
""")
# "The company", "the man": so a sentence speaks of what the one before has named.
MENTIONED = _listed("""
    company firm group agency man woman boy girl pair couple victim suspect two three four latter former deal agreement
    study report move decision announcement incident others rest same
""")
