"""The words of furniture in Spanish."""

from __future__ import annotations

from digest.compose.furniture_words.words import Words, listed

SPANISH = Words(
    labels=listed("compartir | compartir en | guardar | imprimir | publicidad | suscríbete | síguenos"),
    closers=listed("""
        artículos relacionados | comentarios | comparte este artículo | compartir este artículo | deja un comentario |
        deja una respuesta | entradas relacionadas | noticias relacionadas | sobre el autor | también te puede
        interesar | te puede interesar
    """),
    openers=listed("""
        comparte este artículo | compartir este artículo | crédito de la foto | foto: | haga clic aquí | haz clic aquí
        | para más información | seguir leyendo | sigue leyendo | todos los derechos reservados | este artículo se
        publicó | este artículo fue publicado/originalmente | este artículo apareció | si te ha gustado este/el
        artículo/post | si te gustó este/el artículo/post/contenido | no olvides
        dejar/compartir/suscribirte/seguirnos/comentar | gracias por leer/leernos | con información de
        efe/ap/afp/reuters/europa | déjanos tu/tus | deja tu/tus comentario/comentarios/opinión | este contenido es
        exclusivo | contenido exclusivo para suscriptores | si quieres saber más, haz | haga/haz click/clic en |
        fuente: | fotos: | vídeo: | compartir esto | comparte/compartir esta/la/este/el
        noticia/nota/publicación/entrada/post/contenido
    """),
    begging=listed("""
        este artículo contiene enlaces de afiliado | este sitio utiliza cookies | suscríbase a nuestro | suscríbete a
        nuestro | síguenos en | utilizamos cookies | suscríbete/suscríbase a/al/ahora/gratis/ya/para | suscríbete a
        nuestra/nuestros/la | únete a nuestro/nuestra/al | síguenos/síganos | recibe/reciba
        las/nuestras/nuestro/nuestra/en últimas/noticias/boletín/newsletter/tu/su | te ha gustado la/el/esta/este
        noticia/nota/artículo/post/contenido/receta | te gustó/gusta la/el/esta/este
        noticia/nota/artículo/post/contenido/receta
    """),
    pointers=listed("""
        le puede interesar | lea también | lee también | leer más | leer también | más información | también te puede
        interesar | te puede interesar | ver más | ver también | más noticias | no te pierdas | relacionado |
        relacionada
    """),
    phrases=listed("""
        apareció primero en | se publicó primero en | tu dirección de correo electrónico no será publicada
    """),
    attributions=frozenset({("la entrada ", " apareció primero en "), ("la entrada ", " se publicó primero en ")}),
    continuations=listed("seguir leyendo | sigue leyendo | leer más | continuar leyendo"),
    bylines=listed("escrito por | por | publicado por | redactado por"),
    reading=listed("lectura | leer"),
    minutes=listed("min | minuto | minutos"),
    calendar=listed("""
        a | abril | actualizado | agosto | de | del | diciembre | domingo | días | el | enero | febrero | h | hace |
        hora | horas | jueves | julio | junio | las | lunes | martes | marzo | mayo | miércoles | noviembre | octubre |
        publicado | septiembre | sábado | viernes
    """),
)
