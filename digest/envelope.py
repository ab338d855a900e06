"""One message for one recipient: what is personal filled in, then signed, with the envelope's sender."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.deliver import verp
from digest.model import Envelope
from digest.render.message import address_of, personal

if TYPE_CHECKING:
    from datetime import datetime

    from digest.deliver.signature import Signing


def envelope(
    message: bytes, *, sender: str, recipient: str, message_id: str, at: datetime, signing: Signing | None
) -> Envelope:
    """What a transport takes. The same arguments give the same bytes. Raises DeliveryError for no address.

    `message` and `sender` are those of the edition, `at` is its time.
    """
    address = address_of(recipient)
    content = personal(message, recipient=recipient, message_id=message_id)
    if signing is not None:
        from digest.deliver.signature import signed

        content = signed(content, signing, at)
    return Envelope(verp.of_recipient(sender, address), address, content)
