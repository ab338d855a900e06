"""The words of furniture in Swedish."""

from __future__ import annotations

from digest.compose.furniture_words.words import Words, listed

SWEDISH = Words(
    labels=listed("annons | dela | skriv ut | spara | innehåll | följ"),
    closers=listed("""
        kommentarer | kommentera | lämna en kommentar | dela artikeln | dela den här artikeln | relaterade artiklar |
        läs mer om | om författaren | mest läst
    """),
    openers=listed("""
        klicka här | alla rättigheter förbehållna | foto: | bild: | källa: | dela artikeln med | dela den här | lämna
        en kommentar | tack för att du läste | vi använder cookies | vi använder kakor | den här artikeln publicerades
        | artikeln publicerades först
    """),
    begging=listed("""
        följ oss på | prenumerera på vårt | prenumerera på våra | anmäl dig till vårt | få vårt nyhetsbrev | gå med i
        vår
    """),
    pointers=listed("läs också | läs även | läs mer | läs vidare | se också | se även"),
    continuations=listed("läs mer | läs vidare"),
    bylines=listed("skriven av | publicerad av"),
)
