"""Organisations, and their membership of partnerships."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models.partnership import Partnership


class OrganisationKind(models.TextChoices):
    """What kind of partner an organisation is."""

    PO = "po", _("Primary school")
    VO = "vo", _("Secondary school")
    PRO = "pro", _("Practical school")
    VSO = "vso", _("Special secondary school")
    MBO = "mbo", _("Vocational college")
    BOARD = "board", _("School board")
    MUNICIPALITY = "municipality", _("Municipality")
    YOUTH_CARE = "youth_care", _("Youth care")
    HEALTH = "health", _("Health service")
    CHILDCARE = "childcare", _("Childcare")
    EMPLOYER = "employer", _("Employer")
    EMPLOYER_SERVICE = "employer_service", _("Employers' service point")
    EMPLOYMENT_AGENCY = "employment_agency", _("Employment agency")
    TEACHER_TRAINING = "teacher_training", _("Teacher training")
    OTHER = "other", _("Other partner")


def in_force(on: dt.date | None = None) -> Q:
    """Rows with `since` and `until` that hold on a day (today): the last day is not included."""
    day = on or timezone.localdate()
    started = Q(since__isnull=True) | Q(since__lte=day)
    return started & (Q(until__isnull=True) | Q(until__gt=day))


class Organisation(models.Model):
    """A school, board, municipality, employer … It may be in several partnerships."""

    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind of partner"), max_length=20, choices=OrganisationKind)
    town = models.CharField(_("town"), max_length=80, blank=True)
    partnerships = models.ManyToManyField(
        Partnership, through="network.Membership", related_name="organisations"
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships by date."""

    def current(self, on: dt.date | None = None) -> "MembershipQuerySet":
        """Those that hold on a day (today)."""
        return self.filter(in_force(on))


class Membership(models.Model):
    """An organisation in a partnership, from and possibly until a date.

    `layers_not_needed` lists the layers on which this partnership asks nobody of it.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    layers_not_needed = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation"], name="one_membership_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.partnership}"
