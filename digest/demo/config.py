"""The configuration that `digest demo` runs on, in the same words that a user writes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CONFIGURATION = """\
# The configuration of `digest demo`. Its feeds and its mail server live as long as the command runs.
store: {store}

mail:
  from: The Morning Digest <digest@example.org>
  reply_to: editor@example.org
  transport: smtp://127.0.0.1:{smtp_port}

gather:
  timeout: 10s
  per_host: 8                        # all of the sample feeds are on one host

feeds:
  - url: {base_url}/feeds/averil-courier.xml
    weight: 1.5                      # ranks a little higher
  - {base_url}/feeds/brannick-broadcasting.xml
  - {base_url}/feeds/bulletin-orbit.xml
  - {base_url}/feeds/patch-panel.xml
  - {base_url}/feeds/copper-and-glass.xml
  - {base_url}/feeds/quayside-business.xml
  - url: {base_url}/feeds/slow-telescope.xml
    topic: Science                   # all of it, whatever its words
  - {base_url}/feeds/shed-by-the-canal.xml
  - url: {base_url}/broken.xml       # answers 500, which stops nobody
    name: Night Ferry Radio

topics:
  World: [ceasefire, truce, diplomat*, envoy*, treaty, embassy, sanctions, parliament*, election*, coalition, border*,
          refugee*, minister*, ambassador*, "foreign ministry"]
  Technology:
    match: [software, "open source", compiler*, kernel*, chip*, browser*, encrypt*, database*, vulnerabilit*,
            programmer*, developer*, laptop*, server*, firmware, keyboard*]
    limit: 8
  Business: [shares, shareholder*, investor*, profit*, revenue, merger*, takeover, "interest rates", "central bank",
             inflation, retailer*, freight, insurer*, lender*, premiums]
  Science: [telescope*, astronom*, asteroid*, spacecraft, probe, scientist*, physicist*, biologist*, species, fossil*,
            glacier*, genome*, geneticist*, vaccine*, laboratory]

digests:
  demo:
    title: The Morning Digest
    topics: [World, Technology, Business, Science]
    other: More stories
    to: [ada@example.org, grace@example.org]
    limit: 36
"""


def configuration(base_url: str, smtp_port: int, folder: Path) -> str:
    """The text of a config.yaml: the feeds below `base_url`, the mail to `smtp_port`, the store in `folder`.

    `base_url` is without a slash at its end.
    """
    store = f"sqlite:///{folder.absolute() / 'digest.db'}".replace("$", "$$")
    return CONFIGURATION.format(base_url=base_url, smtp_port=smtp_port, store=json.dumps(store))  # JSON is YAML
