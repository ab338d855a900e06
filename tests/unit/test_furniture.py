"""What is told from an article as its site's furniture, and what is not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from summary_cases import article

from digest.compose import furniture
from digest.compose.datelines import without_dateline
from digest.compose.furniture_signs import is_furniture
from digest.compose.summary import summarise
from digest.model import Block

TITLE = "City pool to close"
PROSE = (
    "The council voted on Tuesday to close the swimming pool for two years.",
    "Repairs to the roof will cost nine million, according to the engineers.",
    "Swimmers plan a protest.",
)

FURNITURE = (
    "Advertisement",
    "ADVERTISEMENT - CONTINUE READING BELOW",
    "Share this article",
    "Share this story:",
    "Share on Facebook",
    "SHARE",
    "Share this recipe!",
    "Enjoyed this? Share it with your friends and family.",
    "Leave a comment",
    "Leave a Reply Cancel reply",
    "Post a comment",
    "What are your thoughts? Tell us in the comments below.",
    "Drop your thoughts in the comment box.",
    "Follow:",
    "Follow us on Google News and Telegram for the latest updates.",
    "Follow @harbourpost on X",
    "16 Min Read",
    "5 min read",
    "Reading time: 4 minutes",
    "Estimated reading time: 7 mins",
    "Read time 3 min",
    "By Jane Doe",
    "By Jane Doe, Staff Writer",
    "Written by Jane Doe on March 3, 2025",
    "Posted by admin on 3 March 2025",
    "Published: 12 March 2024, 10:30 AM IST",
    "Last updated on May 5, 2025",
    "March 3, 2025",
    "2024-07-04",
    "jdoe_92",
    "@jdoe",
    "ALSO READ: Ten Best Pools in Town",
    "ALSO READ:- Ten Best Pools in Town 2024",
    "Also read | Ten Best Pools in Town",
    "Read More: Why Pools Close",
    "READ MORE → Why Pools Close",
    "Must Read: Why Pools Close",
    "RELATED: Why Pools Close",
    "Related Stories",
    "Related article: Why Pools Close",
    "You May Also Like",
    "See Also: Why Pools Close",
    "Don't miss: Why Pools Close",
    "Recommended for you",
    "More from Harbour Post",
    "Trending Now",
    "Continue reading",
    "Continue Reading Below",
    "Click here to read the full story",
    "For more information click on this link",
    "For more details, visit our website.",
    "To know more, tap the link below.",
    "Click Here For More Info",
    "Find out more here",
    "Visit the official website for more details.",
    "Subscribe to our newsletter for weekly recipes.",
    "Sign up for our free daily newsletter",
    "Get the best of Harbour Post delivered to your inbox.",
    "Join our WhatsApp channel",
    "Join 20,000 readers who get our weekly letter.",
    "Never miss a story again: sign up today.",
    "We use cookies to improve your experience.",
    "This website uses cookies. By continuing you accept our policy.",
    "© 2025 Harbour Post. All rights reserved.",
    "Copyright 2025 Harbour Post",
    "This post contains affiliate links.",
    "Affiliate disclosure: we may earn a small commission from purchases.",
    "As an Amazon Associate I earn from qualifying purchases.",
    "Disclaimer: The views expressed are those of the author.",
    "Photo: Jane Doe / Harbour Post",
    "Photo by Jane Doe on Unsplash",
    "Image credit: Getty Images",
    "(Photo: AP)",
    "Image: Shutterstock",
    "Photo courtesy of the city",
    "The post Pool to close appeared first on Harbour Post.",
    "This article was originally published on Harbour Post.",
    "Welcome to Harbour Post, your go-to source for local news.",
    "At Harbour Post, our mission is to bring you honest local stories.",
    "Harbour Post is your trusted destination for everything local, written by our passionate team.",
    "Thank you for visiting Harbour Post! Our team of writers covers the city.",
    "About the author",
    "Tags: pools, council",
    "Filed under: News",
    "Comments (3)",
    "3 Comments",
    "Facebook Twitter WhatsApp Email",
    "Tweet",
    "Pin it",
    "Print",
    "Jump to Recipe",
    "Table of Contents",
    "Skip to content",
    "Home » News » City",
    "Home > News > City",
    "Listen to this article",
    "Watch: The vote in full",
    "Video: The vote in full",
    "Story continues below",
    "Source: City council",
    "With inputs from agencies",
    "[link] [comments]",
    "submitted by /u/swimmer [link] [comments]",
    "Lesen Sie auch: Warum Bäder schließen",
    "Lire aussi : Pourquoi les piscines ferment",
    "Leer más: Por qué cierran",
    "Compartir",
    "Leia também: Por que fecham",
    "Leggi anche: Perché chiudono",
    "Lees ook: Waarom zwembaden sluiten",
    "Diesen Artikel teilen",
    "Melden Sie sich für unseren Newsletter an.",
    "Support us on Patreon.",
    "Stay tuned for more updates!",
    "Stay connected with Harbour Post for more.",
    "Like this article? Give it a thumbs up.",
    "If you liked this article, please consider sharing it.",
    "Rate this article",
    "Was this helpful?",
    "Report a typo",
    "Sponsored",
    "Paid partnership",
    "Editor's picks",
    "Popular posts",
    "Next Post",
    "Previous article",
    "View all posts by Jane Doe",
    "Notify me of new posts by email.",
    "Save my name, email, and website in this browser for the next time I comment.",
    "Powered by WordPress",
    "Download the Harbour Post app for breaking news.",
    "Hit the bell icon and subscribe to our channel.",
    "Got a tip? Email us.",
    "Have a question? Write to us at editor@harbour.example.",
    "Read this in Spanish",
    "Originally posted at Harbour Post",
    "This story has been updated.",
    "(Reporting by Jane Doe; editing by John Roe)",
    "Our Standards: The Trust Principles.",
)

# Each begins, or goes on, with the words of some furniture.
PROSE_LIKE_FURNITURE = (
    "Read more books this summer, a panel of teachers advises.",
    "Share of renewable power in Spain rose to sixty percent last year.",
    "Shares in the airline fell by a tenth after the crash.",
    "Follow the river upstream and you reach the old mill.",
    "Copyright law has not kept up with machines that write.",
    "Related party transactions cost shareholders millions, the auditor found.",
    "Photographs by Ansel Adams fetched two million dollars at auction.",
    "Originally published in 1962, the novel is back in print.",
    "By noon the square was full of people.",
    "By Monday, all ferries will run again.",
    "Subscribers of the paper rose to ten million.",
    "Comments by the minister angered teachers.",
    "Watch makers in Geneva report record orders.",
    "See you in court, the singer told her label.",
    "Your privacy is at risk, researchers warn.",
    "Home sales fell for the third month.",
    "Search teams found the missing climbers alive.",
    "Email from the bank turned out to be fake.",
    "Print is not dead, say two publishers from Leipzig.",
    "Leave the dough in the fridge overnight.",
    "Save the water in which you cooked the pasta.",
    "Visit the castle in the morning, when it is empty.",
    "Join the two halves with a drop of glue.",
    "Sign up to the race closes on Friday, the club says.",
    "Source code of the game leaked on Sunday.",
    "Sources say the coach will be sacked.",
    "Image recognition has become a toy.",
    "Picture a city without cars.",
    "Tags on clothing will have to name the mill.",
    "Video games are art, the court decided.",
    "Explore the moons of Jupiter with a small telescope.",
    "Latest figures show that rents fell in Berlin.",
    "Listen for the whistle: it means that the tide has turned.",
    "Trending down for years, crime rose again in May.",
    "Disclosure of the emails could end her career.",
    "Cookies should cool for ten minutes on the tray.",
    "Thanks to a warm spring, the harvest came early.",
    "Welcome to the age of the talking toaster.",
    "Tell your doctor if you take other medicine.",
    "Support for the party has collapsed in the north.",
    "Stay away from the cliffs, the coast guard warned.",
    "Contact with the probe was lost at midnight.",
    "Click beetles can jump without using their legs.",
    "Like many farmers, he has three jobs.",
    "Pin codes of a million customers were stolen.",
    "Please do not feed the bears, the park asks.",
    "Write clearly, and your readers will forgive you much.",
    "Advertising revenue at the broadcaster halved.",
    "Sponsored by no one, the team won anyway.",
    "The post office will close on Saturday.",
    "The company's app lets users share recipes with friends.",
    "Newsletter writers earn more than columnists, a survey found.",
    "We tested forty laptops in our own lab.",
    "Our readers asked for it, and here it is: a map of every bench.",
    "A link between sleep and memory was found in mice.",
    "Dezember war so warm wie nie, meldet der Wetterdienst.",
    "Von Montag an fährt die Bahn wieder.",
    "Par temps de pluie, le marché se tient sous la halle.",
    "Di notte la città cambia volto.",
    "Teilen macht glücklich, sagen Forscher.",
    "Compartir coche sale barato en la capital.",
    "March 3, 2025, was the coldest day in thirty years.",
    "5 minutes are enough to read the label, the agency says.",
    "Update: the firm now says that nobody was hurt.",
    "The minister told reporters to click on the map and see for themselves.",
)


def texts(given):
    return [block.text for block in furniture.own_blocks(given)]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_none_of_the_articles_blocks_nor_in_its_summary(line):
    given = article(TITLE, (line, *PROSE), site="Harbour Post", author="Jane Doe")
    assert texts(given) == list(PROSE)
    assert summarise(given).startswith(PROSE[0])


@pytest.mark.parametrize("sentence", PROSE_LIKE_FURNITURE)
def test_prose_that_looks_like_furniture_is_the_articles(sentence):
    given = article("Something else entirely", (sentence, *PROSE), site="Harbour Post", author="Jane Doe")
    assert texts(given) == [sentence, *PROSE]
    assert summarise(given).startswith(sentence)


@pytest.mark.parametrize(
    ("glued", "own"),
    [
        ("The pool stays shut. ALSO READ:- Ten Lakes Nearby 2024", "The pool stays shut."),
        ("The pool stays shut. Also Read | Ten Lakes Nearby", "The pool stays shut."),
        ("The pool stays shut.READ MORE: Is It Safe to Swim?", "The pool stays shut."),
        ("The pool stays shut ALSO READ Ten Lakes Nearby", "The pool stays shut"),
        ("The pool stays shut. MUST READ » Ten Lakes", "The pool stays shut."),
        ("The pool (Read more: Ten Lakes) stays shut.", "The pool stays shut."),
        ("The pool stays shut. [link] [comments]", "The pool stays shut."),
        ("The pool stays shut. (Photo: city council)", "The pool stays shut."),
        ("The pool stays shut. For more information click on this link", "The pool stays shut."),
        ("The pool stays shut to know more tap the link below", "The pool stays shut"),
        ("The pool stays shut. Continue reading City pool to close", "The pool stays shut."),
        ("The pool stays Read more", "The pool stays"),
        ("The pool stays shut. The post Will it close? Yes. appeared first on Harbour Post.", "The pool stays shut."),
        ("Das Bad bleibt zu. Lesen Sie auch: Zehn Seen", "Das Bad bleibt zu."),
        ("La piscine ferme. À lire aussi : dix lacs", "La piscine ferme."),
        ("The pool (of 1920) is shut: the roof leaks.", "The pool (of 1920) is shut: the roof leaks."),
        ("He can read: the letters are large.", "He can read: the letters are large."),
        ("Call for more information or visit the pool.", "Call for more information or visit the pool."),
        ("The firm [the owner] lost 5% [0.6% to 0.7%] of it.", "The firm [the owner] lost 5% [0.6% to 0.7%] of it."),
    ],
)  # fmt: skip
def test_furniture_glued_to_a_paragraph_is_cut_off(glued, own):
    assert texts(article(TITLE, (glued,))) == [own]


def test_after_the_last_paragraph_only_the_site_speaks():
    given = article(
        "City pool to close",
        (
            *PROSE,
            "! Leave a comment",
            "Nice article, thank you so much for it.",
            "# More from Harbour Post",
            "Old news.",
        ),
    )
    assert texts(given) == list(PROSE)


def test_a_row_of_buttons_above_the_article_hides_nothing():
    given = article(TITLE, ("Share this article", *PROSE))
    assert texts(given) == list(PROSE)


def test_a_portrait_of_the_author_is_no_part_of_the_article():
    portrait = "Jane Doe is a freelance writer who lives in Porto with two cats."
    assert texts(article(TITLE, (*PROSE, portrait), author="Jane Doe")) == list(PROSE)


@pytest.mark.parametrize(
    "again",
    [
        "City pool to close after eighty years of swimming",
        "City Pool to Close After Eighty Years of Swimming:-",
        "City pool to close after eighty years",
    ],
)
def test_the_title_repeated_is_no_block(again):
    title = "City pool to close after eighty years of swimming 2024"
    assert texts(article(title, (again, *PROSE))) == list(PROSE)


def test_headings_items_quotes_and_code_are_the_articles():
    lines = ("# The roof", "* Beams of oak", "> It leaks.", "` pip install pool")
    assert texts(article(TITLE, (*PROSE, *lines)))[3:] == [line[2:] for line in lines]


def test_a_line_that_is_all_link_is_navigation():
    assert texts(article(TITLE, ("@ Ten lakes nearby that are worth a swim.", *PROSE))) == list(PROSE)
    assert is_furniture("Read our test", linked=1.0)


@pytest.mark.parametrize(
    ("text", "elsewhere", "expected"),
    [
        ("LONDON (Reuters) - The pool will close.", "", "The pool will close."),
        ("LONDON, March 3 (Reuters) - The pool will close.", "", "The pool will close."),
        ("NEW YORK (AP) — The pool will close.", "", "The pool will close."),
        ("SANTA FE, N.M. (AP) — The pool will close.", "", "The pool will close."),
        ("(Reuters) - The pool will close.", "", "The pool will close."),
        ("London (CNN) The pool will close.", "", "The pool will close."),
        ("PARIS — The pool will close.", "", "The pool will close."),
        ("DUBAI, United Arab Emirates — The pool will close.", "", "The pool will close."),
        ("Hamburg (dpa) - Das Bad wird bald schließen.", "", "Das Bad wird bald schließen."),
        ("MUMBAI: The pool will close.", "Swimmers in Mumbai were sad.", "The pool will close."),
        ("NASA — The agency will close it.", "Staff at NASA were sad.", "NASA — The agency will close it."),
        ("COVID: The wards will close.", "", "COVID: The wards will close."),
        ("WHO (World Health Organization) will act.", "", "WHO (World Health Organization) will act."),
        ("Acme (AAPL) - The maker will close it.", "", "Acme (AAPL) - The maker will close it."),
        ("The pool – all of it – will close.", "", "The pool – all of it – will close."),
        ("PARIS — closed.", "", "PARIS — closed."),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_dateline_is_no_part_of_the_sentence(text, elsewhere, expected):
    assert without_dateline(text, elsewhere) == expected


blocks = st.lists(
    st.builds(
        Block,
        st.text(min_size=1) | st.sampled_from(FURNITURE),
        st.sampled_from(["paragraph", "heading", "item", "quote", "code"]),
        st.floats(0, 1),
        st.booleans(),
    ),
    max_size=5,
)


@given(blocks, st.text(max_size=60), st.none() | st.text(max_size=20))
def test_no_text_raises_and_none_is_invented(given_blocks, title, author):
    given_article = article(title, author=author)
    given_texts = {block.text for block in given_blocks}
    for block in furniture.own(given_blocks, given_article):
        assert block.text
        assert block.text in given_texts or len(block.text) < max(map(len, given_texts))


@given(st.text(), st.text())
def test_no_dateline_raises(text, elsewhere):
    assert text.endswith(without_dateline(text, elsewhere))


@pytest.mark.parametrize(
    "piece", ["(", "[x]", ": ", "A", "AA ", "ALSO READ: ", "for more information ", "click ", " - ", "“", "a.", "İ"]
)  # fmt: skip
def test_hostile_text_takes_no_longer_than_long_text(piece):
    text = (piece * 20_000)[:20_000]
    given = article(text[:300], (text, text[:100], text), author=text[:40])
    began = time.process_time()
    furniture.own_blocks(given)
    without_dateline(text, text)
    assert time.process_time() - began < 2  # 40 ms at most; seconds where the time grows with the square
