"""Text as it is compared: lower case, straight apostrophes."""

from __future__ import annotations


def folded(text: str) -> str:
    """The text in lower case with straight apostrophes and plain blanks, character for character as long as `text`."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" becomes two characters
        lower = "".join(char if len(char.lower()) > 1 else char.lower() for char in text)
    # Three passes of `replace` take 0.4 µs for a paragraph, `translate` takes 7.
    return lower.replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
