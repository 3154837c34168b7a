"""What I signed up for: coming, waiting, and where I was, with certificates."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from samenverder.network.access import get_partnership_for, row_or_404
from samenverder.network.models import Partnership
from samenverder.trainings.evaluation_keys import evaluation_key
from samenverder.trainings.models import SignUp, SignUpState
from samenverder.trainings.queries.guests import guests_of
from samenverder.trainings.queries.sign_ups import own_attended, own_sign_ups_of
from samenverder.trainings.queries.who import person_of
from samenverder.trainings.views.attending import certificate_of
from samenverder.trainings.views.common import VIEW, show


@require_safe
def mine(request: HttpRequest, region: str) -> HttpResponse:
    """The trainings of whoever is signed in."""
    partnership = get_partnership_for(request, region, VIEW)
    me = person_of(request.user, partnership)
    rows = own_sign_ups_of(me) if me else []
    guests = guests_of(partnership)
    for row in rows:
        row.page, row.sign_off = _addresses(row, partnership, guests)
        row.key = evaluation_key(row) if row.may_evaluate else ""
    coming = [row for row in rows if _is_to_come(row)]
    been = [row for row in rows if not _is_to_come(row)][::-1]
    has_place = sum(row.state == SignUpState.IN and not row.date.cancelled_at for row in coming)
    waits = sum(row.state == SignUpState.WAITING and not row.date.cancelled_at for row in coming)
    context = {"me": me, "coming": coming, "been": been, "has_place": has_place, "waits": waits}
    return show(request, "mine", partnership, **context)


def _is_to_come(row: SignUp) -> bool:
    """It is still to begin, or they have a place and it is going on now."""
    has_place = row.state == SignUpState.IN and not row.date.cancelled_at
    return not row.date.is_over if has_place else not row.date.is_past


def _addresses(row: SignUp, partnership: Partnership, guests: dict[int, int]) -> tuple[str, str]:
    """Where somebody sees this training and where they sign off; empty when they no longer can."""
    training, region = row.date.training, partnership.slug
    if training.partnership_id == partnership.pk:
        at = [region, training.pk, row.date_id, row.pk]
        return training.get_absolute_url(), reverse("trainings:sign_off", args=at)
    guest = guests.get(training.pk)
    if guest is None:
        return "", ""
    return (
        reverse("trainings:guest", args=[region, guest]),
        reverse("trainings:guest_sign_off", args=[region, guest, row.date_id]),
    )


@require_safe
def own_certificate(request: HttpRequest, region: str, row: int) -> HttpResponse:
    """The certificate of whoever is signed in, also of a training in another region."""
    partnership = get_partnership_for(request, region, VIEW)
    return certificate_of(row_or_404(own_attended(request.user, partnership), pk=row))
