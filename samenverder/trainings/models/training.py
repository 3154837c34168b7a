"""A training in the catalogue, its dates, and who may come."""

import datetime as dt
import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.commitments.themes import ThemeName, theme_name
from samenverder.network.models import (
    Layer,
    Organisation,
    OrganisationKind,
    Partnership,
    Person,
)


def new_uid() -> str:
    """Names a date in every calendar, for ever."""
    return f"{secrets.token_hex(12)}@samenverder"


TO_ANSWER = dt.timedelta(days=14)  # answers of who was there are read together


class Training(models.Model):
    """What people can learn: who gives it, what for, for whom, what it costs.

    `for_all_partners` tells whether everybody of the partnership may come; else only the partners
    in `partners`. Other partnerships that may come stand in `TrainingGuest`. `sectors` and
    `layers` hold values of `OrganisationKind` and `Layer`, empty for everybody.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="trainings")
    title = models.CharField(_("name of the training"), max_length=120)
    provider = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="trainings"
    )
    provider_name = models.CharField(_("given by"), max_length=160, blank=True)
    aim = models.TextField(_("what can you do afterwards?"), max_length=2000)
    audience = models.CharField(_("for whom?"), max_length=300, blank=True)
    hours = models.DecimalField(_("hours"), max_digits=6, decimal_places=1, null=True, blank=True)
    euros = models.DecimalField(
        _("price for each (€)"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    conditions = models.TextField(_("conditions"), max_length=2000, blank=True)
    url = models.URLField(_("link"), max_length=400, blank=True)
    theme_code = models.CharField(_("theme"), max_length=40, blank=True)
    focus_area = models.ForeignKey(
        FocusArea, on_delete=models.SET_NULL, null=True, blank=True, related_name="trainings"
    )
    sectors = models.JSONField(_("sectors"), default=list, blank=True)
    layers = models.JSONField(_("layers"), default=list, blank=True)
    for_all_partners = models.BooleanField(_("all partners may come"), default=True)
    partners = models.ManyToManyField(
        Organisation, blank=True, related_name="trainings_open", verbose_name=_("partners")
    )
    contact = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="trainings"
    )
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("trainings:detail", args=[self.partnership.slug, self.pk])

    @property
    def given_by(self) -> str:
        """Who gives it: a partner or somebody else; empty when not known yet."""
        return self.provider.name if self.provider else self.provider_name

    @property
    def theme(self) -> ThemeName | None:
        """The theme it serves."""
        return theme_name(self.theme_code)

    @property
    def sector_words(self) -> str:
        """The sectors it is meant for, empty for everybody."""
        return ", ".join(str(OrganisationKind(one).label) for one in self.sectors
                         if one in OrganisationKind.values)  # fmt: skip

    @property
    def layer_words(self) -> str:
        """The layers it is meant for, empty for everybody."""
        return ", ".join(str(Layer(one).label) for one in self.layers if one in Layer.values)


class TrainingGuest(models.Model):
    """Another partnership whose people may come too. It sees the training from `accepted_at` on."""

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="guests")
    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="trainings_of_others"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("other region that may come")
        verbose_name_plural = _("other regions that may come")
        constraints = [
            models.UniqueConstraint(
                fields=["training", "partnership"], name="a_region_once_with_a_training"
            )
        ]

    def __str__(self) -> str:
        return f"{self.training} · {self.partnership}"


class TrainingDate(models.Model):
    """One day of a training: when, where, how many places.

    `sequence` counts the changes a calendar must know of; `reason` says why it was called off.
    """

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="dates")
    uid = models.CharField(max_length=60, unique=True, default=new_uid, editable=False)
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    place = models.CharField(_("place"), max_length=160, blank=True)
    capacity = models.PositiveSmallIntegerField(_("places"), default=20)
    sign_up_by = models.DateField(_("sign up by"), null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("why it is called off"), max_length=400, blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("date of a training")
        verbose_name_plural = _("dates of trainings")
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["training", "starts_at"], name="training_date_start")]

    def __str__(self) -> str:
        return f"{self.training} · {timezone.localtime(self.starts_at):%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return f"{self.training.get_absolute_url()}#data"

    @property
    def free(self) -> int:
        """Places free for everybody, for a date that came with `taken` and `kept_left`."""
        return max(0, self.capacity - self.taken - self.kept_left)  # type: ignore[attr-defined]

    @property
    def is_past(self) -> bool:
        """It has begun."""
        return self.starts_at <= timezone.now()

    @property
    def is_over(self) -> bool:
        """It has ended: certificates are given, and one may ask what people thought of it."""
        return self.ends_at <= timezone.now()

    @property
    def answers_are_shown(self) -> bool:
        """Two weeks went by: what was answered is read, also when not everybody answered."""
        return self.ends_at + TO_ANSWER <= timezone.now()

    @property
    def is_held(self) -> bool:
        """Its day has come and it was not called off: who was there can be noted."""
        there = self.cancelled_at is None and self.removed_at is None
        return there and timezone.localtime(self.starts_at).date() <= timezone.localdate()

    @property
    def closes_on(self) -> dt.date:
        """The last day on which one can sign up."""
        return self.sign_up_by or timezone.localtime(self.starts_at).date()

    @property
    def is_open(self) -> bool:
        """One can sign up now, for a place or for the waiting list."""
        there = self.cancelled_at is None and self.removed_at is None and not self.is_past
        return there and timezone.localdate() <= self.closes_on

    @property
    def topic(self) -> str:
        """Where changes of this date are told live."""
        return f"training:{self.training_id}"
