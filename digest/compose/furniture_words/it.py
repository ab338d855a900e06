"""The words of furniture in Italian."""

from __future__ import annotations

from digest.compose.furniture_words.words import Words, listed

ITALIAN = Words(
    labels=listed("condividi | condividi su | indice | pubblicità | salva | seguici | stampa"),
    closers=listed("""
        articoli correlati | commenti | condividi questo articolo | invia un commento | lascia un commento | potrebbe
        interessarti | potrebbe interessarti anche | sull'autore | ti potrebbe interessare
    """),
    openers=listed("""
        clicca qui | condividi questo articolo | continua a leggere | foto: | per maggiori informazioni | per saperne
        di più | riproduzione riservata | tutti i diritti riservati | se ti è piaciuto questo/l'articolo | se vuoi
        saperne di più | se vuoi restare aggiornato | per restare aggiornato | lascia un commento | lascia il tuo
        commento | questo articolo contiene link | questo articolo è riservato/stato/apparso | l'articolo proviene da |
        l'articolo sembra essere | grazie per aver letto | fonte: | immagine: | video: | continua dopo la pubblicità |
        contenuto riservato agli | condividi questo/questa/l'articolo/su articolo/notizia/post/facebook
    """),
    begging=listed("""
        iscriviti alla | questo sito utilizza cookie | questo sito utilizza i cookie | seguici su | iscriviti
        al/alla/ai/qui/subito/ora/gratis | seguici | unisciti al/alla nostro/nostra | utilizziamo/usiamo i/cookie
        cookie | utilizziamo cookie | ricevi le/la nostre/nostra/notizie | ti è piaciuto/piaciuta
        questo/questa/l'articolo | sostieni il nostro
    """),
    pointers=listed("""
        guarda anche | leggi anche | leggi di più | leggi tutto | scopri di più | vedi anche | potrebbe interessarti |
        ti potrebbe interessare | approfondisci
    """),
    phrases=listed("il tuo indirizzo email non sarà pubblicato | sembra essere il primo su"),
    attributions=frozenset({("l'articolo ", " sembra essere il primo su "), ("l'articolo ", " proviene da ")}),
    continuations=listed("continua a leggere | leggi tutto | leggi di più"),
    bylines=listed("a cura di | di | pubblicato da | scritto da"),
    reading=listed("lettura"),
    minutes=listed("min | minuti | minuto"),
    calendar=listed("""
        aggiornato | agosto | alle | aprile | dicembre | domenica | fa | febbraio | gennaio | giovedì | giugno | il |
        luglio | lunedì | maggio | martedì | marzo | mercoledì | novembre | ore | ottobre | pubblicato | sabato |
        settembre | venerdì
    """),
)
