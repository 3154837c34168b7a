"""The core team and the working groups of a partnership."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.network.models.organisation import in_force
from samenverder.network.models.partnership import Partnership
from samenverder.network.models.person import Person


class GroupKind(models.TextChoices):
    """Which kind of group."""

    CORE_TEAM = "core_team", _("Core team")
    WORKING_GROUP = "working_group", _("Working group")


class WorkingGroupQuerySet(models.QuerySet["WorkingGroup"]):
    """Groups by date."""

    def current(self) -> "WorkingGroupQuerySet":
        """Those that exist today."""
        return self.filter(in_force())


class WorkingGroup(models.Model):
    """People of several partners who work on one thing. The core team is one of them."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="working_groups"
    )
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(
        _("kind of group"), max_length=16, choices=GroupKind, default=GroupKind.WORKING_GROUP
    )
    purpose = models.TextField(_("what the group is for"), max_length=1000, blank=True)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = WorkingGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")
        ordering = ["kind", "name", "pk"]

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """A person in a group, from and possibly until a date."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="group_memberships")
    is_lead = models.BooleanField(_("leads the group"), default=False)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("group member")
        verbose_name_plural = _("group members")
        ordering = ["-is_lead", "person__name", "pk"]

    def __str__(self) -> str:
        return f"{self.person} · {self.group}"


class GroupYear(models.Model):
    """The hours and the money a group has in one school year (2026 is 1 August 2026 up to 2027)."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="years")
    school_year = models.PositiveSmallIntegerField(_("school year"))
    hours = models.DecimalField(_("hours"), max_digits=7, decimal_places=1, null=True, blank=True)
    budget = models.DecimalField(
        _("budget (€)"), max_digits=10, decimal_places=2, null=True, blank=True
    )

    class Meta:
        verbose_name = _("year of a group")
        verbose_name_plural = _("years of groups")
        ordering = ["-school_year"]
        constraints = [
            models.UniqueConstraint(fields=["group", "school_year"], name="one_row_a_school_year")
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.school_year}–{self.school_year + 1}"
