"""The private key of DKIM: where it is read, and what is wrong with one. No message quotes any of it."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

_PEM = re.compile(r"-----BEGIN ([A-Z0-9 ]+)-----\s*(.*?)\s*-----END \1-----", re.DOTALL)
_LEAST_BITS = 1024  # RFC 8301 §3.2: verifiers take no shorter one, and 2048 are the rule
_LONGEST = 100_000  # bytes of a file: a key has 2,000
_ED25519 = bytes.fromhex("06032b6570")  # the object identifier 1.3.101.112 (RFC 8410 §3)
_SEED = bytes.fromhex("04220420")  # what stands before the 32 bytes of such a key (RFC 8410 §7)
_HINT = "write the path of a PEM file, or ${NAME} for a variable that holds the key"


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key as dkimpy takes it."""

    algorithm: Literal["rsa-sha256", "ed25519-sha256"]
    private: bytes = field(repr=False)  # of RSA the PEM, of Ed25519 the seed in base64


def read_key(text: str, folder: Path) -> SigningKey:
    """The key in `text`, or in the file that it names, relative to `folder`.

    Raises ValueError, with what may follow "mail.dkim.key" in a sentence.
    """
    try:
        import nacl.signing  # noqa: F401 - dkimpy signs by it where the key is Ed25519
        from dkim.crypto import UnparsableKeyError, parse_pem_private_key
    except ImportError:
        raise ValueError("needs a package that is not installed: pip install newsdigest[dkim]") from None
    # An environment file holds one line a variable, so the breaks of a key are often written as \n there.
    pem = text.replace("\\n", "\n") if text.lstrip().startswith("-----BEGIN ") else _content(text, folder)
    label, content = _armoured(pem)
    if label.endswith("PRIVATE KEY") and _ED25519 in content[:20] and _SEED in content:
        seed = content.partition(_SEED)[2][:32]
        return SigningKey("ed25519-sha256", base64.b64encode(seed))
    key = b"-----BEGIN %s-----\n%s\n-----END %s-----\n" % (label.encode(), base64.b64encode(content), label.encode())
    try:
        bits = parse_pem_private_key(key)["modulus"].bit_length()
    except (UnparsableKeyError, LookupError, TypeError, ValueError):
        raise ValueError("is neither an RSA nor an Ed25519 key") from None
    if bits < _LEAST_BITS:
        raise ValueError(f"has {bits} bits: of RSA nobody takes fewer than {_LEAST_BITS}, and 2048 are usual")
    return SigningKey("rsa-sha256", key)


def _content(text: str, folder: Path) -> str:
    try:
        file = folder / Path(text).expanduser()
        with file.open("rb") as opened:
            return opened.read(_LONGEST).decode("ascii", errors="replace")
    except FileNotFoundError:
        raise ValueError(f"is no file in {folder}; {_HINT}") from None
    except OSError as error:
        raise ValueError(f"cannot be read: {error.strerror}; {_HINT}") from None
    except (RuntimeError, ValueError):  # no such user; a NUL in the name
        raise ValueError(f"is no file; {_HINT}") from None


def _armoured(pem: str) -> tuple[str, bytes]:
    """What a PEM file calls its content, and the content."""
    found = _PEM.search(pem)
    if found is None:
        raise ValueError("is not in PEM: it begins with -----BEGIN PRIVATE KEY----- or -----BEGIN RSA PRIVATE KEY-----")
    label, body = found.groups()
    if "PUBLIC" in label or label == "CERTIFICATE":
        raise ValueError("is the public half; the private key signs")
    if "ENCRYPTED" in label + body:
        raise ValueError("is encrypted; openssl pkey -in FILE -out NEW writes it without its password")
    try:
        return label, base64.b64decode("".join(body.split()), validate=True)
    except binascii.Error:
        raise ValueError("is damaged: what stands in it is no base64") from None
