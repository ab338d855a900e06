"""A user's own templates, and what is said of a mistake in them."""

from __future__ import annotations

import socket
from dataclasses import replace

import pytest

from digest import resources
from digest.errors import TemplateError
from digest.render.edition import render
from tests.sample_editions import HEAD, thirteen


@pytest.fixture
def own(tmp_path):
    def write(**files):
        for name, text in files.items():
            (tmp_path / name.replace("__", ".")).write_text(text)
        return replace(HEAD, templates=tmp_path)

    return write


def test_one_block_is_replaced_and_the_rest_stays(own):
    head = own(
        digest__html__j2='{% extends "default:digest.html.j2" %}{% block sign_off %}'
        '<tr><td class="g">Bye {{ words.language }} {{ letter.title }}</td></tr>{% endblock %}'
    )
    page = render(thirteen(), head).html
    assert "Bye en Tideline" in page
    assert "That’s all" not in page
    assert "In this edition" in page


def test_a_file_replaces_the_built_in_of_its_name(own):
    page = render(thirteen(), own(meta__html__j2="<p>only {{ story.facts }}</p>")).html
    assert ">only Northern Post · Ada Marchetti · 2 min read</p>" in page
    page = render(thirteen(), own(digest__css="h1{color:#123456}")).html
    assert '<h1 style="color:#123456">' in page


def test_an_own_style_can_build_on_the_built_in_one(own):
    page = render(thirteen(), own(digest__css='{% include "default:digest.css" %}\nh1{color:#123456}')).html
    assert "letter-spacing:-0.5px;color:#123456" in page


def test_what_a_feed_says_is_escaped_in_an_own_template_too(own):
    head = own(digest__html__j2="<html><body>{{ letter.title }}</body></html>")
    page = render(replace(thirteen(), title="<b>bold</b>"), head).html
    assert "&lt;b&gt;bold&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("name", "source", "said"),
    [
        ("digest.html.j2", "<p>\n{% if %}", "digest.html.j2:2: Expected an expression, got 'end of statement block'"),
        ("digest.html.j2", "<p>\n\n{{ letter.titel }}", "digest.html.j2:3: "),
        ("digest.html.j2", "{{ titel }}", "digest.html.j2:1: 'titel' is undefined"),
        ("digest.html.j2", "\n{{ 1 / 0 }}", "digest.html.j2:2: division by zero"),
        ("digest.html.j2", '<p>\n{% include "mine.html" %}', "digest.html.j2:2: there is no template mine.html"),
        ("story.txt.j2", "{{ story.nothing }}", "story.txt.j2:1: "),
        ("digest.css", "a{}\n{#id{color:red}", "digest.css:2: Missing end of comment tag"),
        ("digest.css", "@media print{@media screen{a{color:red}}}", "digest.css: the styles cannot be inlined"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(tmp_path, name, source, said):
    (tmp_path / name).write_text(source)
    with pytest.raises(TemplateError) as told:
        render(thirteen(), replace(HEAD, templates=tmp_path))
    assert said in str(told.value)
    assert "\n" not in str(told.value)


def test_a_style_sheet_on_the_net_is_never_fetched(own, monkeypatch):
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.2)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/a.css"
    with listener:
        page = render(thirteen(), own(digest__css=f"@import url({address});\nh1{{color:#123456}}")).html
        assert '<h1 style="color:#123456">' in page
        with pytest.raises(TimeoutError):
            listener.accept()


def test_the_templates_travel_with_the_program():
    assert (resources.folder("templates") / "digest.html.j2").is_file()
    assert resources.file("config.yaml").is_file()
    with pytest.raises(FileNotFoundError, match="no such thing"):
        resources.file("no such thing")
