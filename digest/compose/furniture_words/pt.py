"""The words of furniture in Portuguese."""

from __future__ import annotations

from digest.compose.furniture_words.words import Words, listed

PORTUGUESE = Words(
    labels=listed("compartilhar | compartilhe | imprimir | partilhar | publicidade | salvar | siga-nos"),
    closers=listed("""
        artigos relacionados | comentários | compartilhe este artigo | deixe um comentário | deixe uma resposta |
        notícias relacionadas | partilhe este artigo | posts relacionados | sobre o autor | você também pode gostar
    """),
    openers=listed("""
        clique aqui | compartilhe este artigo | continue lendo | crédito da foto | foto: | para mais informações |
        partilhe este artigo | todos os direitos reservados | compartilhe/compartilha com/este/esta/no/nas/nos/isso |
        deixe/deixa seu/sua comentário/opinião | deixe o seu/teu comentário | comente abaixo | com informações da
        agência/reuters/afp/folhapress | com informações do g1/estadão | receba/receber as/nossas/nossa/nosso
        notícias/newsletter/novidades/conteúdos | conteúdo exclusivo para | este conteúdo é exclusivo | este artigo foi
        publicado/originalmente | obrigado por ler | fonte: | imagem: | continua após | continua depois
    """),
    begging=listed("""
        gostou deste/desse/do/dessa/da artigo/post/conteúdo/texto/matéria/notícia | se você gostou
        deste/desse/do/dessa/da artigo/post/conteúdo/texto/matéria/notícia | assine a nossa newsletter | assine nossa
        newsletter | este site usa cookies | este site utiliza cookies | inscreva-se na nossa newsletter | siga-nos no
        | utilizamos cookies | inscreva-se no/na/em/para/já/agora | inscreva-se na nossa | assine a/nossa/o/nosso
        newsletter/canal | entre no/em nosso/para | entre para o nosso | participe do/de nosso | siga o/a/nosso/nossa
        nosso/nossa/perfil/página | siga-nos | este site usa/utiliza/usam cookies | utilizamos/usamos cookies |
        siga/sigam nosso/nossa/nossos/nossas/o/a canal/perfil/página/redes/instagram/twitter/facebook | siga o/a
        nosso/nossa
    """),
    pointers=listed("leia mais | leia também | ler mais | saiba mais | veja mais | veja também"),
    phrases=listed("apareceu primeiro em | o seu endereço de e-mail não será publicado"),
    attributions=frozenset({("o post ", " apareceu primeiro em "), ("o conteúdo ", " apareceu primeiro em ")}),
    continuations=listed("continue lendo | leia mais | continuar lendo | continuar a ler"),
    bylines=listed("escrito por | por | publicado por"),
    reading=listed("leitura | ler"),
    minutes=listed("min | minuto | minutos"),
    calendar=listed("""
        abril | agosto | atualizado | de | dezembro | dias | domingo | em | fevereiro | h | horas | há | janeiro |
        julho | junho | maio | março | novembro | outubro | publicado | quarta-feira | quinta-feira | segunda-feira |
        setembro | sexta-feira | sábado | terça-feira | às
    """),
)
