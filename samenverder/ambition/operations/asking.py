"""Mail about a text: to comment on it, and to say whether the partner stands behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenverder.ambition.models import AmbitionVersion, EndorsementRequest
from samenverder.ambition.operations.telling import tell
from samenverder.ambition.queries.endorsements import silent_partners
from samenverder.ambition.queries.people import people_to_consult
from samenverder.lib.text import format_date
from samenverder.network.mail import absolute_url, send_mail
from samenverder.network.models import (
    Access,
    DecisionSubject,
    Mandate,
    Organisation,
    Person,
)
from samenverder.network.operations.problems import Refused
from samenverder.network.queries.mandates import mandates_for


@dataclass(frozen=True)
class Asked:
    """How many people were mailed, and which partners could not be."""

    mails: int
    unreachable: list[Organisation]


@transaction.atomic
def mail_consultation(*, version: AmbitionVersion, by: Any, message: str = "") -> int:
    """Ask everybody with access for comments; returns how many mails were written."""
    people = people_to_consult(version.partnership)
    url = absolute_url(version.get_absolute_url())
    for person in people:
        language = person.user.language if person.user else "nl"
        with translation.override(language):
            words = {"region": version.partnership.name}
            send_mail(
                to=person.email,
                subject=_("What do you think of the new ambition of %(region)s?") % words,
                template="ambition/mail/consultation",
                context={
                    "person": person,
                    "version": version,
                    "partnership": version.partnership,
                    "until": format_date(version.consultation_until, language)
                    if version.consultation_until
                    else "",
                    "message": message,
                    "sender": by,
                    "url": url,
                },
                language=language,
                about=f"person:{person.pk}",
            )
    tell(version.partnership_id, by, "consultation_mailed", version, mails=len(people))
    return len(people)


@transaction.atomic
def ask(*, version: AmbitionVersion, by: Any, organisation: Organisation) -> Asked:
    """Ask whoever holds the mandate of one partner; once a day each.

    Raises Refused when nobody holds it, or nobody of them has an address.
    """
    rows = mandates_for(version.partnership, DecisionSubject.AMBITION)
    holders = [row for row in rows if row.organisation_id == organisation.pk]
    if not holders:
        raise Refused(_("Nobody has the mandate for the ambition there yet."))
    if not any(row.person.email for row in holders):
        raise Refused(_("We have no e-mail address of whoever holds the mandate there."))
    mails = _mail_holders(version, by, holders)
    if not mails:
        raise Refused(_("They were asked today already."))
    return Asked(mails, [])


@transaction.atomic
def remind(*, version: AmbitionVersion, by: Any) -> Asked:
    """Ask every partner that said nothing yet; who was asked today is left alone."""
    silent = list(silent_partners(version.partnership, version.pk))
    waiting = {row.pk for row in silent}
    rows = mandates_for(version.partnership, DecisionSubject.AMBITION)
    holders = [row for row in rows if row.organisation_id in waiting]
    reachable = {row.organisation_id for row in holders if row.person.email}
    mails = _mail_holders(version, by, holders)
    return Asked(mails, [row for row in silent if row.pk not in reachable])


def _mail_holders(version: AmbitionVersion, by: Any, holders: Iterable[Mandate]) -> int:
    today = timezone.localdate()
    known = set(version.requests.filter(asked_on=today).values_list("organisation_id", "person_id"))
    users = set(
        Access.objects.filter(partnership=version.partnership).values_list("user_id", flat=True)
    )
    sent = 0
    for row in holders:
        if not row.person.email or (row.organisation_id, row.person_id) in known:
            continue
        known.add((row.organisation_id, row.person_id))
        EndorsementRequest.objects.create(
            version_of_text=version,
            organisation=row.organisation,
            person=row.person,
            asked_by=by,
        )
        _mail_holder(version, by, row.person, row.organisation, row.person.user_id in users)
        sent += 1
    if sent:
        tell(version.partnership_id, by, "endorsement_asked", version, mails=sent)
    return sent


def _mail_holder(
    version: AmbitionVersion, by: Any, person: Person, organisation: Organisation, may_open: bool
) -> None:
    language = person.user.language if person.user else "nl"
    path = reverse("ambition:endorse", args=[version.partnership.slug, version.pk])
    with translation.override(language):
        words = {"partner": organisation.name, "region": version.partnership.name}
        send_mail(
            to=person.email,
            subject=_("Does %(partner)s stand behind the ambition of %(region)s?") % words,
            template="ambition/mail/endorse",
            context={
                "person": person,
                "organisation": organisation,
                "version": version,
                "partnership": version.partnership,
                "sender": by,
                "url": absolute_url(path) if may_open else "",
            },
            language=language,
            about=f"person:{person.pk}",
        )
