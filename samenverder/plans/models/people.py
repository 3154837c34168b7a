"""To whom a school opens its plan, and who leads it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Person
from samenverder.plans.models.plan import SchoolPlan


class PlanPart(models.TextChoices):
    """What somebody does with a plan."""

    LEADS = "leads", _("Change lead")
    WRITES = "writes", _("Writes along")
    READS = "reads", _("Reads along")


class PlanPerson(models.Model):
    """Somebody named in a plan. Everybody who works at the school writes along without a row."""

    plan = models.ForeignKey(SchoolPlan, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="plan_places")
    part = models.CharField(
        _("what they do"), max_length=8, choices=PlanPart, default=PlanPart.READS
    )

    class Meta:
        verbose_name = _("person of a plan")
        verbose_name_plural = _("people of plans")
        ordering = ["part", "person__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "person"], name="one_place_in_a_plan")
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.plan}"
