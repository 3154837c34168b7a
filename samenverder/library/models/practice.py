"""A practice: what somebody does that works, written down so that others can do it too."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.dialogues.models import Contribution
from samenverder.network.models import Layer, Organisation, OrganisationKind, Partnership, Person
from samenverder.plans.models import PlanEvaluation, SchoolPlan
from samenverder.projects.models import Project, ProjectReview
from samenverder.reflection.models import Theme
from samenverder.tracks.models import LearningTrack, LookingBack


class PracticeState(models.TextChoices):
    """How far a practice has come. Only published ones are found by others."""

    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("With a colleague to read")
    APPROVED = "approved", _("Read and approved")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class NextText(models.TextChoices):
    """How far the next text of a published practice is; the published one stays to be read."""

    NONE = "", _("Nothing changed")
    DRAFT = "draft", _("Being changed")
    REVIEW = "review", _("Change with a colleague to read")
    APPROVED = "approved", _("Change read and approved")


class EffectBasis(models.TextChoices):
    """How somebody knows that it works."""

    EXPERIENCE = "experience", _("Experience")
    OWN_FIGURES = "own_figures", _("Own figures")
    RESEARCH = "research", _("Research")


class Practice(models.Model):
    """What works, for whom, how to do it, what it costs and how that is known.

    `published` is the practice as it stood when it was last published: what everybody reads while
    its writers work on the next version; `next_text` says how far that is. `sectors` and `layers`
    hold values of `OrganisationKind` and `Layer`. `review_by` is the day by which somebody looks
    whether it still holds. A practice that began with a lesson keeps which one: `looking_back` of
    a track, `evaluation` of a plan, `project_review` of a project. `writers` wrote in the text
    since it was last published: somebody else reads it before it is published. `begun_with` is the
    number of the empty form it was begun with: sent twice, it is one practice.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="practices")
    title = models.CharField(_("name of the practice"), max_length=120)
    what = models.TextField(_("what do you do?"), max_length=2000)
    for_whom = models.CharField(_("for whom?"), max_length=300, blank=True)
    context = models.TextField(_("where and when does it work?"), max_length=2000, blank=True)
    steps = models.TextField(_("steps, one on a line"), max_length=4000, blank=True)
    hours = models.DecimalField(
        _("cost in hours"), max_digits=7, decimal_places=1, null=True, blank=True
    )
    euros = models.DecimalField(
        _("cost (€)"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    effect = models.TextField(_("what does it bring?"), max_length=2000, blank=True)
    effect_basis = models.CharField(
        _("how do you know?"), max_length=12, choices=EffectBasis, blank=True
    )
    conditions = models.TextField(_("what must be in place?"), max_length=2000, blank=True)
    theme = models.ForeignKey(
        Theme, on_delete=models.SET_NULL, null=True, blank=True, related_name="practices"
    )
    focus_area = models.ForeignKey(
        FocusArea, on_delete=models.SET_NULL, null=True, blank=True, related_name="practices"
    )
    sectors = models.JSONField(_("sectors"), default=list, blank=True)
    layers = models.JSONField(_("layers"), default=list, blank=True)

    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="practices"
    )
    contact = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="practices"
    )
    pearl = models.ForeignKey(
        Contribution, on_delete=models.SET_NULL, null=True, blank=True, related_name="practices"
    )
    track = models.ForeignKey(
        LearningTrack, on_delete=models.SET_NULL, null=True, blank=True, related_name="practices"
    )
    project = models.ForeignKey(
        Project, on_delete=models.SET_NULL, null=True, blank=True, related_name="practices"
    )
    plan = models.ForeignKey(
        SchoolPlan, on_delete=models.SET_NULL, null=True, blank=True, related_name="practices"
    )
    looking_back = models.ForeignKey(
        LookingBack, on_delete=models.SET_NULL, null=True, blank=True, related_name="practices"
    )
    evaluation = models.ForeignKey(
        PlanEvaluation, on_delete=models.SET_NULL, null=True, blank=True, related_name="practices"
    )
    project_review = models.ForeignKey(
        ProjectReview, on_delete=models.SET_NULL, null=True, blank=True, related_name="practices"
    )

    state = models.CharField(
        _("state"), max_length=10, choices=PracticeState, default=PracticeState.DRAFT
    )
    next_text = models.CharField(
        _("next text"), max_length=10, choices=NextText, default=NextText.NONE, blank=True
    )
    writers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="practices_written", blank=True
    )
    published = models.JSONField(null=True, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True)
    first_published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(_("why is it withdrawn?"), max_length=300, blank=True)
    review_by = models.DateField(_("still right? look again by"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(null=True, blank=True)
    begun_with = models.UUIDField(null=True, blank=True, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("practice")
        verbose_name_plural = _("practices")
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["partnership", "state"], name="practice_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["created_by", "begun_with"], name="one_practice_of_a_form"
            )
        ]

    def __str__(self) -> str:
        return str(self.shown["title"])

    def get_absolute_url(self) -> str:
        return reverse("library:detail", args=[self.partnership.slug, self.pk])

    @property
    def shown(self) -> dict[str, Any]:
        """What others read: the text as it was published, else the text that is being written."""
        return self.published or content_of(self)

    @property
    def is_found(self) -> bool:
        """Everybody in the partnership finds it."""
        return self.state == PracticeState.PUBLISHED

    @property
    def is_withdrawn(self) -> bool:
        """Others find it no longer; who uses it reads it still, and why."""
        return self.state == PracticeState.WITHDRAWN

    @property
    def was_found(self) -> bool:
        """Everybody finds it, or found it until it was withdrawn."""
        return self.is_found or self.is_withdrawn

    @property
    def sector_names(self) -> list[str]:
        """Its sectors, in words."""
        return [str(OrganisationKind(kind).label) for kind in self.sectors]

    @property
    def layer_names(self) -> list[str]:
        """Its layers, in words."""
        return [str(Layer(layer).label) for layer in self.layers]


TEXT_FIELDS = (
    "title", "what", "for_whom", "context", "steps", "hours", "euros", "effect", "effect_basis",
    "conditions",
)  # fmt: skip


def content_of(practice: Practice) -> dict[str, Any]:
    """The text of a practice as it is now, in words and figures that can be kept as JSON."""
    found = {name: getattr(practice, name) for name in TEXT_FIELDS}
    for name, places in (("hours", 1), ("euros", 2)):  # as the database keeps them
        found[name] = None if found[name] is None else f"{found[name]:.{places}f}"
    return found


class PracticeVersion(models.Model):
    """A practice as it was published once; versions never change."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("number"))
    content = models.JSONField()
    note = models.CharField(_("what changed?"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("version of a practice")
        verbose_name_plural = _("versions of practices")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "number"], name="one_practice_version_of_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.practice} · {self.number}"


class PracticeReview(models.Model):
    """A colleague reads a draft before it is published. `approved` is empty until they said.

    `read_version` is the version of the practice they said it about.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="practice_reviews")
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    question = models.CharField(_("what should they look at?"), max_length=300, blank=True)
    approved = models.BooleanField(null=True, blank=True)
    words = models.TextField(_("what you think of it"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    read_version = models.PositiveIntegerField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("reading of a practice")
        verbose_name_plural = _("readings of practices")
        ordering = ["-asked_at", "-pk"]
        get_latest_by = "asked_at"

    def __str__(self) -> str:
        return f"{self.practice} · {self.reviewer}"


class PracticeMaterial(models.Model):
    """A link or a file with a practice. `extension` is what its content was found to be.

    `broken_since` is since when a link no longer answers, `checked_at` when it was last tried.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="materials")
    name = models.CharField(_("name"), max_length=160)
    url = models.URLField(_("link"), max_length=400, blank=True)
    extension = models.CharField(max_length=8, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"), default=0)
    checked_at = models.DateTimeField(null=True, blank=True)
    broken_since = models.DateTimeField(null=True, blank=True)
    broken_why = models.CharField(max_length=120, blank=True)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("material of a practice")
        verbose_name_plural = _("material of practices")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class PracticeMaterialContent(models.Model):
    """What is in the file. In the database: all or nothing with its row, and in every backup."""

    material = models.OneToOneField(
        PracticeMaterial, on_delete=models.CASCADE, primary_key=True, related_name="content"
    )
    content = models.BinaryField()

    class Meta:
        verbose_name = _("content of material of a practice")
        verbose_name_plural = _("contents of material of practices")

    def __str__(self) -> str:
        return str(self.material_id)
