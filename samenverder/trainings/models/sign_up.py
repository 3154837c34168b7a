"""Who signed up for a date, who waits, who came, and what they thought of it."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models.chance import UnorderedModel
from samenverder.network.models import Person
from samenverder.trainings.models.training import TrainingDate

# Without signs that are read for another: no 0, 1, I, L, O, U.
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_number() -> str:
    """The number of a certificate, such as "K7QM-3RXA-9TWD": nobody guesses one."""
    parts = ("".join(secrets.choice(SIGNS) for _ in range(4)) for _ in range(3))
    return "-".join(parts)


class SignUpState(models.TextChoices):
    """Whether somebody has a place."""

    IN = "in", _("Has a place")
    WAITING = "waiting", _("On the waiting list")
    WITHDRAWN = "withdrawn", _("Does not come")
    OUTSIDE = "outside", _("Waited, may no longer come")


STILL = (SignUpState.IN, SignUpState.WAITING)


class SignUp(models.Model):
    """A person for a date. `rank` is the order in which people signed up, from 1, never reused.

    `told` is the last state this person was told of, `told_sequence` the version of the date in
    their calendar: each change is told once. `attended` is empty until somebody noted it. `number`
    stands on the certificate. `of_offer` is set for who has a place that was kept for their school,
    `by_address` for who was signed up with the secret address of somebody without an account.
    `freed_at` is set when who organises freed a place after the training was opened to fewer.
    `evaluated` only says that they did: what they said lies apart.
    """

    date = models.ForeignKey(TrainingDate, on_delete=models.CASCADE, related_name="sign_ups")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_ups")
    state = models.CharField(
        _("state"), max_length=9, choices=SignUpState, default=SignUpState.WAITING
    )
    rank = models.PositiveIntegerField()
    of_offer = models.ForeignKey(
        "trainings.DateOffer", on_delete=models.SET_NULL, null=True, related_name="sign_ups"
    )
    freed_at = models.DateTimeField(null=True, editable=False)
    moved_up_at = models.DateTimeField(null=True, editable=False)
    told = models.CharField(max_length=9, blank=True, editable=False)
    told_sequence = models.PositiveIntegerField(null=True, editable=False)
    attended = models.BooleanField(_("was there"), null=True, blank=True)
    number = models.CharField(max_length=14, unique=True, default=new_number, editable=False)
    evaluation_asked = models.BooleanField(default=False, editable=False)
    evaluated = models.BooleanField(default=False, editable=False)
    signed_up_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_address = models.ForeignKey(
        "trainings.OfferAddress", on_delete=models.SET_NULL, null=True, related_name="sign_ups"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("sign-up for a training")
        verbose_name_plural = _("sign-ups for trainings")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["date", "person"], name="signed_up_once_for_a_date"),
            models.UniqueConstraint(fields=["date", "rank"], name="one_rank_each_on_a_date"),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.date}"

    @property
    def has_certificate(self) -> bool:
        """They were there, to the end of it."""
        return bool(self.attended) and self.date.is_over


class TrainingEvaluation(UnorderedModel):
    """What somebody who was there thought of it. Nothing in it leads to who that was.

    `shown` is never taken back: what is new is read with four others that are new, or not at all.
    """

    date = models.ForeignKey(TrainingDate, on_delete=models.CASCADE, related_name="evaluations")
    usable = models.PositiveSmallIntegerField(_("can you use it? (1 to 5)"))
    words = models.TextField(_("what do you take with you?"), max_length=1000, blank=True)
    better = models.TextField(_("what should be otherwise?"), max_length=1000, blank=True)
    shown = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("evaluation of a training")
        verbose_name_plural = _("evaluations of trainings")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.date_id} · {self.usable}"
