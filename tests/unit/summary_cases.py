"""Articles for the tests of summaries: stuffed ones with their site's furniture, and clean ones that come near it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from digest.model import Article, Block, BlockKind, Source

NOW = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)
KINDS: dict[str, BlockKind] = {"#": "heading", "*": "item", ">": "quote", "`": "code"}


def blocks_of(*lines: str) -> tuple[Block, ...]:
    """A block a line: "# " heading, "* " item, "> " quote, "! " bold, "@ " all of it a link, anything else prose."""
    return tuple(_block(line) for line in lines)


def _block(line: str) -> Block:
    mark, _, text = line.partition(" ")
    if mark in KINDS:
        return Block(text, kind=KINDS[mark])
    if mark == "!":
        return Block(text, bold=True)
    return Block(text, linked=1.0) if mark == "@" else Block(line)


def article(
    title: str,
    body: tuple[str, ...] = (),
    summary: tuple[str, ...] = (),
    *,
    site: str = "Example",
    author: str | None = None,
    language: str | None = None,
) -> Article:
    url = "https://site.example/article"
    return Article(
        id=1,
        url=url,
        canonical_url=url,
        title=title,
        author=author,
        published=NOW,
        first_seen=NOW,
        backlog=False,
        sources=(Source("https://site.example/feed", site, url),),
        summary=blocks_of(*summary),
        body=blocks_of(*body),
        language=language,
    )


@dataclass(frozen=True)
class Stuffed:
    name: str
    article: Article
    phrase: str
    expected: str


@dataclass(frozen=True)
class Clean:
    name: str
    article: Article
    expected: str


STUFFED = (
    Stuffed(
        "a visit, after commas",
        article(
            "Dana Cole to Open Harbour Bridge in Porto as City Marks Centenary 2024",
            (
                "Dana Cole to Open Harbour Bridge in Porto as City Marks Centenary 2024",
                "! tideline_desk77",
                "! 9 Min Read",
                "Dana Cole to Open Harbour Bridge in Porto as City Marks Centenary:-",
                "Dana Cole to Open Harbour Bridge in a ceremony on Saturday, the transport minister will cut the "
                "ribbon at noon. This visit underscores the cost of the bridge, Dana Cole to Open Harbour Bridge "
                "which has doubled since 2019.",
                "The mayor has invited twelve hundred guests, Dana Cole to Open Harbour Bridge including the "
                "workers who laid the first stones. Trams will cross the river by summer, Dana Cole to Open "
                "Harbour Bridge and the old ferry will be retired. Dana Cole to Open Harbour Bridge in Porto as "
                "Cityfor more information click on this link",
                "# What comes next",
                "The city hopes that traffic will fall by a third, Dana Cole to Open Harbour Bridge easing the "
                "pressure on the old town. ALSO READ:- Ten Riverside Walks You Should Try 2024",
                "! Share this Article",
                "! Follow:",
                "Welcome to Tideline Post, your go-to source for news of the coast, written by our talented team.",
                "! Leave a comment",
            ),
            (
                "Dana Cole to Open Harbour Bridge in Porto as City Marks Centenary:- Dana Cole to Open Harbour "
                "Bridge in a ceremony on Saturday, the transport minister will […]",
                "The post Dana Cole to Open Harbour Bridge in Porto as City Marks Centenary 2024 appeared first on "
                "Tideline Post.",
            ),
            site="Tideline Post",
            author="tideline_desk77",
        ),
        "Dana Cole to Open",
        "In a ceremony on Saturday, the transport minister will cut the ribbon at noon. This visit underscores the "
        "cost of the bridge, which has doubled since 2019. The mayor has invited twelve hundred guests, including "
        "the workers who laid the first stones.",
    ),
    Stuffed(
        "a buyer's guide, before sentences",
        article(
            "Best Hiking Boots 2026: Tested on Wet Rock and Snow",
            (
                "This post contains affiliate links. We may earn a commission if you buy through them.",
                "Best Hiking Boots 2026 in this guide, we tested fourteen pairs over two months in the Cairngorms. "
                "A good boot holds the heel and lets the toes spread, Best Hiking Boots 2026 while the sole grips "
                "wet granite.",
                "Leather lasts longer than mesh, Best Hiking Boots 2026 but it needs two weeks to soften. Our "
                "favourite kept water out for nine hours Best Hiking Boots 2026.",
                "Best Hiking Boots 2026 When the snow is deep, a stiff shank saves your calves.",
                "Did you like this guide? Share this guide with your friends.",
            ),
            site="Peak Parade",
        ),
        "Hiking Boots 2026",
        "In this guide, we tested fourteen pairs over two months in the Cairngorms. A good boot holds the heel and "
        "lets the toes spread, while the sole grips wet granite. Leather lasts longer than mesh, but it needs two "
        "weeks to soften.",
    ),
    Stuffed(
        "a recipe, with colons and dashes",
        article(
            "Easy Banana Bread Recipe With Brown Butter 2025",
            (
                "Jump to Recipe",
                "Easy Banana Bread Recipe With Brown Butter:-",
                "Browning the butter first gives this loaf its smell of hazelnuts, Easy Banana Bread Recipe which "
                "fills the whole house. Use three bananas with black skins, Easy Banana Bread Recipe because they "
                "are sweeter.",
                "# Ingredients",
                "* 3 ripe bananas",
                "* 120 g butter",
                "Fold the flour in with a spatula, Easy Banana Bread Recipe or the crumb turns tough. Bake it for "
                "fifty minutes. Easy Banana Bread Recipe to get the printable card click here",
                "YOU MAY ALSO LIKE: Lemon Drizzle Cake That Never Sinks",
                "! Pin it for later",
                "Subscribe to our newsletter and never miss a recipe.",
            ),
            site="Crumb Diary",
            author="Crumb Diary",
        ),
        "Easy Banana Bread Recipe",
        "Browning the butter first gives this loaf its smell of hazelnuts, which fills the whole house. Use three "
        "bananas with black skins, because they are sweeter.",
    ),
    Stuffed(
        "sport, in the case of a headline",
        article(
            "Riverside United Wins Third Straight Cup Final on Penalties",
            (
                "By Marta Quill",
                "March 1, 2026 | 4 min read",
                "A save in the last second decided the longest final in the history of the competition, Riverside "
                "United Wins Third Straight Cup which ended after eleven penalties.",
                "The goalkeeper had been ill all week, Riverside United Wins Third Straight Cup and the coach had "
                "kept it secret. Forty thousand supporters stayed until midnight, Riverside United Wins Third "
                "Straight Cup singing in the rain.",
                "Riverside United Wins Third Straight Cup for full details tap this link",
            ),
            site="Touchline Daily",
            author="Marta Quill",
        ),
        "Wins Third Straight",
        "A save in the last second decided the longest final in the history of the competition, which ended after "
        "eleven penalties. The goalkeeper had been ill all week, and the coach had kept it secret. Forty thousand "
        "supporters stayed until midnight, singing in the rain.",
    ),
    Stuffed(
        "a keyword that is not in the title, in lower case",
        article(
            "Which Notebook Should Students Buy This Autumn?",
            (
                "Six hundred dollars now buys a machine that lasts a whole day, best budget laptop 2026 which was "
                "unthinkable three years ago. We measured eleven models with the same film on a loop, best budget "
                "laptop 2026 while the screens were set to the same brightness.",
                "The lightest weighs less than a bottle of water, best budget laptop 2026 but its keyboard bends. "
                "Repairs are simple, best budget laptop 2026 because every screw is of one kind.",
                "Recommended: Five Bags That Survive a Semester",
            ),
            site="Gadget Lane",
        ),
        "best budget laptop 2026",
        "Six hundred dollars now buys a machine that lasts a whole day, which was unthinkable three years ago. We "
        "measured eleven models with the same film on a loop, while the screens were set to the same brightness. "
        "The lightest weighs less than a bottle of water, but its keyboard bends.",
    ),
    Stuffed(
        "finance, at the end of sentences",
        article(
            "Gold Hits Record High as Central Banks Keep Buying 2025",
            (
                "An ounce cost more than four thousand dollars on Monday, a fifth more than at the start of the "
                "year, Gold Hits Record High. Central banks bought twice as much as in an ordinary quarter, Gold "
                "Hits Record High according to dealers in Zurich.",
                "Jewellers report the opposite, Gold Hits Record High with sales down by a quarter. Investors hold "
                "on, Gold Hits Record High even as bonds pay more.",
                "Disclaimer: This is no investment advice.",
                "Read Also: Is Silver Next?",
            ),
            site="Ledger Lane",
        ),
        "Gold Hits Record High",
        "An ounce cost more than four thousand dollars on Monday, a fifth more than at the start of the year. "
        "Central banks bought twice as much as in an ordinary quarter, according to dealers in Zurich. Jewellers "
        "report the opposite, with sales down by a quarter.",
    ),
    Stuffed(
        "health, a how-to",
        article(
            "How to Lower Blood Pressure Naturally: Seven Habits Doctors Trust",
            (
                "How to Lower Blood Pressure Naturally if your doctor has warned you, small changes are a good "
                "start. Half a teaspoon of salt less each day shows within weeks, How to Lower Blood Pressure "
                "Naturally as a trial with nine hundred patients found.",
                "Walking counts, How to Lower Blood Pressure Naturally even ten minutes after lunch. Sleep matters "
                "too, How to Lower Blood Pressure Naturally since the vessels rest at night.",
                "# About the author",
                "Dr. Pia Lund is a freelance writer who loves to write about the heart.",
            ),
            site="Pulse Corner",
            author="Pia Lund",
        ),
        "Lower Blood Pressure Naturally",
        "If your doctor has warned you, small changes are a good start. Half a teaspoon of salt less each day "
        "shows within weeks, as a trial with nine hundred patients found. Walking counts, even ten minutes after "
        "lunch.",
    ),
    Stuffed(
        "film, the whole title before the first sentence",
        article(
            "Lantern Season Two Release Date, Cast and Everything We Know",
            (
                "Lantern Season Two Release Date, Cast and Everything We Know The second season of the lighthouse "
                "drama will start in October, its broadcaster said on Tuesday. Filming ended in January, Lantern "
                "Season Two Release Date although storms had closed the island twice.",
                "Five of the actors return, Lantern Season Two Release Date including Ines Falk. The score is new, "
                "Lantern Season Two Release Date which fans had asked for.",
                "Stay tuned to Screen Harbour for more updates!",
            ),
            site="Screen Harbour",
        ),
        "Lantern Season Two Release Date",
        "The second season of the lighthouse drama will start in October, its broadcaster said on Tuesday. Filming "
        "ended in January, although storms had closed the island twice. Five of the actors return, including Ines "
        "Falk.",
    ),
    Stuffed(
        "politics, in sentence case",
        article(
            "Ana Reyes to meet farmers in Toledo as drought deepens",
            (
                "Updated: 2 March 2026, 10:15 am",
                "The agriculture minister will hear growers who have lost half of their olives, Ana Reyes to meet "
                "farmers in Toledo which has not seen rain since June. Reservoirs stand at a fifth, Ana Reyes to "
                "meet farmers in Toledo while wells run dry.",
                "Unions demand a lower tax on diesel, Ana Reyes to meet farmers in Toledo and faster payments. Ana "
                "Reyes to meet farmers in Toledo for a first round of talks, officials have reserved two hours.",
                "Image credit: Regional Government",
            ),
            site="Meseta Times",
        ),
        "Ana Reyes to meet",
        "The agriculture minister will hear growers who have lost half of their olives, which has not seen rain "
        "since June. Reservoirs stand at a fifth, while wells run dry. Unions demand a lower tax on diesel, and "
        "faster payments.",
    ),
    Stuffed(
        "travel, glued to the next word",
        article(
            "Top Beaches in Southern Crete for Quiet Summers",
            (
                "Most visitors never cross the mountains, and so the south keeps its silence, Top Beaches in "
                "Southern Crete even in August. The bus runs twice a day, Top Beaches in Southern Crete so bring a "
                "book. Top Beaches in Southern Cretefor our map press here",
                "Tamarisks give shade, Top Beaches in Southern Crete which is rare on the north coast.",
                "(ALSO SEE: Where to Eat in Chania)",
                "Spread the love",
            ),
            site="Slow Ferry",
        ),
        "Top Beaches in Southern Crete",
        "Most visitors never cross the mountains, and so the south keeps its silence, even in August. The bus runs "
        "twice a day, so bring a book. Tamarisks give shade, which is rare on the north coast.",
    ),
    Stuffed(
        "cars, between commas and in brackets of furniture",
        article(
            "Volta Electric SUV Price and Range Revealed Ahead of Launch",
            (
                "The battery carries the car for 540 kilometres, Volta Electric SUV Price and Range as the maker "
                "told dealers this week. Charging to eighty percent takes 22 minutes, Volta Electric SUV Price and "
                "Range thanks to a cooled cable.",
                "Orders open in May, Volta Electric SUV Price and Range with deliveries from September. The boot "
                "is small, Volta Electric SUV Price and Range because the motor sits below it.",
                "Photo: Volta press office",
                "12 Comments",
            ),
            site="Axle Weekly",
        ),
        "Volta Electric SUV Price and Range",
        "The battery carries the car for 540 kilometres, as the maker told dealers this week. Charging to eighty "
        "percent takes 22 minutes, thanks to a cooled cable. Orders open in May, with deliveries from September.",
    ),
    Stuffed(
        "gardening, a sentence that only the phrase holds together is passed over",
        article(
            "How to Prune Tomato Plants for a Bigger Harvest",
            (
                "How to Prune Tomato Plants is what beginners ask most. Side shoots steal sugar from the fruit, "
                "How to Prune Tomato Plants which is why growers pinch them out in June. Use clean fingers rather "
                "than scissors, How to Prune Tomato Plants because blades carry blight.",
                "Leave two leaves above the last truss, How to Prune Tomato Plants and water at the root.",
                "Enter your email to get our weekly tips.",
            ),
            site="Bed and Border",
        ),
        "How to Prune Tomato Plants",
        "Side shoots steal sugar from the fruit, which is why growers pinch them out in June. Use clean fingers "
        "rather than scissors, because blades carry blight. Leave two leaves above the last truss, and water at "
        "the root.",
    ),
    Stuffed(
        "schools, in the feed's own summary",
        article(
            "State Board Exam Results 2026 Announced for Half a Million Pupils",
            (),
            (
                "State Board Exam Results 2026 Half a million pupils can see their marks from noon on Friday. The "
                "pass rate rose by two points, State Board Exam Results 2026 while mathematics fell. Copies of the "
                "papers can be ordered until June, State Board Exam Results 2026 but the fee has doubled.",
                "Join our WhatsApp channel for instant alerts.",
            ),
            site="Campus Wire",
        ),
        "State Board Exam Results 2026",
        "Half a million pupils can see their marks from noon on Friday. The pass rate rose by two points, while "
        "mathematics fell. Copies of the papers can be ordered until June, but the fee has doubled.",
    ),
    Stuffed(
        "space, with an honest use among the stuffed ones",
        article(
            "Lunar Lander Kestrel to Touch Down Near the South Pole",
            (
                "Engineers expect the descent to take eleven minutes, Lunar Lander Kestrel to Touch Down which is "
                "four more than planned. A camera will film the dust, Lunar Lander Kestrel to Touch Down so that "
                "later missions can choose safer ground. The craft is due to touch down near the south pole on "
                "Thursday.",
                "Ice may lie in the shadow, Lunar Lander Kestrel to Touch Down according to radar.",
                "READ NEXT → Why the Far Side Looks So Different",
            ),
            site="Orbit Post",
        ),
        "Lunar Lander Kestrel to",
        "Engineers expect the descent to take eleven minutes, which is four more than planned. A camera will film "
        "the dust, so that later missions can choose safer ground. The craft is due to touch down near the south "
        "pole on Thursday.",
    ),
)

CLEAN = (
    Clean(
        "an institution that recurs",
        article(
            "World Health Organization Warns of Measles Outbreaks in Europe",
            (
                "GENEVA (Reuters) - Measles cases in Europe have doubled within a year, the World Health "
                "Organization said on Tuesday. The World Health Organization in Geneva blamed gaps in vaccination, "
                "which widened during the pandemic. Officials of the World Health Organization, who met in "
                "Copenhagen, asked for more money.",
                "The European Union and the World Health Organization plan a campaign for the autumn.",
            ),
        ),
        "Measles cases in Europe have doubled within a year, the World Health Organization said on Tuesday. The "
        "World Health Organization in Geneva blamed gaps in vaccination, which widened during the pandemic. "
        "Officials of the World Health Organization, who met in Copenhagen, asked for more money.",
    ),
    Clean(
        "a treaty as subject and object",
        article(
            "Treaty on the Non-Proliferation of Nuclear Weapons Faces Its Hardest Review",
            (
                "Diplomats from 190 states meet in New York next week. The Treaty on the Non-Proliferation of "
                "Nuclear Weapons, which entered into force in 1970, is reviewed every five years. Without the "
                "Treaty on the Non-Proliferation of Nuclear Weapons, inspectors would have no mandate.",
            ),
        ),
        "Diplomats from 190 states meet in New York next week. The Treaty on the Non-Proliferation of Nuclear "
        "Weapons, which entered into force in 1970, is reviewed every five years. Without the Treaty on the "
        "Non-Proliferation of Nuclear Weapons, inspectors would have no mandate.",
    ),
    Clean(
        "a film with a verb in its name, unquoted",
        article(
            "How to Train Your Dragon Sequel Sets Opening Record",
            (
                "Families filled cinemas from Friday to Sunday. How to Train Your Dragon earned ninety million "
                "dollars, more than any animated remake before. The maker of How to Train Your Dragon, Dean "
                "DeBlois, wrote the third part years ago.",
                "Critics were kinder than in spring. In How to Train Your Dragon, a boy befriends his enemy.",
            ),
        ),
        "Families filled cinemas from Friday to Sunday. How to Train Your Dragon earned ninety million dollars, "
        "more than any animated remake before. The maker of How to Train Your Dragon, Dean DeBlois, wrote the "
        "third part years ago.",
    ),
    Clean(
        "a quoted book, after commas",
        article(
            "“The Salt Road to Lisbon” Wins the Novel Prize",
            (
                "The jury needed three votes. Her second book, “The Salt Road to Lisbon”, follows a trader who "
                "loses his sight. Reviewers compared the prose, “The Salt Road to Lisbon” above all, with that of "
                "her teacher.",
            ),
        ),
        "The jury needed three votes. Her second book, “The Salt Road to Lisbon”, follows a trader who loses his "
        "sight. Reviewers compared the prose, “The Salt Road to Lisbon” above all, with that of her teacher.",
    ),
    Clean(
        "a product at the beginning of sentences",
        article(
            "Orion Phone 12 Pro Max Review: A Big Screen at Last",
            (
                "Orion Phone 12 Pro Max buyers get the brightest screen of the year. Orion Phone 12 Pro Max is "
                "heavy, though, and it costs more than a laptop. With the Orion Phone 12 Pro Max, photographs "
                "taken at night look like day.",
            ),
        ),
        "Orion Phone 12 Pro Max buyers get the brightest screen of the year. Orion Phone 12 Pro Max is heavy, "
        "though, and it costs more than a laptop. With the Orion Phone 12 Pro Max, photographs taken at night look "
        "like day.",
    ),
    Clean(
        "a title's clause used as a clause",
        article(
            "Climate change is making hurricanes stronger",
            (
                "A study of forty years of satellite pictures leaves little doubt. Its authors say that climate "
                "change is making hurricanes stronger, and that insurers have noticed. If climate change is making "
                "hurricanes stronger, building codes must follow.",
            ),
        ),
        "A study of forty years of satellite pictures leaves little doubt. Its authors say that climate change is "
        "making hurricanes stronger, and that insurers have noticed. If climate change is making hurricanes "
        "stronger, building codes must follow.",
    ),
    Clean(
        "names in lists, after commas and before and",
        article(
            "Bank of Japan and Swiss National Bank Hold Rates",
            (
                "Three central banks left money as cheap as it was. The Federal Reserve, Swiss National Bank and "
                "Bank of Japan announced it within a day. In Zurich, Swiss National Bank officials spoke of a "
                "strong franc. Analysts at the Bank of Japan and Swiss National Bank had prepared markets for it.",
            ),
        ),
        "Three central banks left money as cheap as it was. The Federal Reserve, Swiss National Bank and Bank of "
        "Japan announced it within a day. In Zurich, Swiss National Bank officials spoke of a strong franc.",
    ),
    Clean(
        "the feed's own summary",
        article(
            "Harbour bridge opens to trams",
            (
                "The first tram crossed at six in the morning.",
                "It was full.",
            ),
            ("After seven years of building, trams run between the two halves of the city again.",),
        ),
        "After seven years of building, trams run between the two halves of the city again.",
    ),
    Clean(
        "fraud that says click on this link",
        article(
            "Bank customers lose millions to text messages",
            (
                "Police have arrested four people in a raid on a flat in Leeds. Victims had been told that a "
                "parcel was waiting. Some lost their savings within minutes, investigators said.",
            ),
        ),
        "Police have arrested four people in a raid on a flat in Leeds. Victims had been told that a parcel was "
        "waiting. Some lost their savings within minutes, investigators said.",
    ),
    Clean(
        "a sentence about reading more",
        article(
            "Children read less than ten years ago",
            (
                "Read more books to your children, a panel of teachers advises parents. Share of homes without any "
                "book: one in eight. Follow the plot with a finger, they say, and stop at the pictures.",
            ),
        ),
        "Read more books to your children, a panel of teachers advises parents. Share of homes without any book: "
        "one in eight. Follow the plot with a finger, they say, and stop at the pictures.",
    ),
    Clean(
        "a company whose post speaks of its team and content",
        article(
            "How we moved our search to a new index",
            (
                "Our search took four seconds on a bad day, and our readers told us so. We rewrote the index in "
                "two months. Queries now come back in eighty milliseconds.",
                "The team of three started with the oldest part.",
                "There is more to do. Facets are still slow, and so are wildcards.",
            ),
            site="Engineering at Loom",
        ),
        "Our search took four seconds on a bad day, and our readers told us so. We rewrote the index in two "
        "months. Queries now come back in eighty milliseconds.",
    ),
    Clean(
        "a recipe whose name recurs rightly",
        article(
            "No-Knead Olive Oil Bread for Beginners",
            (
                "You need four things and a night of patience. This no-knead olive oil bread rises in the fridge "
                "while you sleep. The secret of no-knead olive oil bread for beginners is a hot pot with a lid.",
            ),
        ),
        "You need four things and a night of patience. This no-knead olive oil bread rises in the fridge while you "
        "sleep. The secret of no-knead olive oil bread for beginners is a hot pot with a lid.",
    ),
    Clean(
        "a right to buy that is a scheme",
        article(
            "Right to Buy Scheme Ends in Wales",
            (
                "Tenants in Wales can no longer purchase their council homes. The Right to Buy scheme had run "
                "since 1980, and one home in three was sold. Under Right to Buy, discounts reached seventy "
                "percent. Ministers said Right to Buy had left too few homes.",
            ),
        ),
        "Tenants in Wales can no longer purchase their council homes. The Right to Buy scheme had run since 1980, "
        "and one home in three was sold. Under Right to Buy, discounts reached seventy percent.",
    ),
    Clean(
        "German, with a name that recurs",
        article(
            "Deutsche Bahn AG baut die Strecke Hamburg–Berlin um",
            (
                "Hamburg (dpa) - Neun Monate lang fahren zwischen Hamburg und Berlin keine Züge. Die Deutsche Bahn "
                "AG erneuert 180 Kilometer Gleis. Dr. Lenz von der Deutsche Bahn AG sprach am 3. März von einer "
                "Chance.",
                "Lesen Sie auch: So kommen Pendler ans Ziel",
            ),
            language="de",
        ),
        "Neun Monate lang fahren zwischen Hamburg und Berlin keine Züge. Die Deutsche Bahn AG erneuert 180 "
        "Kilometer Gleis. Dr. Lenz von der Deutsche Bahn AG sprach am 3. März von einer Chance.",
    ),
)
