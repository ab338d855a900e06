"""Which addresses may be reached."""

from __future__ import annotations

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.gather.addresses import comparable, is_allowed, is_named, literal

PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8", "64:ff9b::808:808"]
ONLY_WHERE_NAMED = [
    "127.0.0.1",
    "127.255.255.254",
    "::1",
    "0.0.0.0",
    "0.1.2.3",
    "::",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",  # shared by carriers, RFC 6598
    "192.0.0.1",
    "198.18.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "fc00::1",
    "fd00:ec2::254",
    "fec0::1",  # site-local, deprecated by RFC 3879
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",  # NAT64
    "64:ff9b:1::a00:1",
    "2002:7f00:1::",  # 6to4
    "2002:a00:1::1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",  # Teredo, of 127.0.0.1
]
NEVER = [
    "169.254.169.254",
    "169.254.0.1",
    "fe80::1",
    "fe80::1%eth0",
    "::ffff:169.254.169.254",
    "64:ff9b::a9fe:a9fe",
    "2002:a9fe:a9fe::",
    "224.0.0.1",
    "239.255.255.250",
    "ff02::1",
    "::ffff:224.0.0.1",
]
LITERALS = {
    "127.0.0.1": "127.0.0.1",
    "127.1": "127.0.0.1",
    "127.0.0.1.": "127.0.0.1",
    "2130706433": "127.0.0.1",
    "0x7f000001": "127.0.0.1",
    "0x7f.1": "127.0.0.1",
    "017700000001": "127.0.0.1",
    "0177.0.0.1": "127.0.0.1",
    "0": "0.0.0.0",
    "[::1]": "::1",
    "::1": "::1",
    "[::ffff:127.0.0.1]": "::ffff:7f00:1",
    "example.org": None,
    "1.example.org": None,
    "localhost": None,
    "": None,
}


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_reached(address: str) -> None:
    assert is_allowed(ip_address(address), named=False)


@pytest.mark.parametrize("address", ONLY_WHERE_NAMED)
def test_a_private_address_may_be_reached_on_a_named_host_only(address: str) -> None:
    assert not is_allowed(ip_address(address), named=False)
    assert is_allowed(ip_address(address), named=True)


@pytest.mark.parametrize("address", NEVER)
def test_a_link_local_address_may_never_be_reached(address: str) -> None:
    assert not is_allowed(ip_address(address), named=False)
    assert not is_allowed(ip_address(address), named=True)


@pytest.mark.parametrize(("host", "expected"), LITERALS.items())
def test_an_address_is_known_in_all_its_forms(host: str, expected: str | None) -> None:
    assert literal(host) == (ip_address(expected) if expected else None)


@pytest.mark.parametrize("host", ["Example.ORG", "example.org.", "BÜCHER.example", "xn--bcher-kva.example", "[::1]"])
def test_a_host_is_named_however_it_is_written(host: str) -> None:
    assert is_named(host, frozenset(map(comparable, ("example.org", "bücher.example", "::1"))))


def test_a_host_below_a_named_one_is_not_named() -> None:
    assert not is_named("inner.example.org", frozenset({"example.org"}))


@given(st.ip_addresses(v=4))
def test_no_form_of_an_address_reaches_further_than_the_address(ip: object) -> None:
    allowed = is_allowed(ip_address(str(ip)), named=False)
    number = int(ip_address(str(ip)))
    for inside in (f"::ffff:{ip}", f"64:ff9b::{number >> 16:x}:{number & 0xFFFF:x}"):
        assert is_allowed(ip_address(inside), named=False) == allowed


@given(st.text())
def test_any_text_is_a_literal_or_a_name(host: str) -> None:
    literal(host)
    comparable(host)
