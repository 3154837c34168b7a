"""The evaluation without a name: asked by mail of who was there, answered once."""

import secrets
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.lib.text import format_date
from samenverder.network.mail import absolute_url, send_mail
from samenverder.network.operations.problems import Refused
from samenverder.trainings.evaluation_keys import evaluation_key
from samenverder.trainings.models import SignUp, TrainingDate, TrainingEvaluation
from samenverder.trainings.operations.attending import held_today
from samenverder.trainings.operations.places import again_when_busy
from samenverder.trainings.operations.telling import tell
from samenverder.trainings.queries.evaluations import FEWEST, asked


@transaction.atomic
def ask_evaluation(*, date: TrainingDate, by: Any) -> int:
    """Mail everybody who was there and was not asked yet; returns how many.

    Raises Refused before it is over, and when fewer than five were there: nobody could ever read
    what they say.
    """
    current = held_today(date)
    if not current.is_over:
        raise Refused(gettext_lazy("The training is not over yet. Mail the questions afterwards."))
    if current.sign_ups.filter(attended=True).count() < FEWEST:
        raise Refused(gettext_lazy("Fewer than five people were there. Ask them aloud."))
    rows = current.sign_ups.select_for_update(of=("self",)).filter(
        attended=True, evaluation_asked=False, evaluated=False, person__left_on=None
    )
    asked = list(rows.exclude(person__email="").select_related("person__user"))
    for row in asked:
        row.date = current
        _write(row)
    SignUp.objects.filter(pk__in=[row.pk for row in asked]).update(evaluation_asked=True)
    if asked:
        tell(current.training, by, "training_evaluation_asked", people=len(asked))
    return len(asked)


def _write(row: SignUp) -> None:
    training = row.date.training
    language = row.person.user.language if row.person.user else "nl"
    with translation.override(language):
        day = format_date(row.date.starts_at, language)
        send_mail(
            to=row.person.email,
            subject=_("What did you think of “%(title)s”?") % {"title": training.title},
            template="trainings/mail/evaluation",
            context={
                "row": row,
                "training": training,
                "day": day,
                "partnership": training.partnership,
                "url": absolute_url(reverse("trainings:evaluate", args=[evaluation_key(row)])),
            },
            language=language,
            about=f"training_sign_up:{row.pk}",
        )


@again_when_busy
@transaction.atomic
def evaluate(*, row: SignUp, usable: int, words: str = "", better: str = "") -> None:
    """Keep what somebody thought, apart from who that was. Raises Refused the second time.

    Nothing is written in the log and nobody is told: the moment would tell who it was.
    """
    TrainingDate.objects.select_for_update(of=("self",)).get(pk=row.date_id)
    mine = asked(row.date).filter(pk=row.pk, evaluated=False)
    if not mine.update(evaluated=True):
        raise Refused(gettext_lazy("You have answered already. Thank you."))
    new = {"usable": usable, "words": words, "better": better, "shown": False}
    _put_among(row.date, new)


def _put_among(date: TrainingDate, new: dict[str, Any]) -> None:
    """Write every evaluation of the date anew, in an order of chance; with the date held.

    So are the sign-ups that say who answered: PostgreSQL keeps with each row which transaction
    wrote it, and that would tie an answer to who gave it (decision 21).
    """
    rows = TrainingEvaluation.objects.filter(date=date)
    kept: list[Any] = [*rows.values("usable", "words", "better", "shown")]
    _show_together(kept, now=date.answers_are_shown)
    kept.append(new)
    everybody = not asked(date).filter(evaluated=False).exists()
    _show_together(kept, now=everybody or any(one["shown"] for one in kept))
    rows.delete()
    secrets.SystemRandom().shuffle(kept)
    TrainingEvaluation.objects.bulk_create(
        TrainingEvaluation(date=date, **values) for values in kept
    )
    SignUp.objects.filter(date=date, evaluated=True).update(evaluated=True)


def _show_together(answers: list[dict[str, Any]], *, now: bool) -> None:
    """What is new may be read from now on, when enough is new."""
    new = [one for one in answers if not one["shown"]]
    if now and len(new) >= FEWEST:
        for one in new:
            one["shown"] = True
