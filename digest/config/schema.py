"""The whole of config.yaml, and what follows from it. The JSON Schema for editors is made from this."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pydantic import Field, PrivateAttr

from digest.config.fields import ADDRESS, WORD, DigestName, Folder, Line, Store, TopicName, Zone, one_or_several
from digest.config.for_editors import NOTHING, ForEditors, describe
from digest.config.sections import Digest, Feed, Gather, Mail, Section, Summaries, Topic
from digest.config.values import parse_mailbox
from digest.errors import ConfigError, Problem
from digest.signing_key import read_key

if TYPE_CHECKING:
    from digest.signing_key import SigningKey
    from digest.transport_url import Address


class Config(Section):
    """The whole configuration. Paths in it are relative to the file's folder."""

    timezone: Zone = ZoneInfo("UTC")
    """IANA name: of the schedules, and of the dates in the mail"""
    store: Store = "sqlite:///digest.db"
    """Where articles and deliveries are remembered; postgresql://… for several machines"""
    templates: Folder | None = None
    """A folder of your own templates; a file in it replaces the built-in of that name"""
    user_agent: Line | None = None
    """What feeds are told of who reads them; by default the program's name and version, and the sender's address"""
    mail: Mail = Field(default_factory=Mail)
    gather: Gather = Field(default_factory=Gather)
    summaries: Summaries | None = None
    """A language model that writes the summaries; by default they are the articles' own sentences"""
    feeds: tuple[Feed, ...] = Field(min_length=1)
    topics: dict[TopicName, Topic] = Field(default_factory=dict)
    digests: dict[DigestName, Digest] = Field(min_length=1)

    _folder: Path = PrivateAttr(default=Path())

    def model_post_init(self, context: Any) -> None:
        """`context` holds the file's `folder`, which is absolute."""
        self._folder = (context or {}).get("folder", Path())

    @property
    def folder(self) -> Path:
        """Where the file lies."""
        return self._folder

    @property
    def transport(self) -> Address:
        """Where mail goes; the path of a Maildir is absolute."""
        address = self.mail.transport
        return address if address.path is None else replace(address, path=self.folder / address.path)

    @property
    def templates_folder(self) -> Path | None:
        """The user's own templates."""
        return None if self.templates is None else self.folder / self.templates

    @property
    def sender(self) -> tuple[str | None, str]:
        """The sender's name, if there is one, and bare address."""
        if self.mail.from_ is not None:
            return parse_mailbox(self.mail.from_)
        try:
            return None, parse_mailbox(self.mail.transport.user or "")[1]
        except ValueError:  # a server's user need not be an address
            return None, "digest@localhost"

    @property
    def reply_to_address(self) -> str | None:
        """The bare address that answers go to, where it is not the sender's."""
        return None if self.mail.reply_to is None else parse_mailbox(self.mail.reply_to)[1]

    @property
    def signing_key(self) -> SigningKey | None:
        """The private key of `mail.dkim`, read anew. Raises ConfigError, where the file has gone since."""
        if self.mail.dkim is None:
            return None
        try:
            return read_key(self.mail.dkim.key, self.folder)
        except ValueError as error:
            raise ConfigError([Problem(self.folder, 0, 0, f"mail.dkim.key {error}")]) from None

    def titled(self, name: str) -> str:
        """The title of a digest."""
        return self.digests[name].title or name.replace("-", " ").replace("_", " ").title()

    def topics_of(self, name: str) -> tuple[str, ...]:
        """The topics of a digest, in the order of its sections."""
        chosen = self.digests[name].topics
        return tuple(self.topics) if chosen is None else chosen


def json_schema() -> dict[str, Any]:
    """The JSON Schema of config.yaml (draft 2020-12), by which editors complete, explain and mark mistakes."""
    schema = Config.model_json_schema(by_alias=True, schema_generator=ForEditors)
    for model in Section.__subclasses__():
        describe(schema if model is Config else schema["$defs"][model.__name__], model)
    short_forms = {"Feed": [ADDRESS], "Topic": one_or_several(WORD)["anyOf"], "Digest": [NOTHING]}
    for name, forms in short_forms.items():
        schema["$defs"][name] = {"anyOf": [*forms, schema["$defs"][name]]}
    return {"$schema": ForEditors.schema_dialect, **schema}
