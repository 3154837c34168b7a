"""A mail server in this process that keeps what it gets, so a test can read it."""

import email
import re
import time
from email import policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

from tools.ports import free_port


class Mailbox:
    """Every mail the server sent, oldest first."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], EmailMessage]] = []
        self.port = free_port()
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port, ready_timeout=60)
        self.controller.start()

    @property
    def url(self) -> str:
        """What EMAIL_URL must be."""
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Called by the mail server for each mail."""
        message = email.message_from_bytes(envelope.content, policy=policy.default)
        self.mails.append((list(envelope.rcpt_tos), message))  # type: ignore[arg-type]
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        """The mails this address got."""
        return [mail for addresses, mail in self.mails if address in addresses]

    def wait_for(self, address: str, words: str = "", seconds: float = 60) -> EmailMessage:
        """The newest mail to this address with these words in it; waits until it is there."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = [mail for mail in self.to(address) if words in text_of(mail)]
            if found:
                return found[-1]
            time.sleep(0.1)
        known = [(addresses, mail["Subject"]) for addresses, mail in self.mails]
        raise AssertionError(f"No mail to {address} with “{words}”; there is {known}")

    def stop(self) -> None:
        """End the mail server."""
        self.controller.stop()


def text_of(mail: EmailMessage) -> str:
    """Subject and plain text of a mail."""
    body = mail.get_body(preferencelist=("plain",))
    return f"{mail['Subject']}\n{body.get_content() if body else ''}"


def link_in(mail: EmailMessage, part: str) -> str:
    """The path of the first link in a mail that has `part` in it."""
    found = re.findall(r"https?://[^/\s]+(/\S*)", text_of(mail))
    links = [link.rstrip(".,)>") for link in found if part in link]
    assert links, text_of(mail)
    return links[0]


def attachments_of(mail: EmailMessage) -> list[tuple[str, bytes]]:
    """Name and content of what is attached."""
    return [(part.get_filename() or "", part.get_content()) for part in mail.iter_attachments()]
