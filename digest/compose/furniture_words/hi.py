"""The words of furniture in Hindi."""

from __future__ import annotations

from digest.compose.furniture_words.words import Words, listed

HINDI = Words(
    openers=listed("""
        यहां क्लिक करें | यहाँ क्लिक करें | फोटो: | स्रोत: | सर्वाधिकार सुरक्षित | अपनी राय कमेंट | कमेंट में बताएं |
        इस खबर को शेयर
    """),
    begging=listed("""
        हमें फेसबुक | हमें ट्विटर | हमें इंस्टाग्राम | हमारे व्हाट्सएप | हमारे टेलीग्राम | हमारे यूट्यूब | हमारे
        न्यूजलेटर
    """),
    pointers=listed("यह भी पढ़ें | ये भी पढ़ें | इसे भी पढ़ें | और पढ़ें | यह भी देखें"),
    continuations=listed("और पढ़ें"),
)
