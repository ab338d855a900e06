"""The words of furniture in Turkish."""

from __future__ import annotations

from digest.compose.furniture_words.words import Words, listed

TURKISH = Words(
    labels=listed("reklam | paylaş | yazdır | kaydet | içindekiler"),
    closers=listed("""
        yorumlar | yorum yap | yorum bırak | bu haberi paylaş | bu yazıyı paylaş | benzer haberler | benzer yazılar |
        ilgili haberler | yazar hakkında
    """),
    openers=listed("""
        buraya tıklayın | tüm hakları saklıdır | foto: | fotoğraf: | kaynak: | yorum yapmayı unutmayın | yorum yazmayı
        unutmayın | yorumlarda paylaşın | bu haberi paylaş | bu yazıyı paylaş | okuduğunuz için teşekkürler | bu site
        çerez | sitemizde çerez
    """),
    begging=listed("""
        haber bültenimize | bültenimize abone | e-bültenimize | kanalımıza abone | youtube kanalımıza | whatsapp
        kanalımıza | telegram kanalımıza | bizi takip edin | bizi twitter'da | bizi facebook'ta | bizi instagram'da
    """),
    pointers=listed("""
        ayrıca okuyun | bunu da okuyun | bunlar da ilginizi çekebilir | ilginizi çekebilir | devamını oku
    """),
    continuations=listed("devamını oku"),
)
