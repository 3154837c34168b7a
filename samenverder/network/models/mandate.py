"""Who may decide what on behalf of an organisation."""

import datetime as dt
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.network.models.organisation import Organisation, in_force
from samenverder.network.models.partnership import Partnership
from samenverder.network.models.person import Person


class DecisionSubject(models.TextChoices):
    """What a decision is about. The first, second, third and last are the kinds of agreement."""

    MEANS = "means", _("Means")
    TRAINING = "training", _("Training")
    COMMUNICATION = "communication", _("Communication")
    AMBITION = "ambition", _("Ambition and policy")
    OTHER = "other", _("Other")


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Mandates by date."""

    def current(self, on: dt.date | None = None) -> "MandateQuerySet":
        """Those that hold on a day (today), of people who have not left."""
        return self.filter(in_force(on), person__left_on__isnull=True)


class Mandate(models.Model):
    """A person may decide for an organisation: about what, up to which amount, until when.

    `subjects` holds values of DecisionSubject. `up_to` is in euros; empty means no limit.
    `given_by` says in words who gave it ("College van bestuur, 12 mei").
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="mandates")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mandates")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="mandates"
    )
    subjects = models.JSONField(_("may decide about"), default=list)
    up_to = models.DecimalField(
        _("up to which amount (€)"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    conditions = models.CharField(_("conditions"), max_length=300, blank=True)
    given_by = models.CharField(_("given by"), max_length=160)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["organisation__name", "person__name", "pk"]

    def __str__(self) -> str:
        return f"{self.person} · {self.organisation}"

    @property
    def subjects_in_words(self) -> str:
        """What it is about: "Means, Training"."""
        return ", ".join(str(s.label) for s in DecisionSubject if s.value in self.subjects)

    def covers(self, subject: str, amount: Decimal | None = None) -> bool:
        """Whether a decision about this subject, up to this amount (euros), falls within it."""
        if subject not in self.subjects:
            return False
        return self.up_to is None or amount is None or amount <= self.up_to
