"""A decision: what was decided, and on whose mandate."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.commitments.models.base import Commitment, CommitmentKind
from samenverder.network.models import DecisionSubject, Mandate, Partnership, Person

WAITS_AT_MOST = timedelta(days=14)


class DecisionState(models.TextChoices):
    """Whether a decision stands."""

    PROVISIONAL = "provisional", _("Provisional")
    CONFIRMED = "confirmed", _("Confirmed")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Decision(Commitment):
    """Something partners decided.

    Provisional until somebody with the mandate confirms it; `asked_of` are the people who were
    asked. `mandate_label` says in words on whose mandate it stands, also when that mandate is
    gone. `amount` is in euros.
    """

    kind = CommitmentKind.DECISION
    asked_names: Collection[str] = ()

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="decisions")
    text = models.CharField(_("what was decided?"), max_length=600)
    subject = models.CharField(
        _("what is it about?"), max_length=16, choices=DecisionSubject, default="other"
    )
    amount = models.DecimalField(
        _("amount (€)"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    decided_on = models.DateField(_("decided on"))
    state = models.CharField(
        _("state"), max_length=12, choices=DecisionState, default=DecisionState.PROVISIONAL
    )
    reason = models.CharField(_("why not"), max_length=300, blank=True)
    focus_area = models.ForeignKey(
        FocusArea, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions"
    )
    mandate = models.ForeignKey(
        Mandate, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions"
    )
    mandate_label = models.CharField(max_length=300, blank=True)
    asked_of = models.ManyToManyField(Person, related_name="decisions_asked", blank=True)
    confirmed_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions_confirmed"
    )
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-decided_on", "-pk"]
        indexes = [
            models.Index(fields=["partnership", "state", "decided_on"], name="decision_state"),
            models.Index(fields=["partnership", "source_url"], name="decision_source"),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("commitments:decision_detail", args=[self.partnership.slug, self.pk])

    @property
    def who(self) -> str:
        """On whose mandate it stands; of whom that is asked, as far as `asked_names` was set."""
        return self.mandate_label or (", ".join(self.asked_names) if self.is_open else "")

    @property
    def day(self) -> date:
        """When it was taken."""
        return self.decided_on

    @property
    def is_open(self) -> bool:
        """Still waiting for somebody with the mandate."""
        return self.state == DecisionState.PROVISIONAL

    @property
    def is_overdue(self) -> bool:
        """Provisional for more than two weeks."""
        return self.is_open and self.decided_on + WAITS_AT_MOST < timezone.localdate()

    @property
    def days_late(self) -> int:
        """Whole days since it should have been confirmed; 0 when it is not overdue."""
        late = timezone.localdate() - self.decided_on - WAITS_AT_MOST
        return late.days if self.is_overdue else 0
