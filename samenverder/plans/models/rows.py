"""What can be checked in a plan: goals, steps, needs of the board, risks."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.models import AgreementKind
from samenverder.plans.models.plan import SchoolPlan


class PlanRow(models.Model):
    """One line of a plan. What was removed keeps its row, so that it can be put back."""

    plan = models.ForeignKey(SchoolPlan, on_delete=models.CASCADE, related_name="%(class)ss")
    order = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]


class PlanGoal(PlanRow):
    """Something that will be different, so that anybody can check it."""

    text = models.CharField(_("goal"), max_length=300)
    now = models.CharField(_("how it is now"), max_length=200)
    then = models.CharField(_("how it will be"), max_length=200)
    by_when = models.DateField(_("by when"))
    known_by = models.CharField(_("how we will know"), max_length=300)

    class Meta(PlanRow.Meta):
        verbose_name = _("goal of a plan")
        verbose_name_plural = _("goals of plans")

    def __str__(self) -> str:
        return self.text


class PlanStep(PlanRow):
    """Who does what, and when it is done."""

    text = models.CharField(_("step"), max_length=300)
    who = models.CharField(_("who"), max_length=160)
    by_when = models.DateField(_("done by"), null=True, blank=True)

    class Meta(PlanRow.Meta):
        verbose_name = _("step of a plan")
        verbose_name_plural = _("steps of plans")

    def __str__(self) -> str:
        return self.text


class PlanNeed(PlanRow):
    """What the school asks of its board. `euros` and `hours` are empty when it costs none.

    `shared` is the need as it stood in the last version that was shared (`content.need_data`):
    what others read, answer and add up. It is empty for what was never shared, or left out since.
    """

    kind_of = models.CharField(_("what is it about?"), max_length=16, choices=AgreementKind)
    text = models.CharField(_("what for"), max_length=300)
    euros = models.DecimalField(
        _("amount (€)"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    hours = models.DecimalField(_("hours"), max_digits=7, decimal_places=1, null=True, blank=True)
    needed_by = models.DateField(_("needed by"), null=True, blank=True)
    decision = models.CharField(_("the decision we ask for"), max_length=300)
    shared = models.JSONField(null=True, blank=True, editable=False)

    class Meta(PlanRow.Meta):
        verbose_name = _("need of a plan")
        verbose_name_plural = _("needs of plans")

    def __str__(self) -> str:
        return self.text


class PlanRisk(PlanRow):
    """What may go wrong, and what the school does about it."""

    text = models.CharField(_("risk"), max_length=300)
    answer = models.CharField(_("what we do about it"), max_length=300)

    class Meta(PlanRow.Meta):
        verbose_name = _("risk of a plan")
        verbose_name_plural = _("risks of plans")

    def __str__(self) -> str:
        return self.text
