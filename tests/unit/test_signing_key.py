"""The key that signs is a file or a variable, RSA or Ed25519, and whatever is wrong with it is told without it."""

from __future__ import annotations

import sys

import pytest

from digest.signing_key import read_key
from tests.signing_keys import ed25519_key, elliptic, encrypted, in_pem, in_pkcs1, public, rsa, rsa_of


@pytest.mark.parametrize(
    ("pem", "algorithm"),
    [
        (rsa, "rsa-sha256"),
        (lambda: in_pkcs1(rsa()), "rsa-sha256"),
        (lambda: rsa().replace("\n", "\r\n"), "rsa-sha256"),
        (lambda: "a comment\n" + rsa(), "rsa-sha256"),
        (ed25519_key, "ed25519-sha256"),
    ],
)
def test_a_key_in_a_file_beside_the_configuration_is_read(tmp_path, pem, algorithm):
    (tmp_path / "dkim.pem").write_bytes(pem().encode())
    key = read_key("dkim.pem", tmp_path)
    assert key.algorithm == algorithm
    assert key == read_key(str(tmp_path / "dkim.pem"), tmp_path)
    assert key.private.decode() not in repr(key)


@pytest.mark.parametrize("pem", [rsa, ed25519_key])
def test_a_variable_may_hold_the_key_itself_its_lines_parted_by_breaks_or_the_signs_for_them(tmp_path, pem):
    assert read_key(pem(), tmp_path) == read_key(pem().replace("\n", "\\n"), tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (lambda: "nowhere.pem", "is no file in "),
        (lambda: ".", "cannot be read: Is a directory"),
        (lambda: "~nobody-of-that-name/key", "is no file"),
        (lambda: "x" * 5000, "cannot be read: File name too long"),
        (lambda: "a\0b", "is no file"),
        (elliptic, "is neither an RSA nor an Ed25519 key"),
        (lambda: rsa()[: 28 + 65 * 4] + "-----END PRIVATE KEY-----", "is neither an RSA nor an Ed25519 key"),
        (lambda: rsa().replace("M", "*"), "is damaged"),
        (lambda: rsa()[:200], "is not in PEM"),
        (lambda: encrypted(rsa()), "is encrypted"),
        (lambda: public(rsa()), "is the public half"),
    ],
)
def test_what_is_wrong_with_a_key_is_told(tmp_path, text, told):
    with pytest.raises(ValueError, match=told) as caught:
        read_key(text(), tmp_path)
    assert len(str(caught.value)) < 200 + len(str(tmp_path))


def test_a_key_that_nobody_takes_is_not_signed_with(tmp_path):
    short = in_pem("RSA PRIVATE KEY", rsa_of(modulus=2**511 + 1))
    with pytest.raises(ValueError, match="has 512 bits: of RSA nobody takes fewer than 1024"):
        read_key(short, tmp_path)


@pytest.mark.parametrize("missing", ["dkim.crypto", "nacl.signing"])
def test_without_the_extra_the_command_that_installs_it_is_told(tmp_path, monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ValueError, match=r"pip install newsdigest\[dkim\]"):
        read_key("dkim.pem", tmp_path)
