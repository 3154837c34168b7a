"""Asking “With whom do you work?”: opening and closing a round, mailing, and answering."""

import datetime as dt
from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.live.operations import publish
from samenverder.network.mail import absolute_url, send_mail
from samenverder.network.models import (
    HowOften,
    Partnership,
    Person,
    RelationAnswer,
    RelationRound,
    RelationSeat,
    User,
)
from samenverder.network.models.access import new_invitation_key
from samenverder.network.operations.notes import note
from samenverder.network.operations.problems import Refused, claim
from samenverder.network.queries.relations import partners_to_choose, people_to_ask, seats_to_mail


@transaction.atomic
def open_round(
    *, by: User, partnership: Partnership, name: str, closes_on: dt.date | None = None
) -> RelationRound:
    """Start asking: everybody with a position at a partner today gets a seat.

    Raises Refused when a round is open, or when there is nobody to ask.
    """
    people = list(people_to_ask(partnership))
    if not people:
        raise Refused(_("There is nobody to ask yet. Add people first."))
    made = RelationRound(partnership=partnership, name=name, opened_by=by, closes_on=closes_on)
    _store_as_the_only_open(made)
    RelationSeat.objects.bulk_create(RelationSeat(round=made, person=person) for person in people)
    note(partnership.pk, by, "relation_round_opened", made)
    return made


@transaction.atomic
def close_round(*, by: User, round: RelationRound, version: int) -> None:
    """Stop asking: every link in a mail stops working. Raises EditedMeanwhile."""
    if round.closed_at is not None:
        return
    claim(round, version)
    round.closed_at = timezone.now()
    round.save(update_fields=["closed_at"])
    note(round.partnership_id, by, "relation_round_closed", round)


@transaction.atomic
def reopen_round(*, by: User, round: RelationRound, version: int) -> None:
    """Ask on: links that were mailed work again. A last day that has passed is taken away.

    Raises Refused when another round is open, EditedMeanwhile when somebody was first.
    """
    claim(round, version)
    if round.closes_on and round.closes_on < timezone.localdate():
        round.closes_on = None
    round.closed_at = None
    _store_as_the_only_open(round)
    note(round.partnership_id, by, "relation_round_reopened", round)


@transaction.atomic
def remove_round(*, by: User, round: RelationRound) -> None:
    """Take back a round nobody answered. Raises Refused once there is an answer."""
    if round.seats.filter(started_at__isnull=False).exists():
        raise Refused(_("Somebody has answered already. You can close the round instead."))
    note(round.partnership_id, by, "relation_round_removed", round)
    round.delete()


@transaction.atomic
def mail_round(*, by: User, round: RelationRound) -> int:
    """Mail everybody who is not done a link of their own; returns how many mails go out.

    People who joined after the opening get a seat first. An earlier link stops working. Raises
    Refused when the round is closed or nobody is left to mail.
    """
    if not round.is_open:
        raise Refused(_("This round is closed. Open it again first."))
    known = set(round.seats.values_list("person_id", flat=True))
    newcomers = [row for row in people_to_ask(round.partnership) if row.pk not in known]
    RelationSeat.objects.bulk_create(RelationSeat(round=round, person=row) for row in newcomers)
    seats = list(seats_to_mail(round))
    if not seats:
        raise Refused(_("Everybody with an e-mail address is done."))
    for seat in seats:
        _mail(seat, by)
    RelationSeat.objects.bulk_update(seats, ["key_hash", "mailed_at"])
    note(round.partnership_id, by, "relation_round_mailed", round, mails=len(seats))
    return len(seats)


@transaction.atomic
def seat_of(*, round: RelationRound, person: Person) -> RelationSeat:
    """The person's seat, made now for who joined after the opening."""
    return RelationSeat.objects.get_or_create(round=round, person=person)[0]


@transaction.atomic
def save_answers(
    *, seat: RelationSeat, answers: Mapping[int, str | None], finish: bool = False
) -> None:
    """Keep what somebody chose per partner; None takes an answer back, others stay as they are.

    Partners that do not take part, and one's own organisation, are left out. Who answered is not
    in the log. Raises Refused when the round is closed or the person has left.
    """
    round = RelationRound.objects.select_for_update().get(pk=seat.round_id)
    if not round.is_open or seat.person.left_on is not None:
        raise Refused(_("This round is closed. Your earlier answers are kept."))
    possible = set(partners_to_choose(seat).values_list("pk", flat=True))
    given = {pk: how for pk, how in answers.items() if pk in possible}
    _replace(seat, given)
    now = timezone.now()
    if seat.started_at is None and any(given.values()):
        seat.started_at = now
    if finish:
        seat.started_at = seat.started_at or now
        seat.finished_at = now
    seat.save(update_fields=["started_at", "finished_at"])
    if finish:
        note(round.partnership_id, "respondent", "relation_answered", round)
    else:
        publish(f"network:{round.partnership_id}")


def _replace(seat: RelationSeat, given: Mapping[int, str | None]) -> None:
    seat.answers.filter(organisation_id__in=given).delete()
    RelationAnswer.objects.bulk_create(
        RelationAnswer(seat=seat, organisation_id=pk, how_often=how)
        for pk, how in given.items()
        if how in HowOften.values
    )


def _store_as_the_only_open(round: RelationRound) -> None:
    try:
        with transaction.atomic():
            round.save()
    except IntegrityError:
        raise Refused(_("A round is open already. Close that one first.")) from None


def _mail(seat: RelationSeat, by: User) -> None:
    key, seat.key_hash = new_invitation_key()
    seat.mailed_at = timezone.now()
    partnership = seat.round.partnership
    send_mail(
        to=seat.person.email,
        subject=format_lazy(
            gettext_lazy("With whom do you work in {partnership}? Two minutes"),
            partnership=partnership,
        ),
        template="network/mail/relation",
        context={
            "person": seat.person,
            "partnership": partnership,
            "round": seat.round,
            "sender": by,
            "url": absolute_url(reverse("network:relation_by_key", args=[key])),
        },
        language=seat.person.user.language if seat.person.user else by.language,
        about=f"relation:{seat.pk}",
    )
