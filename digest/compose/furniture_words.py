"""The words by which a site's furniture is known, one place a language. Lower case, straight apostrophes.

To teach a language, add its `Words` to `LANGUAGES`. All of them are searched in every article: a feed's own word on its
language is often wrong, and sites in one language borrow the buttons of another.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True, slots=True)
class Words:
    """What furniture says in one language."""

    labels: frozenset[str]  # a whole line
    closers: frozenset[str]  # a whole line, after which only the site speaks
    openers: frozenset[str]  # a sentence that begins so is the site's, whatever follows
    begging: frozenset[str]  # and so is the rest of its paragraph
    pointers: frozenset[str]  # furniture before a colon, a dash or an arrow, and where no sentence follows
    phrases: frozenset[str]  # a sentence that has this anywhere is the site's
    attributions: frozenset[tuple[str, str]]  # "The post … appeared first on": beginning and middle
    bylines: frozenset[str]  # before a name
    reading: frozenset[str]  # in a line that has a number and minutes too
    minutes: frozenset[str]
    calendar: frozenset[str]  # with numbers, all that a line with a date is made of
    continuations: frozenset[str] = frozenset()  # the rest of a teaser is elsewhere
    about: frozenset[str] = frozenset()  # a site or an author introduces itself: two of these, or one beside its name
    calls: frozenset[str] = frozenset()  # a sentence that begins so …
    called: frozenset[str] = frozenset()  # … and has one of these asks something of the reader for the site
    offers: frozenset[str] = frozenset()  # what a site has and an article seldom speaks of, single words


PIECES = (
    "article/post/story/page/recipe/guide/review/video/piece/report/blog/news/tutorial/entry/content/list/interview"
)


def listed(text: str) -> frozenset[str]:
    """The phrases between "|". A word with "/" stands for each of its parts, {piece} for what a site publishes."""
    phrases = (phrase.replace("{piece}", PIECES).split() for phrase in text.split("|"))
    return frozenset(" ".join(words) for phrase in phrases for words in product(*(word.split("/") for word in phrase)))


ENGLISH = Words(
    labels=listed("""
        paid partnership | report a typo/mistake | notify me | powered by wordpress | editor's/editors' picks/choice |
        helpful | yes no | ad | ads | advert | advertisement/advertising | admin | editorial team/staff | staff |
        staff/web/news/senior reporter/writer/desk/editor | back to top | skip to content | home | menu | search |
        log/sign in | sign up | loading | dismiss | contents | table of contents | in/on this {piece} | jump to | jump
        to content/recipe/video | print | print {piece} | save | save {piece} | save for later | bookmark | pin | pin
        it | copy link/url | download app | get the app | email | email this | follow | follow me/us | follow us on |
        like | like this | reblog | share | share now/on/via/it | tweet | tweet this | facebook twitter | listen |
        listen to this {piece} | watch | image | photo | featured | source | sources | tags | views | more | next |
        next {piece} | previous | previous {piece} | latest/breaking/trending news | trending | trending now |
        newsletter | subscribe | subscribe now | sponsored | sponsored/promoted/partner content | promoted | click here
        | comment | comments | no comments | no comments yet | link | link comments | read time | rate this {piece} |
        was this {piece} helpful
    """),
    closers=listed("""
        about author/me/us | about the author/authors/writer/editor | meet the author | add/leave/post/write/submit
        comment/reply | add/leave/post/write/submit a comment/reply/review | leave/drop/share your
        comment/comments/reply/thoughts | drop a comment/line | all/recent/reader comments | be the first to comment |
        comments are closed | your comment | discussion | join the conversation/discussion | have your say | what do
        you think | latest/recent/popular/more/related/similar/trending
        articles/posts/stories/news/reads/recipes/guides | related | related content/links/reading/topics/coverage |
        further/recommended/suggested reading | recommended | recommended for you | recommended stories | more for you
        | more like this | more from this author/site | most popular/read | what to read next | what others are reading
        | discover more | keep reading | read next | you may/might like/enjoy | you may/might also like/enjoy | you
        may/might also like these | post navigation | share this | share this {piece} | share this with friends | share
        with friends | share with your friends | share the love | spread the love/word | pass it on | tell your friends
        | tell a friend | like this post | follow for more | follow us on social media | subscribe to our newsletter |
        reply
    """),
    openers=listed("""
        this {piece} has been updated | this {piece} was updated | this is a developing/breaking story | this is a
        breaking news story | this {piece} is part of | editor's/editors' note: | correction: | clarification: | note
        to readers: | our standards: | save my name | notify me of | powered by wordpress | originally posted at/on | ©
        | (c) 19 | (c) 20 | copyright © | copyright (c) | copyright 19 | copyright 20 | all rights reserved |
        disclaimer: | click/tap/press here | click on the/this link/button | click the/this link/button | tap the/this
        link | please click/visit our | continue/keep reading | learn more about us | for more/further/additional/full
        details/info/information | for more on this | for more stories/updates/such | for the full story | for the
        latest news | to know/learn/read more click | to know/learn/read more, click | to find out more click | to find
        out more, click | you can also find out more | from around the web | get in touch with us | if you
        enjoyed/liked/found/loved this {piece} | scroll down to | swipe up to | jump to recipe | leave a comment/reply
        | leave your comment/thoughts | let us know in the comments | please leave a comment | please like and share |
        please share this | share on facebook/twitter/whatsapp/x/linkedin/pinterest | share this {piece} | share this
        on/with | share via | listen to this {piece} | last modified/updated | featured/cover image | file photo |
        filed under | photo/photos/image/images/picture/pictures credit/credits/courtesy/source |
        photo:/photos:/photograph:/image:/images:/picture:/pictured:/credit:/credits:/source:/sources:/tags:/points:/comments:
        | photo illustration | read the full/original/whole {piece} | read the rest of | story/article continues below
        | thank you for reading | thanks for reading/watching | this {piece} was originally/first published | this
        {piece} originally/first appeared | this was originally published | to subscribe to our | article/comments url
        | view comments/original | view in browser | view this email | view this post on | visit our website | what do
        you think? let us know | with inputs from
    """),
    begging=listed("""
        enjoyed/liked/loved this | enjoy/like/love this {piece}? | found this helpful/useful | was this helpful | was
        this {piece} helpful | what are your thoughts | what do you think? | got a tip | have a tip/question/story |
        have questions | a version of this {piece} | accept cookies | affiliate disclosure | disclosure: | all products
        are independently selected | our editors independently | we independently review/select | as an affiliate | as
        an amazon associate | we/i may earn | we/i may get/receive a commission | we may receive compensation | i earn
        a | some of the links | some links in this | the links in this | this {piece} contains affiliate | this {piece}
        may contain/include affiliate | this site/website contains affiliate | this site/website may contain affiliate
        | when/if you buy/purchase/shop through | become a patron/subscriber | become a member and/to/today | support
        our work/journalism/site | support independent journalism | please support us | by clicking accept/subscribe |
        by continuing to browse/use | by subscribing you agree | by subscribing, you agree | by using this site/website
        | this/our site/website uses cookies | this site uses akismet | we use cookies | we and our partners | we value
        your privacy | your privacy is important to us | please enable javascript | your email address will not be
        published | don't miss out on our | download our app/free | enter your email | follow our/us | get our
        app/best/free/latest/newsletter/weekly/daily | get the newsletter | get the latest news/updates | get updates
        delivered | join our community/newsletter/readers/telegram/whatsapp | join our mailing list | join the
        conversation | join thousands of readers/subscribers | like us on | looking for more great | want more news |
        want more stories like this | never miss a/an post/story/update/recipe/article | sign up for our | sign up for
        the newsletter | sign up here | sign up to our/receive | stay connected with us | stay in the loop | stay tuned
        to/with | stay tuned for more | stay updated/informed with our | stay up to date with our | subscribe
        for/now/today | subscribe to get/our/receive | subscribe to the newsletter
    """),
    pointers=listed("""
        find out more | find/learn/see more here | find out more here | also check/read/see/watch | also check out |
        also read this | check/read/see/watch also | check out | check this/it out | read/watch/check this |
        read/watch/check this next/too/now | don't miss | don't miss this | editor's/editors' pick | explore | explore
        more | further/more/recommended/suggested reading | go deeper | in case you missed it | keep reading | latest |
        learn more | listen | load/show/view/see/explore/discover more | more for you | more from | more
        here/info/information/stories | more on this | more on this {piece} | more to read | must read/see/watch |
        must-read | next read | next up | up next | people also read | previously | read | read full {piece} | read
        here/next/on/our/too/more/also | read it here | read more about/here | read more about it | read the {piece} |
        read the full {piece} | recommended/related/suggested/similar | recommended/related/similar {piece} |
        recommended/related/similar articles/coverage/news/posts/read/reads/stories/recipes/guides | recommended for
        you | suggested read | trending | trending now | view all | watch | watch now/video | what to read next | you
        may/might like/enjoy | you may/might also like/enjoy | you may also want to read |
        photo/photos/photographs/image/images/pictures by | pictured | caption | posted in | originally published |
        reporting/editing by
    """),
    phrases=listed("""
        been compensated by | sponsored this {piece} | this {piece} is sponsored by | all opinions are mine | all
        opinions are my own | opinions are my own | click on this/the link | click the link below | tap the link |
        click here | by clicking here | please click | link in bio | ; editing by | (editing by | from a syndicated
        feed | has not been edited by our | affiliate commission | affiliate links in this | we earn a commission | may
        earn a commission | may earn a small commission | may earn an affiliate | may earn us a commission | earn from
        qualifying purchases | no additional/extra cost to you | agree to our | our cookie/terms of/privacy policy |
        our terms of | our cookie | cookies to improve your experience | you need to enable javascript | all rights
        reserved | appeared first on | article url: http | delivered to your inbox | delivered straight to your |
        straight to your inbox | follow us on | like, share and | our facebook page | our telegram/whatsapp/youtube
        channel | our mailing list | our daily/weekly/free newsletter | in/to our newsletter | sign up for our
        newsletter | subscribe to our | unsubscribe at any time | in the comment section | in the comments below | in
        the comments section | tell us in the comments | let us know below | the comment box below | required fields
        are marked | read the full {piece} here | share this {piece} with | share your thoughts below | share your
        thoughts in the | view this post on instagram | visit our website
    """),
    attributions=frozenset({("the post ", " appeared first on "), ("the article ", " appeared first on ")}),
    continuations=listed("""
        continue reading | keep reading | read more | read on | read the rest | read the full {piece} | click to read |
        (more…) | (more...) | see more
    """),
    bylines=listed("""
        by | author | authored/contributed/edited/posted/published/reported/reviewed/submitted/written by |
        story/text/words by | medically reviewed by | fact checked by | posted/published on
    """),
    reading=listed("read | reading | readtime"),
    minutes=listed("min | mins | minute | minutes"),
    calendar=listed("""
        january | february | march | april | may | june | july | august | september | october | november | december |
        jan | feb | mar | apr | jun | jul | aug | sep | sept | oct | nov | dec | monday | tuesday | wednesday |
        thursday | friday | saturday | sunday | mon | tue | tues | wed | thu | thur | thurs | fri | sat | sun | today |
        yesterday | minute | minutes | min | mins | hour | hours | day | days | week | weeks | month | months | year |
        years | ago | date | time | first | last | updated | published | posted | modified | on | at | of | st | nd |
        rd | th | am | pm | a | p | m | utc | gmt | est | edt | pst | pdt | cst | cdt | bst | cet | cest | ist
    """),
    about=listed("""
        your go-to/trusted/reliable/premier/ultimate source/destination/resource/platform/site/website/hub/blog | your
        one stop | your one-stop | your number one source | your daily dose/source | your favorite/favourite
        destination | your home for | is your trusted | one-stop destination | destination for all things | we are your
        | welcome to our | welcome to the home of | here at our | stopping by our | thanks for visiting | thank you for
        visiting | thanks for stopping by | about our team | our team of | our editorial/talented/passionate team |
        dedicated/passionate/talented/small team of | team of dedicated/experienced/passionate/talented/writers |
        committed/dedicated to bringing/delivering/providing | strive/strives to bring/deliver/provide/offer | our goal
        is to bring/help/provide | our mission is to | our mission: | we are passionate about | we're passionate about
        | we bring you | we cover everything from | we believe in | our readers | join us as we | join us on our/this |
        keep/keeps you informed/updated | one article/recipe/story/post/step at a time | years of experience | passion
        for sharing/storytelling/writing/food/technology/travel | passionate about sharing | love of storytelling |
        loves to write | has been writing | seasoned journalist/writer/editor | freelance writer | content
        writer/creator | food blogger | tech enthusiast | avid reader | when not writing | when he's/she's not writing
        | meticulously researched | expertly written | thoughtfully curated | carefully curated | content crafted by |
        engaging/insightful content | informs, entertains | independent publication | whether you're looking
    """),
    calls=listed("""
        bookmark | comment | contact | download | drop | email | follow | hit | join | leave | let | like | pin |
        please | rate | save | share | stay | subscribe | support | tell | visit | write
    """),
    called=listed("""
        comments | comment | newsletter | newsletters | inbox | subscribers | channel | patreon | paypal | facebook |
        instagram | whatsapp | telegram | twitter | youtube | linkedin | pinterest | tiktok | friends | website |
        webpage | letter | button | bell | feedback | below
    """),
    offers=listed("""
        newsletter | inbox | website | site | blog | content | articles | readers | writers | editors | team |
        community | updates | stories | coverage | journalism | platform | mission | journey | insights | subscribers |
        followers
    """),
)


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
        kommentar | symbolbild | weitere informationen finden sie
    """),
    begging=listed("""
        abonniere unseren | abonnieren sie unseren | diese seite verwendet cookies | diese website verwendet cookies |
        dieser artikel enthält affiliate | dieser beitrag enthält affiliate | folge uns auf | folgen sie uns auf |
        jetzt newsletter | melde dich für unseren newsletter | melden sie sich für unseren newsletter | wir nutzen
        cookies | wir verwenden cookies
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
    continuations=listed("""
        weiterlesen | weiter lesen | mehr lesen | lesen sie weiter
    """),
    bylines=listed("autor | ein artikel von | ein gastbeitrag von | geschrieben von | verfasst von | von"),
    reading=listed("lesedauer | lesen | lesezeit"),
    minutes=listed("min | minute | minuten"),
    calendar=listed("""
        aktualisiert | am | april | august | datum | dezember | dienstag | donnerstag | februar | freitag | januar |
        juli | juni | mai | mittwoch | montag | märz | november | oktober | samstag | september | sonntag | stand |
        stunden | tagen | uhr | um | veröffentlicht | vom | vor | zuletzt
    """),
)

FRENCH = Words(
    labels=listed("""
        annonce | enregistrer | imprimer | partager | publicité | s'abonner | sommaire | suivez-nous
    """),
    closers=listed("""
        articles liés | articles similaires | commentaires | laisser un commentaire | laissez un commentaire | lire
        aussi | partager cet article | partagez cet article | sur le même sujet | vous aimerez aussi | à lire aussi | à
        propos de l'auteur
    """),
    openers=listed("""
        cliquez ici | crédit photo | crédits photo | lire la suite | partager cet article | partagez cet article |
        photo : | pour en savoir plus | pour plus d'informations | tous droits réservés
    """),
    begging=listed("""
        abonnez-vous | ce site utilise des cookies | cet article contient des liens affiliés | inscrivez-vous à notre
        newsletter | nous utilisons des cookies | suivez-nous sur
    """),
    pointers=listed("""
        a lire aussi | lire aussi | lire également | voir aussi | à lire | à lire aussi | à voir aussi
    """),
    phrases=listed("est apparu en premier sur | votre adresse e-mail ne sera pas publiée"),
    attributions=frozenset({("l'article ", " est apparu en premier sur ")}),
    continuations=listed("""
        lire la suite | lire plus | continuer la lecture
    """),
    bylines=listed("par | publié par | rédigé par | écrit par"),
    reading=listed("lecture"),
    minutes=listed("min | minute | minutes"),
    calendar=listed("""
        a | août | avril | dimanche | décembre | février | h | heures | il | janvier | jeudi | jour | jours | juillet |
        juin | le | lundi | mai | mardi | mars | mercredi | mis | mise | novembre | octobre | publié | samedi |
        septembre | vendredi | y | à
    """),
)

SPANISH = Words(
    labels=listed("compartir | compartir en | guardar | imprimir | publicidad | suscríbete | síguenos"),
    closers=listed("""
        artículos relacionados | comentarios | comparte este artículo | compartir este artículo | deja un comentario |
        deja una respuesta | entradas relacionadas | noticias relacionadas | sobre el autor | también te puede
        interesar | te puede interesar
    """),
    openers=listed("""
        comparte este artículo | compartir este artículo | crédito de la foto | foto: | haga clic aquí | haz clic aquí
        | para más información | seguir leyendo | sigue leyendo | todos los derechos reservados
    """),
    begging=listed("""
        este artículo contiene enlaces de afiliado | este sitio utiliza cookies | suscríbase a nuestro | suscríbete a
        nuestro | síguenos en | utilizamos cookies
    """),
    pointers=listed("""
        le puede interesar | lea también | lee también | leer más | leer también | más información | también te puede
        interesar | te puede interesar | ver más | ver también
    """),
    phrases=listed("""
        apareció primero en | se publicó primero en | tu dirección de correo electrónico no será publicada
    """),
    attributions=frozenset({("la entrada ", " apareció primero en "), ("la entrada ", " se publicó primero en ")}),
    continuations=listed("""
        seguir leyendo | sigue leyendo | leer más | continuar leyendo
    """),
    bylines=listed("escrito por | por | publicado por | redactado por"),
    reading=listed("lectura | leer"),
    minutes=listed("min | minuto | minutos"),
    calendar=listed("""
        a | abril | actualizado | agosto | de | del | diciembre | domingo | días | el | enero | febrero | h | hace |
        hora | horas | jueves | julio | junio | las | lunes | martes | marzo | mayo | miércoles | noviembre | octubre |
        publicado | septiembre | sábado | viernes
    """),
)

PORTUGUESE = Words(
    labels=listed("compartilhar | compartilhe | imprimir | partilhar | publicidade | salvar | siga-nos"),
    closers=listed("""
        artigos relacionados | comentários | compartilhe este artigo | deixe um comentário | deixe uma resposta |
        notícias relacionadas | partilhe este artigo | posts relacionados | sobre o autor | você também pode gostar
    """),
    openers=listed("""
        clique aqui | compartilhe este artigo | continue lendo | crédito da foto | foto: | para mais informações |
        partilhe este artigo | todos os direitos reservados
    """),
    begging=listed("""
        assine a nossa newsletter | assine nossa newsletter | este site usa cookies | este site utiliza cookies |
        inscreva-se na nossa newsletter | siga-nos no | utilizamos cookies
    """),
    pointers=listed("leia mais | leia também | ler mais | saiba mais | veja mais | veja também"),
    phrases=listed("apareceu primeiro em | o seu endereço de e-mail não será publicado"),
    attributions=frozenset({("o post ", " apareceu primeiro em "), ("o conteúdo ", " apareceu primeiro em ")}),
    continuations=listed("""
        continue lendo | leia mais | continuar lendo | continuar a ler
    """),
    bylines=listed("escrito por | por | publicado por"),
    reading=listed("leitura | ler"),
    minutes=listed("min | minuto | minutos"),
    calendar=listed("""
        abril | agosto | atualizado | de | dezembro | dias | domingo | em | fevereiro | h | horas | há | janeiro |
        julho | junho | maio | março | novembro | outubro | publicado | quarta-feira | quinta-feira | segunda-feira |
        setembro | sexta-feira | sábado | terça-feira | às
    """),
)

ITALIAN = Words(
    labels=listed("condividi | condividi su | indice | pubblicità | salva | seguici | stampa"),
    closers=listed("""
        articoli correlati | commenti | condividi questo articolo | invia un commento | lascia un commento | potrebbe
        interessarti | potrebbe interessarti anche | sull'autore | ti potrebbe interessare
    """),
    openers=listed("""
        clicca qui | condividi questo articolo | continua a leggere | foto: | per maggiori informazioni | per saperne
        di più | riproduzione riservata | tutti i diritti riservati
    """),
    begging=listed("iscriviti alla | questo sito utilizza cookie | questo sito utilizza i cookie | seguici su"),
    pointers=listed("guarda anche | leggi anche | leggi di più | leggi tutto | scopri di più | vedi anche"),
    phrases=listed("il tuo indirizzo email non sarà pubblicato | sembra essere il primo su"),
    attributions=frozenset({("l'articolo ", " sembra essere il primo su "), ("l'articolo ", " proviene da ")}),
    continuations=listed("""
        continua a leggere | leggi tutto | leggi di più
    """),
    bylines=listed("a cura di | di | pubblicato da | scritto da"),
    reading=listed("lettura"),
    minutes=listed("min | minuti | minuto"),
    calendar=listed("""
        aggiornato | agosto | alle | aprile | dicembre | domenica | fa | febbraio | gennaio | giovedì | giugno | il |
        luglio | lunedì | maggio | martedì | marzo | mercoledì | novembre | ore | ottobre | pubblicato | sabato |
        settembre | venerdì
    """),
)

DUTCH = Words(
    labels=listed("advertentie | afdrukken | bewaren | deel | delen | inhoud | volg ons"),
    closers=listed("""
        deel dit artikel | geef een reactie | gerelateerde artikelen | laat een reactie achter | misschien vind je dit
        ook leuk | over de auteur | reacties
    """),
    openers=listed("""
        alle rechten voorbehouden | beeld: | deel dit artikel | foto: | klik hier | lees verder | voor meer informatie
    """),
    begging=listed("""
        abonneer je op | deze site gebruikt cookies | deze website gebruikt cookies | schrijf je in voor | volg ons op
        | wij gebruiken cookies
    """),
    pointers=listed("bekijk ook | lees meer | lees ook | zie ook"),
    phrases=listed("je e-mailadres wordt niet gepubliceerd | verscheen eerst op"),
    attributions=frozenset({("het bericht ", " verscheen eerst op ")}),
    continuations=listed("""
        lees verder | lees meer
    """),
    bylines=listed("auteur | door | geschreven door"),
    reading=listed("leestijd | lezen"),
    minutes=listed("min | minuten | minuut"),
    calendar=listed("""
        april | augustus | bijgewerkt | december | dinsdag | donderdag | februari | geleden | geplaatst | januari |
        juli | juni | maandag | maart | mei | november | oktober | om | op | september | uur | vrijdag | woensdag |
        zaterdag | zondag
    """),
)


LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, DUTCH)

# The same in every language: a line of these alone is a row of buttons.
BUTTONS = listed("""
    facebook | twitter | whatsapp | telegram | linkedin | pinterest | reddit | tumblr | email | e-mail | mail |
    instagram | threads | bluesky | mastodon | youtube | tiktok | messenger | flipboard | pocket | snapchat | viber |
    vk | xing | copy | link | url | print | share | tweet | pin | save | bookmark | follow | like | comments | comment
    | views | shares | likes | teilen | partager | compartir | rss
""")
BETWEEN_BUTTONS = listed("x | line | post | it | on | via | us | this | article | more | and | or | to")
