"""The local page on which one sees an edition before it is sent.

state.py   what is shown now, made anew when what it is made of changes
server.py  the page and the edition over HTTP, on loopback alone
page/      the page itself: one template, one style sheet, one script
"""
