"""The two-minute question “With whom do you work?”: rounds, seats and answers."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models.organisation import Organisation
from samenverder.network.models.partnership import Partnership
from samenverder.network.models.person import Person


class HowOften(models.TextChoices):
    """How often somebody works with a partner. No answer is no row."""

    NEVER = "never", _("Never")
    SOMETIMES = "sometimes", _("Sometimes")
    OFTEN = "often", _("Often")


class RelationRoundQuerySet(models.QuerySet["RelationRound"]):
    """Rounds, with how many answered and how many were mailed."""

    def with_response(self) -> "RelationRoundQuerySet":
        """Adds `answered`, `asked` (not who left without answering) and `mailed`."""
        started = Q(seats__started_at__isnull=False)
        here = Q(seats__person__left_on__isnull=True)
        return self.annotate(
            answered=Count("seats", filter=started),
            asked=Count("seats", filter=started | here),
            mailed=Count("seats", filter=Q(seats__mailed_at__isnull=False)),
            last_mail=Max("seats__mailed_at"),
        )


class RelationRound(models.Model):
    """One time the question is asked. A partnership has at most one open round."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="relation_rounds"
    )
    name = models.CharField(_("name of the round"), max_length=80)
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    closes_on = models.DateField(_("answer before"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RelationRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of the question")
        verbose_name_plural = _("rounds of the question")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"],
                condition=models.Q(closed_at__isnull=True),
                name="one_open_relation_round",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether answers are taken now. The last day counts as a whole."""
        late = self.closes_on is not None and timezone.localdate() > self.closes_on
        return self.closed_at is None and not late


class RelationSeat(models.Model):
    """Somebody who is asked in a round. The key in their mail works while the round is open."""

    round = models.ForeignKey(RelationRound, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="relation_seats")
    key_hash = models.CharField(max_length=64, unique=True, null=True, editable=False)
    mailed_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("seat in a round of the question")
        verbose_name_plural = _("seats in rounds of the question")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="one_relation_seat_each")
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.person_id}"


class RelationAnswer(models.Model):
    """How often the person in this seat works with one partner."""

    seat = models.ForeignKey(RelationSeat, on_delete=models.CASCADE, related_name="answers")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="relation_answers"
    )
    how_often = models.CharField(_("how often"), max_length=10, choices=HowOften)

    class Meta:
        verbose_name = _("answer to the question")
        verbose_name_plural = _("answers to the question")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "organisation"], name="one_relation_answer_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.organisation_id}"
