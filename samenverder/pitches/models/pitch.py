"""The pitch of a school plan for its board."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Partnership
from samenverder.plans.models import PlanVersion, SchoolPlan


class BoardPitch(models.Model):
    """What a school shows its board. `made_from` is the version the slides were made from.

    A plan has at most one that was not taken away. `occasion` and `day` stand above every slide:
    the meeting where it is given. `minutes` is how long it may take, without questions. `language`
    is the one its slides were made in; `ask` is also the title of the first slide.
    """

    plan = models.ForeignKey(SchoolPlan, on_delete=models.CASCADE, related_name="pitches")
    made_from = models.ForeignKey(
        PlanVersion, on_delete=models.RESTRICT, null=True, related_name="pitches"
    )
    language = models.CharField(_("language"), max_length=2, default="nl")
    ask = models.CharField(_("what do you ask, in one sentence?"), max_length=160)
    speaker = models.CharField(_("who speaks"), max_length=160, blank=True)
    occasion = models.CharField(_("where"), max_length=120, blank=True)
    day = models.DateField(_("day"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=5)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("pitch")
        verbose_name_plural = _("pitches")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.ask

    def get_absolute_url(self) -> str:
        return reverse("pitches:detail", args=[self.partnership.slug, self.pk])

    @property
    def partnership(self) -> Partnership:
        """The partnership of its plan."""
        return self.plan.partnership

    @property
    def topic(self) -> str:
        """The live topic of the slides."""
        return f"pitch:{self.pk}"

    @property
    def screen_topic(self) -> str:
        """The live topic of what the projector shows, and of the clock."""
        return f"pitchscreen:{self.pk}"
