"""Which addresses of the network may be reached: what the user wrote is trusted, what the network says is not.

Private and loopback addresses are reached only on hosts that the configuration names, link-local and multicast ones
never. The rule looks through every form in which one address can be written inside another.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

IPAddress = IPv4Address | IPv6Address

NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))  # RFC 6052 §2.1, RFC 8215
COMPATIBLE = IPv6Network("::/96")  # RFC 4291 §2.5.5.1: deprecated, and still understood by some systems


def is_allowed(ip: IPAddress, *, named: bool) -> bool:
    """May a connection go there? `named`: the configuration names the host that it belongs to."""
    if ip.is_link_local or ip.is_multicast:
        return False
    inner = embedded(ip)
    if inner is not None and not is_allowed(inner, named=named):
        return False
    # is_global is false for everything that RFC 6890's registries keep from the public network: private, loopback,
    # unspecified, shared (100.64.0.0/10), reserved.
    return named or ((inner or ip).is_global and not (isinstance(ip, IPv6Address) and ip.is_site_local))


def embedded(ip: IPAddress) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for: mapped, NAT64, 6to4, Teredo or compatible."""
    if isinstance(ip, IPv4Address):
        return None
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip.sixtofour is not None:
        return ip.sixtofour
    if ip.teredo is not None:
        return ip.teredo[1]
    if any(ip in network for network in NAT64) or (ip in COMPATIBLE and int(ip) > 1):
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


def literal(host: str) -> IPAddress | None:
    """The address that a host is, where it is no name: also `127.1`, `0x7f.1`, `2130706433` and `[fe80::1%eth0]`."""
    bare = host.strip("[]")
    try:
        return ip_address(bare)
    except ValueError:
        pass
    if not bare.isascii() or not bare[:1].isdigit():
        return None
    try:
        return IPv4Address(socket.inet_aton(bare.rstrip(".")))
    except (OSError, ValueError):
        return None


def is_named(host: str, named_hosts: frozenset[str]) -> bool:
    """Does the configuration name this host? `named_hosts` as `comparable` gives them."""
    return comparable(host) in named_hosts


def comparable(host: str) -> str:
    """A host's name as it is compared: `Bücher.example.` is `xn--bcher-kva.example`."""
    bare = host.strip("[]").rstrip(".").lower()
    try:
        return bare if bare.isascii() else bare.encode("idna").decode()
    except UnicodeError:
        return bare
