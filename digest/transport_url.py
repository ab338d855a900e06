"""Where mail goes, as one line of the configuration says it: smtp://, smtps:// or maildir:."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

# One label of a name in DNS. No host name has an underscore (RFC 1123 §2.1), but for those that containers are given.
_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_DOMAIN = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*")
_SERVER = re.compile(
    r"(?:\[(?P<literal>[^\[\]]*)\]|(?P<name>[^\[\]:/?#]*))(?::(?P<port>[^/?#]*))?/?(?:\?(?P<query>.*))?"
)
_SCHEME = re.compile(r"(smtps?)://|(maildir):", re.IGNORECASE)
_PORTS = {"smtp": 25, "smtps": 465}
_SUBMISSION = 587  # RFC 6409 §3.1: where a user who logs in hands over mail


@dataclass(frozen=True, slots=True)
class Address:
    """A mail server, or a Maildir. `user` and `password` are both set or both None (no log-in)."""

    scheme: Literal["smtp", "smtps", "maildir"]
    host: str = ""  # ASCII: a name in A-labels, or an IP address without brackets
    port: int = 0
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    starttls: bool = True  # used wherever the server offers it; smtp only
    path: Path | None = None  # of a Maildir, as written: relative to what, its reader knows

    @property
    def server(self) -> str:
        """Host and port, as people write them. Never the password."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def parse_address(text: str) -> Address:
    """`smtp://user:password@host:587`, `smtps://…` or `maildir:folder`, taken apart.

    User and password may be percent-encoded (RFC 3986 §2.1), and need not be: the last @ ends them, so a password from
    the environment may hold @, / and #; only a percent sign before two hex digits must be written %25. Without a port,
    smtp is 587 with a user and 25 without, smtps 465. `?starttls=never` is for a server whose STARTTLS cannot be
    trusted, such as a relay on this machine with a certificate made for another name; a password is then sent to this
    machine alone. Raises ValueError, whose words never quote what may be a password.
    """
    text = text.strip()
    scheme = _SCHEME.match(text)
    if scheme is None:
        raise ValueError("a transport begins with smtp://, smtps:// or maildir:")
    rest = text[scheme.end() :]
    if scheme[2]:
        return Address("maildir", path=_folder(rest))
    return _mail_server("smtps" if scheme[1].lower() == "smtps" else "smtp", rest)


def ascii_domain(domain: str) -> str:
    """`domain` as DNS and SMTP know it, in A-labels. Raises ValueError where it cannot be one.

    By IDNA 2008: Python's own codec knows IDNA 2003 alone, which turns straße.de into its neighbour strasse.de.
    """
    if not domain.isascii():
        import idna  # 8 ms, for the few who need it

        try:
            domain = idna.encode(domain, uts46=True).decode("ascii")
        except idna.IDNAError:
            raise ValueError(f"{domain!r} is no domain name") from None
    if not _DOMAIN.fullmatch(domain):
        raise ValueError(f"{domain!r} is no domain name")
    return domain


def is_loopback(host: str) -> bool:
    """Does `host` name this machine, so that no network hears what is said to it?"""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _folder(text: str) -> Path:
    if text.startswith("//") and not text.startswith("///"):
        raise ValueError("a Maildir has no host: write maildir:folder, or maildir:/absolute/folder")
    if not text or "\0" in text:
        raise ValueError("a Maildir needs a folder, as in maildir:outbox")
    try:
        return Path("/" + text.lstrip("/") if text.startswith("/") else text).expanduser()
    except RuntimeError as error:  # ~someone, who has no home here
        raise ValueError(f"the Maildir's folder cannot be found: {error}") from None


def _mail_server(scheme: Literal["smtp", "smtps"], text: str) -> Address:
    credentials, _, server = text.rpartition("@")
    user, password = _credentials(credentials)
    parts = _SERVER.fullmatch(server)
    if parts is None:
        raise ValueError(f"after {scheme}:// come user:password@host:port, where all but the host may be absent")
    return Address(
        scheme,
        host=_ip6(parts["literal"]) if parts["literal"] is not None else _host(parts["name"], scheme),
        port=_port(parts["port"]) or (_SUBMISSION if scheme == "smtp" and user else _PORTS[scheme]),
        user=user,
        password=password,
        starttls=_starttls(parts["query"]),
    )


def _credentials(text: str) -> tuple[str | None, str | None]:
    user, _, password = text.partition(":")
    if not user and not password:
        return None, None
    if not user or not password:
        missing = "password" if user else "user"
        raise ValueError(f"the transport's {missing} is missing: both are written, user:password@host, or neither")
    try:
        user, password = unquote(user, errors="strict"), unquote(password, errors="strict")
    except UnicodeDecodeError:
        raise ValueError("user or password hold a % that encodes no text: write %25 for the sign itself") from None
    # A NUL parts user from password in AUTH PLAIN (RFC 4616 §2); a lone surrogate has no bytes to send.
    if "\0" in user + password or not _is_text(user + password):
        raise ValueError("user or password hold a character that cannot be sent")
    return user, password


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _host(name: str, scheme: str) -> str:
    if not name:
        raise ValueError(f"the transport has no host: {scheme}://mail.example.org")
    try:
        return ascii_domain(name)
    except ValueError:
        # Not quoted: in user:password without @host the password's place is hard to tell.
        raise ValueError("the transport's host is no name of a machine and no IP address") from None


def _ip6(literal: str) -> str:
    try:
        return str(ipaddress.IPv6Address(literal))
    except ValueError:
        raise ValueError("between the transport's brackets stands no IPv6 address") from None


def _port(digits: str | None) -> int | None:
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 5 and 0 < int(digits) < 65536):
        raise ValueError("the transport's port is no number from 1 to 65535")
    return int(digits)


def _starttls(query: str | None) -> bool:
    if query not in (None, "", "starttls=never"):
        raise ValueError("the only thing that may follow the transport's ? is starttls=never")
    return query != "starttls=never"
