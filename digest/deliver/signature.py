"""DKIM: the sender's domain answers for a message, and nobody may change it on its way (RFC 6376)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from digest.signing_key import SigningKey

# Each is signed once more than it stands there, so that no second one can be put in (RFC 6376 §5.4.2, §8.15).
# RFC 8058 §4 wants both fields of unsubscribing signed.
_SEALED = (
    "from",
    "to",
    "reply-to",
    "subject",
    "date",
    "message-id",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "mime-version",
    "content-type",
)
_SIGNED = ("list-id", "feedback-id", "auto-submitted", "content-language")
_FIELDS = [name.encode() for name in (*_SEALED, *_SEALED, *_SIGNED)]


@dataclass(frozen=True, slots=True)
class Signing:
    """In whose name is signed, and with which key. The public one stands in DNS at selector._domainkey.domain."""

    selector: str
    domain: str  # ASCII
    key: SigningKey


def signed(content: bytes, signing: Signing, at: datetime) -> bytes:
    """The message with its signature in front, relaxed in head and body (§3.4).

    `at` is the time that it bears. The same arguments give the same bytes: neither kind of key needs chance.
    """
    signer = _signer()(content, signature_algorithm=signing.key.algorithm.encode())
    signer.at = str(int(at.timestamp())).encode()
    field: bytes = signer.sign(
        signing.selector.encode(),
        signing.domain.encode(),
        signing.key.private,
        canonicalize=(b"relaxed", b"relaxed"),
        include_headers=_FIELDS,
    )
    return field + content


@lru_cache(maxsize=1)
def _signer() -> Any:
    import dkim  # an extra, and 50 ms, for those who sign

    class Signer(dkim.DKIM):  # type: ignore[misc,no-any-unimported,unused-ignore] # dkimpy has no types
        """dkimpy, with a time of signing that is given and not the clock's: a retry must send the same bytes."""

        at: bytes

        def gen_header(self, fields: list[tuple[bytes, bytes]], *rest: Any, **named: Any) -> Any:
            timed = [(tag, self.at if tag == b"t" else value) for tag, value in fields]
            return super().gen_header(timed, *rest, **named)

    return Signer
