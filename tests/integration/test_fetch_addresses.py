"""What the user wrote is trusted, what the network says is not."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import replace

import pytest
from gathered import SETTINGS, fetched, page
from web_server import rss, web_server

from digest.errors import FeedError
from digest.gather.resolver import CheckedResolver, ForbiddenAddress

NOT_PUBLIC = "which is not a public address"
LOOPBACK = ["127.0.0.2", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "127.1", "2130706433", "0x7f.1", "localhost", "[::]"]


def test_a_host_that_the_configuration_names_may_be_private() -> None:
    with web_server() as web:
        assert page(web.put("/feed", rss("One"))).body == rss("One")


@pytest.mark.parametrize("host", ["127.0.0.1", *LOOPBACK])
def test_a_private_address_that_the_configuration_does_not_name_is_not_asked(host: str) -> None:
    with web_server("0.0.0.0") as web, pytest.raises(FeedError) as caught:
        fetched(web.url("/feed", host), replace(SETTINGS, named_hosts=frozenset()))
    assert NOT_PUBLIC in str(caught.value)
    assert web.asked == []


@pytest.mark.parametrize("host", LOOPBACK)
def test_no_redirect_leads_to_a_private_address(host: str) -> None:
    with web_server("0.0.0.0") as web, pytest.raises(FeedError) as caught:
        fetched(web.put("/feed", status=302, Location=web.url("/secret", host)).replace("0.0.0.0", "127.0.0.1"))
    assert NOT_PUBLIC in str(caught.value)
    assert web.paths() == ["/feed"]


@pytest.mark.parametrize("host", ["169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]", "2852039166"])
def test_link_local_addresses_are_not_asked_even_where_they_are_named(host: str) -> None:
    settings = replace(SETTINGS, named_hosts=frozenset({host.strip("[]")}))
    with pytest.raises(FeedError, match=r"^leads to .*, which is not a public address"):
        fetched(f"http://{host}/latest/meta-data/", settings)


def test_a_named_host_is_named_on_all_its_ports_and_pages() -> None:
    with web_server() as web, web_server() as other:
        other.put("/article", b"text")
        assert page(web.put("/feed", status=302, Location=other.url("/article"))).body == b"text"


def resolved(named: frozenset[str], *answers: list[str]) -> list[list[str] | str]:
    """What a resolver makes of a name that is answered otherwise each time it is asked for."""
    remaining = iter(answers)

    def lookup(host: str, port: int, family: int) -> list[tuple[int, str]]:
        return [(socket.AF_INET6 if ":" in address else socket.AF_INET, address) for address in next(remaining)]

    async def run() -> list[list[str] | str]:
        resolver = CheckedResolver(named, lookup)
        results: list[list[str] | str] = []
        for _ in answers:
            try:
                results.append([found["host"] for found in await resolver.resolve("rebinding.example", 80)])
            except ForbiddenAddress:
                results.append("forbidden")
        return results

    return asyncio.run(run())


def test_a_name_that_is_answered_otherwise_the_second_time_gains_nothing() -> None:
    public, private = ["8.8.8.8"], ["127.0.0.1"]
    assert resolved(frozenset(), public, private) == [["8.8.8.8"], "forbidden"]


def test_of_several_addresses_only_public_ones_are_connected_to() -> None:
    assert resolved(frozenset(), ["10.0.0.1", "8.8.8.8", "::1", "fe80::1%2"]) == [["8.8.8.8"]]


def test_a_named_host_may_be_private_and_never_link_local() -> None:
    assert resolved(frozenset({"rebinding.example"}), ["10.0.0.1", "169.254.169.254"]) == [["10.0.0.1"]]


def test_a_name_server_that_never_answers_holds_up_no_other_name() -> None:
    silent = asyncio.Event()

    def lookup(host: str, port: int, family: int) -> list[tuple[int, str]]:
        if host.startswith("silent"):
            with socket.socket() as never:
                never.settimeout(5)
                never.bind(("127.0.0.1", 0))
                never.listen()
                never.accept()
        return [(socket.AF_INET, "8.8.8.8")]

    async def run() -> None:
        resolver = CheckedResolver(frozenset(), lookup)
        silenced = [asyncio.create_task(resolver.resolve(f"silent{number}.example")) for number in range(40)]
        await asyncio.sleep(0)
        found = await asyncio.wait_for(resolver.resolve("good.example", 80), 2)
        assert found[0]["host"] == "8.8.8.8"
        for task in silenced:
            task.cancel()
        await asyncio.gather(*silenced, return_exceptions=True)
        silent.set()

    asyncio.run(run())
    assert silent.is_set()
