"""Who stands behind a version of the ambition, and who was asked."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models.version import AmbitionVersion
from samenverder.network.models import Mandate, Organisation, Person


class Stand(models.TextChoices):
    """What a partner says about a version."""

    ENDORSES = "endorses", _("We stand behind it")
    NOT_YET = "not_yet", _("Not yet")


class Endorsement(models.Model):
    """What a partner says about a version, through a person with the mandate.

    `given_by` keeps who gave that mandate, also when it has ended. A partner that says something
    else later gets a new row; the old one is withdrawn and stays. On paper: a coordinator recorded
    it for the person.
    """

    version_of_text = models.ForeignKey(
        AmbitionVersion, on_delete=models.CASCADE, related_name="endorsements"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="endorsements"
    )
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="endorsements"
    )
    person_name = models.CharField(max_length=120)
    mandate = models.ForeignKey(
        Mandate, on_delete=models.SET_NULL, null=True, related_name="endorsements"
    )
    given_by = models.CharField(_("mandate given by"), max_length=160)
    stand = models.CharField(_("what the partner says"), max_length=8, choices=Stand)
    why = models.CharField(_("why not yet"), max_length=500, blank=True)
    said_on = models.DateField(_("said on"), default=timezone.localdate)
    on_paper = models.BooleanField(_("on paper"), default=False)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("endorsement")
        verbose_name_plural = _("endorsements")
        ordering = ["organisation__name", "-recorded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version_of_text", "organisation"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_stand_of_a_partner",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_stand_display()}"

    @property
    def endorses(self) -> bool:
        """The partner stands behind the text."""
        return self.stand == Stand.ENDORSES


class EndorsementRequest(models.Model):
    """Somebody with the mandate was asked by mail; not twice on one day."""

    version_of_text = models.ForeignKey(
        AmbitionVersion, on_delete=models.CASCADE, related_name="requests"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="endorsement_requests"
    )
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="endorsement_requests"
    )
    asked_on = models.DateField(default=timezone.localdate)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("request to endorse")
        verbose_name_plural = _("requests to endorse")
        constraints = [
            models.UniqueConstraint(
                fields=["version_of_text", "organisation", "person", "asked_on"],
                name="asked_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.asked_on}"
