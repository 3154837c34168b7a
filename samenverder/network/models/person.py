"""People of a partnership and the positions they hold."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenverder.network.models.organisation import Organisation, in_force
from samenverder.network.models.partnership import Partnership


class Layer(models.TextChoices):
    """Where in an organisation somebody works."""

    BOARD = "board", _("Board")
    MANAGEMENT = "management", _("Management")
    PRACTICE = "practice", _("Practice")


class PersonQuerySet(models.QuerySet["Person"]):
    """People, with or without what they do."""

    def present(self) -> "PersonQuerySet":
        """Those who have not left."""
        return self.filter(left_on__isnull=True)

    def with_positions(self, on: dt.date | None = None) -> "PersonQuerySet":
        """Adds `current_positions`, a list with their organisations, in one query more."""
        rows = Position.objects.current(on).select_related("organisation")
        return self.prefetch_related(Prefetch("positions", rows, to_attr="current_positions"))


class Person(models.Model):
    """A contact of one partnership. The same human elsewhere is another row: nothing leaks.

    `role_before_leaving` and `ended_by_leaving` (which mandates and group memberships ended with
    their old last day, and under which name work was handed over) are for undoing: thirty days.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="people")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
    )
    left_on = models.DateField(_("left on"), null=True, blank=True)
    role_before_leaving = models.CharField(max_length=12, blank=True, editable=False)
    ended_by_leaving = models.JSONField(default=dict, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "user"],
                condition=models.Q(user__isnull=False),
                name="one_person_per_user_and_partnership",
            )
        ]

    def __str__(self) -> str:
        return self.name


class PositionQuerySet(models.QuerySet["Position"]):
    """Positions by date."""

    def current(self, on: dt.date | None = None) -> "PositionQuerySet":
        """Those that hold on a day (today)."""
        return self.filter(in_force(on))


class Position(models.Model):
    """What a person does at an organisation, on which layer."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="positions")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="positions"
    )
    layer = models.CharField(_("layer"), max_length=12, choices=Layer)
    title = models.CharField(pgettext_lazy("position", "role"), max_length=120, blank=True)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["person_id", "pk"]

    def __str__(self) -> str:
        return f"{self.person}: {self.title or self.get_layer_display()}"
