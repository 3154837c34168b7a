"""A plan the project makes together with another party, a partner or one from outside."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.models import ActionItem
from samenverder.network.models import Organisation, Partnership
from samenverder.projects.models.project import Project


class JointPlan(models.Model):
    """One text of the project and another party.

    A party in the network is `organisation`, and its people write as well. One from outside has
    its name in `outside` and who speaks for it in `contact`.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="joint_plans")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="joint_plans"
    )
    outside = models.CharField(_("name of the organisation"), max_length=160, blank=True)
    contact = models.CharField(_("who speaks for it?"), max_length=160, blank=True)
    text = models.TextField(_("the plan"), max_length=20_000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("joint plan")
        verbose_name_plural = _("joint plans")
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "organisation"], name="one_joint_plan_each"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(outside=""),
                name="joint_plan_with_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project} · {self.party}"

    def get_absolute_url(self) -> str:
        slug = self.project.partnership.slug
        return reverse("projects:joint_plan", args=[slug, self.project_id, self.pk])

    @property
    def party(self) -> str:
        """The name of the other party."""
        return self.organisation.name if self.organisation else self.outside

    @property
    def partnership(self) -> Partnership:
        """For who may do what."""
        return self.project.partnership


class JointPlanVersion(models.Model):
    """The text of a joint plan as somebody saved it."""

    plan = models.ForeignKey(JointPlan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(max_length=20_000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("version of a joint plan")
        verbose_name_plural = _("versions of a joint plan")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_joint_version_each")
        ]

    def __str__(self) -> str:
        return f"{self.plan} · {self.number}"


class OutsidePromise(models.Model):
    """What a party from outside promises. It becomes an action here when somebody is to follow it.

    What partners promise is an agreement among all others.
    """

    plan = models.ForeignKey(JointPlan, on_delete=models.CASCADE, related_name="outside_promises")
    text = models.CharField(_("what is promised?"), max_length=600)
    until = models.DateField(_("until and including"), null=True, blank=True)
    amount = models.DecimalField(
        _("amount (€)"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    action = models.ForeignKey(
        ActionItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("promise from outside")
        verbose_name_plural = _("promises from outside")
        ordering = ["until", "pk"]

    def __str__(self) -> str:
        return self.text
