"""Who hears of a meeting, and how far the mail is."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from samenverder.dialogues.models import (
    Dialogue,
    DialogueAddress,
    DialogueMailing,
    MailingKind,
)

SENT_AT = {MailingKind.REPORT.value: "report_sent_at", MailingKind.OUTCOME.value: "outcome_sent_at"}


@dataclass(frozen=True)
class Mail:
    """How many addresses there are, and how far one kind of mail is.

    `waiting` get it when it is sent now (again); `sent` had it.
    """

    mailing: DialogueMailing | None
    waiting: int
    sent: int

    @property
    def is_running(self) -> bool:
        """On its way."""
        return bool(self.mailing and self.mailing.started_at and not self.mailing.finished_at)

    @property
    def is_sent(self) -> bool:
        """It went out, at least to some."""
        return bool(self.mailing and self.mailing.finished_at)


def waiting_for(dialogue: Dialogue, kind: str) -> QuerySet[DialogueAddress]:
    """The addresses that did not get this mail yet; nobody who stopped."""
    rows = DialogueAddress.objects.filter(dialogue=dialogue, stopped_at=None)
    return rows.filter(**{SENT_AT[kind]: None}).exclude(email="")


def mail_state(dialogue: Dialogue) -> dict[str, Mail]:
    """{kind: how far it is}; two queries."""
    mailings = {row.kind: row for row in dialogue.mailings.all()}
    here = Q(stopped_at=None) & ~Q(email="")
    counts = {}
    for kind, name in SENT_AT.items():
        counts[f"{kind}_waiting"] = Count("pk", filter=here & Q(**{name: None}))
        counts[f"{kind}_sent"] = Count("pk", filter=~Q(**{name: None}))
    found = DialogueAddress.objects.filter(dialogue=dialogue).aggregate(**counts)
    return {
        kind: Mail(mailings.get(kind), found[f"{kind}_waiting"], found[f"{kind}_sent"])
        for kind in SENT_AT
    }


def addresses_of(dialogue: Dialogue) -> QuerySet[DialogueAddress]:
    """Those that are still known, in the order of the alphabet."""
    return dialogue.addresses.filter(stopped_at=None).exclude(email="").order_by("email")
