"""From feed addresses to clean entries. Read the files in this order:

outcome       what is asked of a feed, and what became of it
addresses     which addresses of the network may be reached at all
resolver      the same rule where names become addresses
proxies       the proxy that the environment names
slots         how many connections at once, and whose time is running
asking        what a server is told
cachecontrol  how long an answer holds
faults        what a network's fault is called in words
unpack        bodies that come packed
broken_http   servers that break the rules of HTTP
fetch         one answer over HTTP, within every bound

encoding      bytes to text, whatever the feed claims
characters    what may not stand in XML
doctype       the only part of XML that can attack
expat         XML in large pieces
text          what is dropped from any line of text
titles        one readable line
clean         HTML to safe blocks of text
links         an address that may be shown
images        the one picture that stands for an article
authors       who wrote it
dates         when, however it is written
languages     in which language it says it is
written       in which language it is
unescaped     markup that a feed forgot to escape
xmlfeed       RSS, RDF and Atom
jsonfeed      JSON Feed
discover      the feeds that a web page declares
parse         all of the above: bytes to entries

jobs          what crosses between the caller and the processes that parse
work          one job done
worker        the process that does it
parsers       these processes, seen from the caller
side_by_side  many things at once, each told when it is done
gathering     all of the above: requests to outcomes

backoff       when a feed is asked again
tracking      what in an address tells only where its reader came from
identity      when two addresses or titles mean the same article

teaser        whether an article's own page is worth reading
fulltext      the article's own page
article       its text amid all else
"""
