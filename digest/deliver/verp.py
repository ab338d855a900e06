"""The envelope's sender: where bounces go, and how they tell of whom they are (VERP, https://cr.yp.to/proto/verp.txt).

    bounces+{edition}-{recipient}@example.org
    bounces+morning_118-jane=example.com@example.org

Neither `{edition}` has a hyphen nor a domain an equals sign, so both can be read back: docs/mail.md.
"""

from __future__ import annotations

LONGEST = 64  # octets of a local part (RFC 5321 §4.5.3.1.1)


def of_edition(sender: str, label: str, number: int) -> str:
    """The sender of all of an edition; `label` is the digest's, of lower-case letters, digits and hyphens."""
    return sender.replace("{edition}", f"{label.replace('-', '_')}_{number}")


def of_recipient(sender: str, recipient: str) -> str:
    """The sender towards one recipient, a bare address. Left out of it where its local part would be too long."""
    local, _, domain = sender.rpartition("@")
    whole = local.replace("{recipient}", "=".join(recipient.rsplit("@", 1)))
    return f"{whole if len(whole.encode()) <= LONGEST else local.replace('{recipient}', '')}@{domain}"
