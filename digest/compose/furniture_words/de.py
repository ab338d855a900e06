"""The words of furniture in German."""

from __future__ import annotations

from digest.compose.furniture_words.words import Words, listed

GERMAN = Words(
    labels=listed("""
        anzeige | artikel drucken | drucken | folgen | folgen sie uns | inhalt | merken | teilen | werbung
    """),
    closers=listed("""
        artikel teilen | auch interessant | beitrag teilen | das könnte dich auch interessieren | das könnte sie auch
        interessieren | diesen artikel teilen | hinterlasse einen kommentar | kommentar hinterlassen | kommentar
        schreiben | kommentare | mehr zum thema | meistgelesen | schreibe einen kommentar | verwandte artikel | weitere
        artikel | ähnliche artikel | ähnliche beiträge | über den autor | über die autorin
    """),
    openers=listed("""
        alle rechte vorbehalten | artikel teilen | bild: | bildquelle | den ganzen artikel lesen | diesen artikel
        teilen | diesen beitrag teilen | foto: | fotos: | für weitere informationen | hier klicken | inhaltsverzeichnis
        | klicke hier | klicken sie hier | mehr informationen finden sie | mehr lesen | quelle: | schreiben sie einen
        kommentar | symbolbild | weitere informationen finden sie | mit material der/von/des | mehr zum thema finden |
        lesen sie hier | lesen sie jetzt | jetzt weiterlesen | diesen artikel/text/beitrag weiterlesen | vielen dank
        fürs lesen | danke fürs lesen | wenn ihnen/dir der/dieser artikel/beitrag/text | dieser/der
        artikel/beitrag/text erschien | dieser/der artikel/beitrag/text ist zuerst/nur/ursprünglich | dieser/der
        artikel/beitrag/text wurde zuerst/ursprünglich | dieser artikel/beitrag/text ist für abonnenten | alle angaben
        ohne gewähr | klick/klicken hier | klicken sie auf den/diesen | schreiben sie uns | schreib uns | teilen sie
        diesen/den artikel/beitrag | die mit sternchen | fotos: | grafik: | video:
    """),
    begging=listed("""
        hat ihnen/dir der/dieser artikel/beitrag/text gefallen | abonniere unseren | abonnieren sie unseren | diese
        seite verwendet cookies | diese website verwendet cookies | dieser artikel enthält affiliate | dieser beitrag
        enthält affiliate | folge uns auf | folgen sie uns auf | jetzt newsletter | melde dich für unseren newsletter |
        melden sie sich für unseren newsletter | wir nutzen cookies | wir verwenden cookies | abonnieren/abonniere
        sie/unseren/unsere/jetzt/uns/den/dich | folgen sie uns/unserem | folge uns/unserem | melden sie sich hier/jetzt
        für/an/zum/zu | wir verwenden/nutzen/benutzen cookies | ihnen/dir gefällt/gefallen
        unsere/unser/diese/dieser/dieses | gefällt/gefallen ihnen/dir unsere/unser/diese/dieser/dieses/der |
        unterstützen sie uns/unsere | unterstütze uns/unsere | werden sie mitglied/abonnent
    """),
    pointers=listed("""
        auch interessant | auch lesenswert | lesen sie auch | lesen sie dazu | lesen sie dazu auch | lesen sie hier |
        lesen sie mehr | lesetipp | lies auch | mehr dazu | mehr zum thema | siehe auch | video | weiterlesen | zum
        thema
    """),
    phrases=listed("""
        enthält affiliate-links | sind affiliate-links | deine e-mail-adresse wird nicht veröffentlicht | erschien
        zuerst auf
    """),
    attributions=frozenset({("der beitrag ", " erschien zuerst auf ")}),
    continuations=listed("weiterlesen | weiter lesen | mehr lesen | lesen sie weiter"),
    bylines=listed("autor | ein artikel von | ein gastbeitrag von | geschrieben von | verfasst von | von"),
    reading=listed("lesedauer | lesen | lesezeit"),
    minutes=listed("min | minute | minuten"),
    calendar=listed("""
        aktualisiert | am | april | august | datum | dezember | dienstag | donnerstag | februar | freitag | januar |
        juli | juni | mai | mittwoch | montag | märz | november | oktober | samstag | september | sonntag | stand |
        stunden | tagen | uhr | um | veröffentlicht | vom | vor | zuletzt
    """),
    calls=listed("abonniere | abonnieren | melde | melden | erhalten"),
    called=listed("kanal | posteingang | kommentare"),
)
