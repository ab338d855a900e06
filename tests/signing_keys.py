"""Private keys of DKIM for tests, made when they are asked for, and the public halves as DNS has them."""

from __future__ import annotations

import base64
from functools import cache

from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric import rsa as rsa_keys
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)


@cache
def rsa(bits: int = 2048) -> str:
    """In PKCS#8, as openssl genpkey writes it."""
    return _pem(rsa_keys.generate_private_key(65537, bits))


@cache
def ed25519_key() -> str:
    return _pem(ed25519.Ed25519PrivateKey.generate())


@cache
def elliptic() -> str:
    """Of a kind that DKIM does not know."""
    return _pem(ec.generate_private_key(ec.SECP256R1()))


def in_pkcs1(pem: str) -> str:
    """As openssl genrsa wrote it for decades."""
    return _pem(load_pem_private_key(pem.encode(), None), PrivateFormat.TraditionalOpenSSL)


def encrypted(pem: str) -> str:
    key = load_pem_private_key(pem.encode(), None)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret")).decode()


def public(pem: str) -> str:
    key = load_pem_private_key(pem.encode(), None).public_key()
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def in_dns(pem: str) -> bytes:
    """The TXT record at selector._domainkey.domain (RFC 6376 §3.6.1, RFC 8463 §4)."""
    key = load_pem_private_key(pem.encode(), None).public_key()
    if isinstance(key, ed25519.Ed25519PublicKey):
        kind, content = "ed25519", key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    else:
        kind, content = "rsa", key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; k={kind}; p={base64.b64encode(content).decode()}".encode()


def rsa_of(modulus: int) -> bytes:
    """The form of an RSA key (RFC 8017 §A.1.2) with this modulus, which the library above would not make."""
    numbers = b"".join(_tagged(2, n.to_bytes(n.bit_length() // 8 + 1)) for n in (0, modulus, 65537, *[3] * 6))
    return _tagged(0x30, numbers)


def in_pem(label: str, content: bytes) -> str:
    return f"-----BEGIN {label}-----\n{base64.encodebytes(content).decode()}-----END {label}-----\n"


def _tagged(tag: int, content: bytes) -> bytes:
    length = bytes([len(content)]) if len(content) < 128 else bytes([0x82, *len(content).to_bytes(2)])
    return bytes([tag]) + length + content


def _pem(key, form: PrivateFormat = PrivateFormat.PKCS8) -> str:
    return key.private_bytes(Encoding.PEM, form, NoEncryption()).decode()
