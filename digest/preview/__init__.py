"""The local page on which the next edition is seen before it is sent.

server.py  builds, and builds anew at every change (watch.py)
board.py   what is shown now (state.py), and who waits for the next
http.py    over HTTP, on loopback alone; answers.py says what stands at each address
page.py    the page around the edition: page.html, page.css, page.js; inbox.py its row in a list of mails
scheme.py  the copy of an edition that is light or dark by itself
"""
