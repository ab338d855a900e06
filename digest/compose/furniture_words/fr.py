"""The words of furniture in French."""

from __future__ import annotations

from digest.compose.furniture_words.words import Words, listed

FRENCH = Words(
    labels=listed("annonce | enregistrer | imprimer | partager | publicité | s'abonner | sommaire | suivez-nous"),
    closers=listed("""
        articles liés | articles similaires | commentaires | laisser un commentaire | laissez un commentaire | lire
        aussi | partager cet article | partagez cet article | sur le même sujet | vous aimerez aussi | à lire aussi | à
        propos de l'auteur
    """),
    openers=listed("""
        cliquez ici | crédit photo | crédits photo | lire la suite | partager cet article | partagez cet article |
        photo : | pour en savoir plus | pour plus d'informations | tous droits réservés | cet article a été
        initialement/d'abord/originalement publié | cet article est/a réservé/paru/initialement | cet article est
        d'abord | n'hésitez pas à laisser/partager/commenter/nous/réagir | en poursuivant votre navigation | merci
        d'avoir lu/regardé | merci de votre lecture | avec afp. | avec reuters. | (avec afp) | (avec reuters) |
        rejoignez-nous sur | retrouvez toute l'actualité/l'actu | retrouvez-nous sur | pour lire la suite | la suite
        après | photo: | crédit : | source : | ce contenu est réservé
    """),
    begging=listed("""
        cet article vous a plu/intéressé | vous avez aimé cet/ce article/billet | abonnez-vous | ce site utilise des
        cookies | cet article contient des liens affiliés | inscrivez-vous à notre newsletter | nous utilisons des
        cookies | suivez-nous sur | abonnez-vous/inscrivez-vous gratuitement/à/pour | rejoignez notre | recevez
        notre/nos/gratuitement | suivez-nous | vous avez aimé cette/cet/ce | soutenez-nous | soutenez notre
    """),
    pointers=listed("""
        a lire aussi | lire aussi | lire également | voir aussi | à lire | à lire aussi | à voir aussi | lire la suite
        | à découvrir | sur le même sujet
    """),
    phrases=listed("est apparu en premier sur | votre adresse e-mail ne sera pas publiée"),
    attributions=frozenset({("l'article ", " est apparu en premier sur ")}),
    continuations=listed("lire la suite | lire plus | continuer la lecture"),
    bylines=listed("par | publié par | rédigé par | écrit par"),
    reading=listed("lecture"),
    minutes=listed("min | minute | minutes"),
    calendar=listed("""
        a | août | avril | dimanche | décembre | février | h | heures | il | janvier | jeudi | jour | jours | juillet |
        juin | le | lundi | mai | mardi | mars | mercredi | mis | mise | novembre | octobre | publié | samedi |
        septembre | vendredi | y | à
    """),
)
