"""The words by which a site's furniture is known, a module a language. Lower case, straight apostrophes.

To teach a language, write its module and add it to `LANGUAGES`. All of them are searched in every article: a feed's own
word on its language is often wrong, and sites in one language borrow the buttons of another.
"""

from __future__ import annotations

from digest.compose.furniture_words.ar import ARABIC
from digest.compose.furniture_words.de import GERMAN
from digest.compose.furniture_words.en import ENGLISH
from digest.compose.furniture_words.es import SPANISH
from digest.compose.furniture_words.fr import FRENCH
from digest.compose.furniture_words.hi import HINDI
from digest.compose.furniture_words.it import ITALIAN
from digest.compose.furniture_words.ja import JAPANESE
from digest.compose.furniture_words.nl import DUTCH
from digest.compose.furniture_words.pl import POLISH
from digest.compose.furniture_words.pt import PORTUGUESE
from digest.compose.furniture_words.ru import RUSSIAN
from digest.compose.furniture_words.sv import SWEDISH
from digest.compose.furniture_words.tr import TURKISH
from digest.compose.furniture_words.words import listed
from digest.compose.furniture_words.zh import CHINESE

LANGUAGES = (
    ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, DUTCH, SWEDISH, POLISH, RUSSIAN, TURKISH, ARABIC, HINDI,
    JAPANESE, CHINESE,
)  # fmt: skip

# The same in every language: a line of these alone is a row of buttons.
BUTTONS = listed("""
    facebook | twitter | whatsapp | telegram | linkedin | pinterest | reddit | tumblr | email | e-mail | mail |
    instagram | threads | bluesky | mastodon | youtube | tiktok | messenger | flipboard | pocket | snapchat | viber |
    vk | xing | copy | link | url | print | share | tweet | pin | save | bookmark | follow | like | comments | comment
    | views | shares | likes | teilen | partager | compartir | rss
""")
BETWEEN_BUTTONS = listed("x | line | post | it | on | via | us | this | article | more | and | or | to")
