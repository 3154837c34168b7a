"""Looking back on a project each year: what came true, and what is next."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.projects.models.benefit import Benefit
from samenverder.projects.models.parts import Outcome, ProjectPart


class ProjectReview(ProjectPart):
    """The yearly look back: what went well, what will be different, what is meant for next year."""

    held_on = models.DateField(_("held on"), default=timezone.localdate)
    went_well = models.TextField(_("what went well?"), max_length=2000)
    to_change = models.TextField(_("what will be different?"), max_length=2000, blank=True)
    next_year = models.TextField(_("what will you do next year?"), max_length=2000, blank=True)
    kind = "review"

    class Meta:
        verbose_name = _("yearly review")
        verbose_name_plural = _("yearly reviews")
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return self.went_well[:80]


class CameTrue(models.TextChoices):
    """What a yearly review finds of an outcome or a benefit."""

    YES = "yes", _("Came true")
    PARTLY = "partly", _("Partly")
    NOT_YET = "not_yet", _("Not yet")
    NO = "no", _("Did not come true")


class ReviewFinding(models.Model):
    """Whether one outcome or benefit came true. `about` keeps its words as they were that day."""

    review = models.ForeignKey(ProjectReview, on_delete=models.CASCADE, related_name="findings")
    outcome = models.ForeignKey(
        Outcome, on_delete=models.SET_NULL, null=True, blank=True, related_name="findings"
    )
    benefit = models.ForeignKey(
        Benefit, on_delete=models.SET_NULL, null=True, blank=True, related_name="findings"
    )
    about = models.CharField(max_length=500)
    answer = models.CharField(_("did it come true?"), max_length=8, choices=CameTrue)
    note = models.CharField(_("how do you know?"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("finding of a review")
        verbose_name_plural = _("findings of a review")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.about
