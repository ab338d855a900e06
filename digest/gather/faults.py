"""What a fault of the network is called, in words for those who only want to read."""

from __future__ import annotations

import errno
import socket
import ssl

import aiohttp

from digest.errors import FeedError
from digest.gather import broken_http
from digest.gather.resolver import ForbiddenAddress

NOT_HTTP = "gave an answer that is not HTTP"
STATUS = {
    304: "says that nothing has changed, which it was not asked (304)",
    401: "asks for a password (401)",
    402: "asks for payment (402)",
    403: "refuses to give us this feed (403)",
    404: "has no feed at this address (404)",
    407: "cannot be asked: the proxy asks for a password (407)",
    410: "says that this feed is gone for good (410)",
    429: "asks us to come back later (429)",
    451: "may not give us this feed for legal reasons (451)",
    503: "is not available just now (503)",
}
UNREACHABLE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}
NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def of_status(status: int) -> str:
    """What a status other than success means (RFC 9110 §15)."""
    return STATUS.get(status, f"answered with an error ({status})")


def forbidden(host: str) -> FeedError:
    return FeedError(f"leads to {host}, which is not a public address")


def too_large(limit: int) -> FeedError:
    return FeedError(f"is larger than {in_bytes(limit)}")


def not_http() -> FeedError:
    return FeedError(NOT_HTTP)


def unpackable() -> FeedError:
    return FeedError("sent data that cannot be unpacked")


def in_bytes(size: int) -> str:
    """
    >>> in_bytes(10_000_000), in_bytes(500_000), in_bytes(12)
    ('10 MB', '500 KB', '12 bytes')
    """
    for unit, name in ((1_000_000, "MB"), (1000, "KB")):
        if size >= unit:
            return f"{size / unit:.4g} {name}"
    return f"{size} bytes"


def of_exception(error: Exception, host: str) -> FeedError:
    """The fault behind what the HTTP client raised while asking `host`."""
    return FeedError(_words(error, host))


def _words(error: Exception, host: str) -> str:
    match error:
        case aiohttp.ClientConnectorCertificateError():
            reason = getattr(error.certificate_error, "verify_message", "") or "it cannot be verified"
            return f"has a certificate that is not to be trusted: {reason}"
        case aiohttp.ClientConnectorSSLError() | ssl.SSLError():
            return "does not speak TLS as it should"
        case aiohttp.ClientProxyConnectionError():
            return "cannot be asked: the proxy cannot be reached"
        case aiohttp.ClientHttpProxyError(status=407):
            return STATUS[407]
        case aiohttp.ClientHttpProxyError():
            return f"cannot be asked: the proxy answered with an error ({error.status})"
        case aiohttp.ClientConnectorError():
            return _of_connecting(error.os_error, host)
        case aiohttp.ServerDisconnectedError():
            return "closed the connection without an answer"
        case aiohttp.ClientPayloadError():
            return "broke off the connection"
        case aiohttp.InvalidURL():
            return "is no usable address"
        case aiohttp.ClientResponseError(message=broken_http.ENDLESS):
            return "sent headers without end"
        case aiohttp.ClientResponseError():
            return NOT_HTTP
        case UnicodeError():  # of a host's name: a label is empty or too long
            return "is no usable address"
        case OSError():
            return _of_connecting(error, host)
    return "broke off the conversation"


def _of_connecting(error: OSError, host: str) -> str:
    if isinstance(error, ForbiddenAddress):
        return str(forbidden(host))
    if isinstance(error, socket.gaierror):
        missing = error.errno in NO_SUCH_NAME
        return f"no such host: {host}" if missing else f"the name {host} could not be looked up"
    if isinstance(error, ConnectionRefusedError):
        return "refused the connection"
    if isinstance(error, ConnectionError):
        return "broke off the connection"
    if error.errno in UNREACHABLE:
        return "cannot be reached"
    if isinstance(error, TimeoutError):
        return "gave no answer"
    return "cannot be connected to"
