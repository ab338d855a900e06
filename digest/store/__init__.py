"""The database: the program's only memory.

schema.py      the tables
migrations.py  the tables of older stores made those of today
engine.py      opening it, and transactions that read or write
feeds.py       what is remembered of each feed
articles.py    articles, each known once however many feeds carry it
editions.py    editions as sent, what each considered, and which slots are served
summaries.py   what models said of articles
deliveries.py  who got what: the ledger
"""

from digest.store.engine import Store, open_store

__all__ = ["Store", "open_store"]
