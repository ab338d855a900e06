"""config.yaml becomes a `Config`, or a list of mistakes with file, line and column.

document.py    the YAML file: plain data, and where each piece of it stands
values.py      durations, sizes, rates, addresses, schedules: how each is written
schema.py      every key, its type and its default
references.py  what one key says of another: topics that exist, feeds named once
load.py        all of it in order
starter.py     the first config.yaml that `digest init` writes
"""

from digest.config.load import load
from digest.config.schema import Config, Digest, Feed, Gather, Mail, Topic

__all__ = ["Config", "Digest", "Feed", "Gather", "Mail", "Topic", "load"]
