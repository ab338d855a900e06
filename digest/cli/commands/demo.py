"""`digest demo`: the whole main job on embedded parts."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli import output

if TYPE_CHECKING:
    from digest.demo.mailserver import MailServer, Received

NAME = "demo"  # of the demo's digest


@click.command("demo")
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
@click.option(
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    help="Where the received mail is kept.",
)
def command(no_open: bool, folder: Path) -> None:
    """Show it all: sample feeds, an edition, a real mail. No network or set-up needed."""
    from digest.demo.feedserver import FeedServer
    from digest.demo.mailserver import MailServer

    with (
        tempfile.TemporaryDirectory(prefix="digest-demo-") as scratch,
        FeedServer(datetime.now(UTC)) as feeds,
        MailServer(Path(scratch) / "received") as mail,
    ):
        output.note(f"Serving {output.counted(len(feeds.feeds) + 1, 'sample feed')} at {feeds.url}")
        output.note(f"Receiving mail at 127.0.0.1:{mail.port}")
        file = _configured(feeds.url, mail.port, Path(scratch))
        received = _sent(file, mail)
        page, subject = _kept(received, file.read_text(encoding="utf-8"), folder)
    print(f"Received {output.counted(len(mail.messages), 'mail')}: {subject!r}")
    print(f"The page     {page}")
    print(f"Its text     {page.with_suffix('.txt')}")
    print(f"The message  {page.with_suffix('.eml')}")
    print("Begin your own with `digest init`.")
    if not no_open:
        output.open_in_browser(page)


def _configured(feeds: str, port: int, scratch: Path) -> Path:
    from digest.demo.config import configuration

    file = scratch / "config.yaml"
    file.write_text(configuration(feeds, port, scratch), encoding="utf-8")
    return file


def _sent(file: Path, mail: MailServer) -> Received:
    """Gathers, composes, renders and sends, as `digest send` does. Returns the first mail received."""
    from digest.cli.opened import pipeline
    from digest.errors import DigestError

    with pipeline(file) as line:
        output.tell_gathering(line.gather(datetime.now(UTC)))
        published = line.publish(NAME, datetime.now(UTC))
        tally = line.deliver([NAME], datetime.now(UTC))
    if published is None or not mail.messages:
        raise DigestError(f"the demo's edition was not delivered: {tally.trouble or tally.failed or 'nothing new'}")
    output.note(f"Sent edition {published.edition.number} with {len(published.edition.stories)} stories")
    return mail.messages[0]


def _kept(received: Received, configuration: str, folder: Path) -> tuple[Path, str]:
    """Takes the received mail apart as a mail program does, and keeps it. Returns its page and its subject."""
    import email
    import email.policy

    from digest.errors import UsageError

    message = email.message_from_bytes(received.content, policy=email.policy.default)
    page, text = message.get_body(("html",)), message.get_body(("plain",))
    parts = {".html": page.get_content() if page else "", ".txt": text.get_content() if text else ""}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for suffix, content in parts.items():
            (folder / f"{NAME}{suffix}").write_text(content, encoding="utf-8")
        (folder / f"{NAME}.eml").write_bytes(received.content)
        (folder / "config.yaml").write_text(configuration, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write to {folder}: {error.strerror}") from error
    return folder / f"{NAME}.html", str(message["Subject"])
