"""The words of furniture in Polish."""

from __future__ import annotations

from digest.compose.furniture_words.words import Words, listed

POLISH = Words(
    labels=listed("reklama | udostępnij | drukuj | zapisz | spis treści | obserwuj"),
    closers=listed("""
        komentarze | dodaj komentarz | zostaw komentarz | napisz komentarz | udostępnij artykuł | udostępnij ten
        artykuł | podobne artykuły | podobne wpisy | powiązane artykuły | o autorze | może cię zainteresować | zobacz
        także | czytaj także
    """),
    openers=listed("""
        kliknij tutaj | wszelkie prawa zastrzeżone | wszystkie prawa zastrzeżone | fot. | foto: | zdjęcie: | źródło: |
        dodaj komentarz | zostaw komentarz | napisz komentarz | napisz w komentarzu | podziel się w komentarzu |
        udostępnij ten | udostępnij artykuł | dziękujemy za przeczytanie | ta strona używa | ta strona korzysta z |
        strona używa plików | artykuł ukazał się | dalsza część artykułu | ciąg dalszy pod
    """),
    begging=listed("""
        zapisz się do naszego | zapisz się na nasz | zapisz się do newslettera | zapisz się na newsletter | obserwuj
        nas | śledź nas | polub nas | dołącz do nas | dołącz do naszej | subskrybuj nasz
    """),
    pointers=listed("""
        czytaj także | czytaj też | czytaj również | czytaj więcej | przeczytaj także | przeczytaj też | przeczytaj
        również | zobacz także | zobacz też | zobacz również | polecamy
    """),
    continuations=listed("czytaj dalej | czytaj więcej"),
    bylines=listed("autor | opracował | opracowała"),
)
