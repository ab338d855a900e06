"""What goes over the line to a mail server, and what of its replies is shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.deliver.smtp import dot_stuffed, path_of
from digest.deliver.smtp_session import in_one_line

_LINES = st.lists(st.binary(max_size=20).map(lambda line: line.replace(b"\r", b"").replace(b"\n", b"")))


@given(_LINES)
@example([b".", b"..", b"", b".a"])
@example([])
def test_a_message_is_restored_by_who_takes_it(lines):
    sent = dot_stuffed(b"".join(line + b"\r\n" for line in lines)).split(b"\r\n")
    if not lines:
        sent = sent[1:]  # a message of nothing still has to end a line
    assert sent[-2:] == [b".", b""]
    assert [line[1:] if line.startswith(b".") else line for line in sent[:-2]] == lines


@given(st.binary())
@example(b"a\n.\nMAIL FROM:<x@y>")
@example(b"a\n.\r\nMAIL FROM:<x@y>")
@example(b"a\r\n.\r\n")
@example(b"a\r\n.")
def test_a_message_ends_where_it_ends_and_nowhere_before(content):
    sent = dot_stuffed(content)
    assert [found.end() for found in re.finditer(rb"(?:\A|\n)\.\r?\n", sent)] == [len(sent)]


@given(st.text())
@example("a@b.org>\r\nDATA")
@example('"a>\r\n"@b.org')
@example("a@[>]")
@example("a@[1]> SIZE=1")
def test_an_address_never_leaves_its_brackets(address):
    try:
        path = path_of(address)
    except ValueError:
        return
    assert path.isprintable()
    assert re.fullmatch(r'(?:[^<>\s"]+|"(?:[^"\\]|\\.)*")@[^<>\s]+', path)


@pytest.mark.parametrize(
    ("code", "words", "line"),
    [
        (250, b"OK", "250 OK"),
        (250, b"", "250"),
        (250, b"one\ntwo", "250 one two"),
        (550, b"\xff\xfe nonsense", "550 \ufffd\ufffd nonsense"),
        (550, "voll ☹".encode(), "550 voll ☹"),
        (550, b"\x1b]0;owned\x07\r", "550 ]0;owned"),
    ],
)
def test_a_reply_is_one_line(code, words, line):
    assert in_one_line(code, words) == line


@given(st.binary())
def test_any_reply_can_be_shown(words):
    line = in_one_line(550, words)
    assert line.isprintable()
    assert len(line) <= 304
