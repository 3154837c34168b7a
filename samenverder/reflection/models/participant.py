"""Who takes part, and what they answer. No account is needed and no name is kept.

The personal code ("merel anker 482") is the only secret. The server keeps it nowhere: what it
stores are keyed hashes, so nothing in the database ties an argument to a participant.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Layer, Organisation
from samenverder.reflection.models.instrument import Statement
from samenverder.reflection.models.session import ReflectionSession


class Participant(models.Model):
    """One person's seat in one session."""

    class Source(models.TextChoices):
        PHONE = "phone", _("Own device")
        PAPER = "paper", _("Paper or file")

    session = models.ForeignKey(
        ReflectionSession, on_delete=models.CASCADE, related_name="participants"
    )
    code_hash = models.CharField(max_length=64)
    pair_hash = models.CharField(max_length=64, blank=True, db_index=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    layer = models.CharField(_("layer"), max_length=12, choices=Layer, blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    source = models.CharField(max_length=5, choices=Source, default=Source.PHONE)
    batch = models.CharField(max_length=24, blank=True)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [
            models.UniqueConstraint(fields=["session", "code_hash"], name="one_seat_each")
        ]

    def __str__(self) -> str:
        return f"{self.session_id}/{self.pk}"


class Answer(models.Model):
    """A score from 1 to 5, or "I don't know" (no value). `sequence` orders one person's taps."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="answers")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+")
    vote = models.PositiveSmallIntegerField(default=1)
    value = models.PositiveSmallIntegerField(null=True)
    sequence = models.PositiveBigIntegerField(default=0)
    snapshot = models.PositiveSmallIntegerField(null=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "statement", "vote"], name="one_answer_each"
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | models.Q(value__range=(1, 5)),
                name="score_from_1_to_5",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id}/{self.statement_id}"


class Argument(models.Model):
    """A reason sent in with a statement. `author_hash` can be made only with the personal code."""

    session = models.ForeignKey(
        ReflectionSession, on_delete=models.CASCADE, related_name="arguments"
    )
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+")
    author_hash = models.CharField(max_length=64)
    shuffle = models.CharField(max_length=32)
    text = models.CharField(_("argument"), max_length=1000)
    name = models.CharField(max_length=120, blank=True)
    hidden = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("argument")
        verbose_name_plural = _("arguments")
        ordering = ["shuffle"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "statement", "author_hash"], name="one_argument_each"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Mark(models.Model):
    """ "Hier wil ik werk van maken": at most three a participant."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="marks")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")
        constraints = [
            models.UniqueConstraint(fields=["participant", "statement"], name="marked_once")
        ]

    def __str__(self) -> str:
        return f"{self.participant_id}/{self.statement_id}"
