"""Where a practice travels, and what readers ask about it."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.library.models.practice import Practice
from samenverder.network.models import Organisation, Person


class UseStand(models.TextChoices):
    """How it goes where a practice is used."""

    TRYING = "trying", _("We are trying it")
    WORKS = "works", _("It works here too")
    PARTLY = "partly", _("It works in part")
    STOPPED = "stopped", _("We stopped")


class PracticeUse(models.Model):
    """An organisation uses a practice: since when, what it did otherwise, how it went.

    `seen_at` is when the contact of the practice put the news of it away; `end_seen_at` when who
    uses it put away that it was withdrawn.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="uses")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="practices_used"
    )
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="practices_used"
    )
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)
    stand = models.CharField(
        _("how does it go?"), max_length=8, choices=UseStand, default=UseStand.TRYING
    )
    adapted = models.TextField(_("what do you do otherwise?"), max_length=1000, blank=True)
    words = models.TextField(_("how did it go?"), max_length=1000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    seen_at = models.DateTimeField(null=True, blank=True)
    end_seen_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("use of a practice")
        verbose_name_plural = _("uses of practices")
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "organisation"],
                condition=models.Q(removed_at__isnull=True),
                name="one_use_of_a_practice_by_an_organisation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.practice}"


def new_salt() -> str:
    return secrets.token_hex(8)


class PracticeQuestion(models.Model):
    """A reader asks whoever knows; the answer stands there for the next reader.

    `answer_seen_at` is when who asked put the news of the answer away. `salt` goes into the secret
    address in the mail to a contact without an account; another salt makes it useless.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField(_("your question"), max_length=1000)
    asked_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="practice_questions"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_seen_at = models.DateTimeField(null=True, blank=True)
    salt = models.CharField(max_length=16, default=new_salt, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("question about a practice")
        verbose_name_plural = _("questions about practices")
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return self.text
