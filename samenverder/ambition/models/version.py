"""Versions of the ambition: a sentence and a vision in paragraphs, from draft to adopted."""

import re
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Partnership

LONGEST_HEADING = 80


class VersionState(models.TextChoices):
    """How far a version has come."""

    DRAFT = "draft", _("Draft")
    PROPOSAL = "proposal", _("Proposal")
    CONSULTATION = "consultation", _("In consultation")
    ADOPTED = "adopted", _("Adopted")
    REPLACED = "replaced", _("Replaced")
    WITHDRAWN = "withdrawn", _("Withdrawn")


SHARED = (VersionState.PROPOSAL, VersionState.CONSULTATION)
UNFINISHED = (VersionState.DRAFT, *SHARED)


class AmbitionVersion(models.Model):
    """One text of the ambition. Only a draft can be changed; what was shared stays as it was.

    `number` counts the versions of a partnership, `version` the times a draft was saved.
    `adopted_on` is the day the partners agreed, `adopted_at` when that was recorded here.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="ambition_versions"
    )
    number = models.PositiveSmallIntegerField()
    sentence = models.CharField(_("ambition in one sentence"), max_length=300)
    note = models.CharField(_("what is different, and why"), max_length=300, blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=VersionState, default=VersionState.DRAFT
    )
    based_on = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="followed_by"
    )
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    proposed_on = models.DateField(_("proposed on"), null=True, blank=True)
    consultation_until = models.DateField(_("comments until"), null=True, blank=True)
    consultation_closed_at = models.DateTimeField(null=True, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_at = models.DateTimeField(null=True, blank=True)
    adopted_where = models.CharField(_("adopted at"), max_length=300, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)
    state_before = models.CharField(max_length=12, choices=VersionState, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("version of the ambition")
        verbose_name_plural = _("versions of the ambition")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="one_version_of_a_number"
            ),
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(state="adopted"), name="one_version_stands"
            ),
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(state="draft"), name="one_draft_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(state__in=["proposal", "consultation"]),
                name="one_proposal_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.sentence

    def get_absolute_url(self) -> str:
        return reverse("ambition:version_detail", args=[self.partnership.slug, self.pk])

    @property
    def is_draft(self) -> bool:
        """Still being written; only coordinators see it."""
        return self.state == VersionState.DRAFT

    @property
    def is_shared(self) -> bool:
        """Laid before the partners, not adopted yet."""
        return self.state in SHARED

    @property
    def takes_comments(self) -> bool:
        """In consultation, and its last day has not passed."""
        if self.state != VersionState.CONSULTATION or self.consultation_closed_at:
            return False
        return self.consultation_until is None or self.consultation_until >= timezone.localdate()

    @property
    def can_be_endorsed(self) -> bool:
        """Partners can say that they stand behind it."""
        return self.is_shared or self.state == VersionState.ADOPTED

    @property
    def adopted_is_link(self) -> bool:
        """Where it was adopted is an address, of this site or another."""
        return bool(re.match(r"https?://|/regio/", self.adopted_where))


class AmbitionParagraph(models.Model):
    """One paragraph of the vision. `key` stays the same over versions: comments go with it."""

    version = models.ForeignKey(
        AmbitionVersion, on_delete=models.CASCADE, related_name="paragraphs"
    )
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(_("paragraph"), max_length=4000)

    class Meta:
        verbose_name = _("paragraph of the vision")
        verbose_name_plural = _("paragraphs of the vision")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="one_paragraph_of_a_key")
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_heading(self) -> bool:
        """A short line that is no sentence stands above what follows."""
        return is_heading(self.text)


def is_heading(text: str) -> bool:
    """One short line without a full stop at its end."""
    return (
        len(text) <= LONGEST_HEADING and "\n" not in text and not text.endswith(tuple(".!?:;,”…"))
    )
