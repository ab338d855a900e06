"""Requests, credits and pointers of sites in many languages, and sentences that begin alike and are the article's."""

from __future__ import annotations

import pytest
from summary_cases import article

from digest.compose import furniture
from digest.compose.summary import summarise

LEAD = "Zebra keepers in the old park have counted nine foals since March."
NEXT = "All of them are healthy and grazing."

FURNITURE = (
    "This article is republished from The Exchange under a Creative Commons license.",
    "Have something to say? Leave a comment below.",
    "Prices and availability are subject to change.",
    "Read our privacy policy and terms of service.",
    "Please consider supporting our work with a donation.",
    "Your support makes our journalism possible.",
    "Opinions expressed here are those of the author.",
    "The views and opinions expressed here do not necessarily reflect those of the magazine.",
    "Jane Doe is a senior reporter covering climate for The Patch.",
    "You can reach her at jane@example.com.",
    "To continue reading, please subscribe or log in.",
    "Already a subscriber? Sign in.",
    "You have 2 free articles remaining this month.",
    "Scroll down for more.",
    "Article continues after the ad.",
    "The Associated Press contributed to this report.",
    "This site is protected by reCAPTCHA and the Google Privacy Policy applies.",
    "Was this email forwarded to you? Sign up here.",
    "Welcome back to The Patch.",
    "Melden Sie sich jetzt für unseren kostenlosen Newsletter an.",
    "Mit Material der dpa.",
    "Hat Ihnen der Artikel gefallen? Dann teilen Sie ihn mit Ihren Freunden.",
    "Diesen Artikel weiterlesen mit einem Abo.",
    "Inscrivez-vous gratuitement à notre lettre d'information.",
    "Cet article est réservé aux abonnés.",
    "Cet article vous a plu ? Partagez-le avec vos amis.",
    "N’hésitez pas à laisser un commentaire.",
    "Únete a nuestro canal de WhatsApp.",
    "Si te ha gustado este artículo, compártelo.",
    "Con información de EFE.",
    "¿Te ha gustado la noticia? Compártela.",
    "Gostou deste artigo? Compartilhe!",
    "Inscreva-se no nosso canal do YouTube.",
    "Se ti è piaciuto questo articolo, condividilo.",
    "Utilizziamo i cookie per migliorare la tua esperienza.",
    "Meld je aan voor onze gratis nieuwsbrief.",
    "Dit artikel verscheen eerder in een andere krant.",
    "Följ oss på Facebook.",
    "Zapisz się do naszego newslettera.",
    "Czytaj także: inny artykuł.",
    "Подписывайтесь на наш канал.",
    "Haber bültenimize abone olun.",
    "تابعونا على تويتر.",
    "اقرأ أيضا: خبر آخر.",
    "यह भी पढ़ें: दूसरी खबर।",
    "この記事が気に入ったらシェアしてください。",
    "最後までお読みいただきありがとうございました。",
    "关注我们的微信公众号。",
    "点击这里阅读全文。",
)

PROSE = (
    "The Associated Press was founded in 1846.",
    "Print this page of history in gold letters.",
    "Already a subscriber to the theory, he changed his mind.",
    "Prices are subject to change every morning at the auction.",
    "The views expressed at the meeting were those of farmers.",
    "With files from the archive, he proved his case.",
    "Support for a ban on Telegram has grown to 54 percent.",
    "Share of homes without any newsletter: one in eight.",
    "Like TikTok, Instagram now allows videos of ten minutes.",
    "Victims had been told to click on the link below the picture.",
    "We use cookies as an excuse to eat salt.",
    "Comment is free, but facts are sacred.",
    "Keep reading the water: it tells you where the ground is soft.",
    "The first user of the network was listed as (jdoe@example.com) in its records.",
    "Follow our installation instructions before you begin.",
    "Folgen des Sturms sind noch nicht absehbar.",
    "Dieser Text ist älter als die Kirche.",
    "Comment Facebook veut séduire les jeunes reste un mystère.",
    "Suivez le fleuve jusqu'à la mer.",
    "Con información falsa se ganan elecciones.",
    "Receba o hóspede à porta.",
    "Se vuoi la pace, prepara la pace.",
    "Volg het pad tot de molen.",
    "Följ stigen till sjön.",
    "Obserwuj niebo nocą.",
    "Читайте больше книг, советует врач.",
    "اقرأ كتابا كل أسبوع.",
    "関連企業は三十社に上る。",
    "关注健康的人越来越多。",
)


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_of_any_language_stays_out_of_the_summary(line):
    given = article("Foals in the old park", (line, LEAD, NEXT), site="The Patch", author="Jane Doe")
    assert summarise(given) == f"{LEAD} {NEXT}"


@pytest.mark.parametrize("sentence", PROSE)
def test_a_sentence_that_only_begins_like_furniture_is_kept(sentence):
    given = article("Foals in the old park", (LEAD, sentence, NEXT), site="The Patch", author="Jane Doe")
    assert [block.text for block in furniture.own_blocks(given)] == [LEAD, sentence, NEXT]
    assert summarise(given).startswith(f"{LEAD} {sentence}")
