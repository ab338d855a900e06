"""From feed addresses to clean entries. Read the files in this order:

outcome     what is asked of a feed, and what became of it
addresses   which addresses of the network may be reached at all
resolver    the same rule where names become addresses
slots       how many connections at once, and whose time is running
faults      what a network's fault is called in words
fetch       one answer over HTTP, within every bound
encoding    bytes to text, whatever the feed claims
doctype     the only part of XML that can attack
dates       a feed's dates, however they are written
text        what is dropped from any line of text
titles      one readable line
clean       HTML to safe blocks of text
images      the one picture that stands for an article
jsonfeed    JSON Feed
expat       XML in large pieces
parse       RSS, RDF and Atom
discover    the feeds that a web page declares
jobs        what crosses between the caller and the processes that parse
work        one job done
worker      the process that does it
parsers     these processes, seen from the caller
side_by_side  many things at once, each told when it is done
gathering   all of the above: requests to outcomes
backoff     when a feed is asked again
identity    when two addresses or titles mean the same article
fulltext    the article's own page
article     its text amid all else
"""
