"""The only part of XML that can attack: the document type. It goes; of its entities the harmless ones are replaced.

So no parser ever meets an entity that names a file (XXE) or another entity (billion laughs), nor one so long that
repeating it fills the memory. The five entities of XML and those of HTML are known without it.
"""

from __future__ import annotations

import re

PROLOG = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[(?P<subset>.*?)\]\s*)?>", re.DOTALL | re.IGNORECASE)
ROOT = re.compile(r"<\w")
ENTITY = re.compile(r"""<!ENTITY\s+([\w.:-]{1,60})\s+(?:"([^"<&%]{0,2000})"|'([^'<&%]{0,2000})')\s*>""")
CHARACTER = re.compile(r"""<!ENTITY\s+([\w.:-]{1,60})\s+["'](&\#(?:\d{1,7}|x[0-9A-Fa-f]{1,6});)["']\s*>""")
GROWTH = 1_000_000  # characters that entities may add to a document


def without_doctype(document: str) -> tuple[str, str | None]:
    """The document without its type, and a warning where that held something hostile."""
    end = 0
    while found := PROLOG.match(document, end):
        end = found.end()
    doctype = DOCTYPE.match(document, end)
    if doctype is None:
        return _disarmed(document), None
    rest = document[: doctype.start()] + document[doctype.end() :]
    subset = doctype["subset"] or ""
    if "<!ENTITY" not in subset:
        return rest, None
    values = {name: one or other for name, one, other in ENTITY.findall(subset)} | dict(CHARACTER.findall(subset))
    growth = sum(len(value) * rest.count(f"&{name};") for name, value in values.items())
    if growth > GROWTH:
        values = {}
    if values:
        names = re.compile("&(" + "|".join(map(re.escape, values)) + ");")
        rest = names.sub(lambda found: values[found[1]], rest)
    hostile = len(values) < subset.count("<!ENTITY")
    return rest, "it holds entities that were not followed" if hostile else None


def _disarmed(document: str) -> str:
    """A document type at a wrong place declares nothing."""
    root = ROOT.search(document)
    end = root.start() if root else len(document)
    return document[:end].replace("<!ENTITY", "<!") + document[end:]
