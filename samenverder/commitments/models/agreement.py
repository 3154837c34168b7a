"""An agreement between partners: about what, from when until when, on whose mandate."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.commitments.models.base import Commitment, CommitmentKind
from samenverder.network.models import Mandate, Organisation, Partnership, Person


class AgreementKind(models.TextChoices):
    """What an agreement is about. The values are those of DecisionSubject."""

    MEANS = "means", _("Means")
    TRAINING = "training", _("Training")
    COMMUNICATION = "communication", _("Communication")
    OTHER = "other", _("Other")


class AgreementState(models.TextChoices):
    """Whether an agreement still holds."""

    RUNNING = "running", _("Holds")
    ENDED = "ended", _("Ended")


class Agreement(Commitment):
    """What organisations promised each other for a time.

    `until` is the last day it holds; empty means until it is ended. `amount` is in euros.
    `parties_label` names the parties as they were at the last change, for lists and history.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="agreements"
    )
    kind_of = models.CharField(
        _("what is it about?"), max_length=16, choices=AgreementKind, default=AgreementKind.OTHER
    )
    text = models.CharField(_("what is agreed?"), max_length=600)
    starts_on = models.DateField(_("from"))
    until = models.DateField(_("until and including"), null=True, blank=True)
    amount = models.DecimalField(
        _("amount (€)"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    hours = models.DecimalField(_("hours"), max_digits=7, decimal_places=1, null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=AgreementState, default=AgreementState.RUNNING
    )
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    reason = models.CharField(_("why it ended"), max_length=300, blank=True)
    focus_area = models.ForeignKey(
        FocusArea, on_delete=models.SET_NULL, null=True, blank=True, related_name="agreements"
    )
    parties_label = models.CharField(max_length=600, blank=True)

    kind = CommitmentKind.AGREEMENT

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["until", "pk"]
        indexes = [
            models.Index(fields=["partnership", "state", "until"], name="agreement_state"),
            models.Index(fields=["partnership", "source_url"], name="agreement_source"),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("commitments:agreement_detail", args=[self.partnership.slug, self.pk])

    @property
    def who(self) -> str:
        """Between whom."""
        return self.parties_label

    @property
    def day(self) -> date | None:
        """The last day it holds."""
        return self.until

    @property
    def is_open(self) -> bool:
        """Not ended."""
        return self.state == AgreementState.RUNNING

    @property
    def is_overdue(self) -> bool:
        """Past its last day without having been ended or given a later one."""
        return self.is_open and self.until is not None and self.until < timezone.localdate()

    @property
    def days_late(self) -> int:
        """Whole days since its last day; 0 when it is not overdue."""
        late = self.is_overdue and self.until is not None
        return (timezone.localdate() - self.until).days if late and self.until else 0


class AgreementParty(models.Model):
    """An organisation in an agreement, and the person who agreed for it on which mandate."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="agreement_parties"
    )
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="agreement_parties"
    )
    mandate = models.ForeignKey(
        Mandate, on_delete=models.SET_NULL, null=True, blank=True, related_name="agreement_parties"
    )
    mandate_label = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("party to an agreement")
        verbose_name_plural = _("parties to an agreement")
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "organisation"], name="one_party_each")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.agreement}"
