"""The welcome of a newcomer: a few steps, ticked by whoever did them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenverder.network.models.organisation import Organisation
from samenverder.network.models.partnership import Partnership
from samenverder.network.models.person import Person


class WelcomePart(models.TextChoices):
    """What a newcomer gets to know, in this order."""

    AMBITION = "ambition", _("The ambition")
    PEOPLE = "people", _("Who is who")
    AGREEMENTS = "agreements", _("What is agreed")
    VISIT = "visit", _("Whom to visit")


DEFAULT_STEPS = {
    WelcomePart.AMBITION: _("Read the ambition, and what it asks of you"),
    WelcomePart.PEOPLE: _("See who is who, and on which layer"),
    WelcomePart.AGREEMENTS: _("Read what is agreed and what is still open"),
    WelcomePart.VISIT: _("Visit somebody at another partner"),
}


class WelcomePlan(models.Model):
    """The steps a partnership wants newcomers to take; without one there is a step for each part.

    `steps` holds per WelcomePart a list of sentences: {"visit": ["Drink koffie bij …"], …}.
    """

    partnership = models.OneToOneField(
        Partnership, on_delete=models.CASCADE, related_name="welcome_plan"
    )
    steps = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("welcome plan")
        verbose_name_plural = _("welcome plans")

    def __str__(self) -> str:
        return str(self.partnership)


class WelcomeQuerySet(models.QuerySet["Welcome"]):
    """Welcomes by how far they are."""

    def going_on(self) -> "WelcomeQuerySet":
        """Not ended, of somebody or something that is still there."""
        return self.filter(
            Q(person__isnull=True) | Q(person__left_on__isnull=True), ended_on__isnull=True
        )


class Welcome(models.Model):
    """The welcome of one person or one organisation in a partnership, at most one each."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="welcomes")
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, blank=True, related_name="welcomes"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="welcomes"
    )
    started_on = models.DateField(_("since"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = WelcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("welcome")
        verbose_name_plural = _("welcomes")
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "person"], name="one_welcome_a_person"),
            models.UniqueConstraint(
                fields=["partnership", "organisation"], name="one_welcome_an_organisation"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation__isnull=True)
                | Q(person__isnull=True, organisation__isnull=False),
                name="a_welcome_is_for_one",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.organisation)


class WelcomeStep(models.Model):
    """One step of a welcome, and who did it. Without `text` it is the usual step of its part."""

    welcome = models.ForeignKey(Welcome, on_delete=models.CASCADE, related_name="steps")
    part = models.CharField(_("part"), max_length=12, choices=WelcomePart)
    text = models.CharField(_("step"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    ticked_at = models.DateTimeField(null=True, blank=True)
    ticked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("welcome step")
        verbose_name_plural = _("welcome steps")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text or str(DEFAULT_STEPS.get(WelcomePart(self.part), ""))
