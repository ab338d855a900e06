"""config.yaml becomes a `Config`, or a list of mistakes with file, line and column.

document.py    the YAML file: plain data, and where each piece of it stands
syntax.py      what is no YAML, in words that help
variables.py   ${NAME}, ${NAME:-default} and $$
values.py      durations, sizes, rates, addresses, schedules: how each is written
sending.py     the same of signature, return path, unsubscribing and subject
fields.py      the same as types of the schema
sections.py    every key below the top, its type and its default
schema.py      the whole of them, and what follows from it
keys.py        what an unknown key was meant to be
references.py  what one key says of another: topics that exist, feeds named once
load.py        all of it in order
for_editors.py how a JSON Schema is made of that
editing.py     changes of the file that keep its comments
starter.py     the first config.yaml that `digest init` writes
"""

from digest.config.load import load
from digest.config.schema import Config, json_schema
from digest.config.sections import Digest, Feed, Gather, Mail, Topic

__all__ = ["Config", "Digest", "Feed", "Gather", "Mail", "Topic", "json_schema", "load"]
