"""The answer of a board to one need of a school plan."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.models import ActionItem, Agreement
from samenverder.network.models import Mandate, Organisation, Person
from samenverder.plans.models import PlanNeed


class AnswerKind(models.TextChoices):
    """What a board says to a need."""

    AGREED = "agreed", _("Agreed")
    CONDITION = "condition", _("Agreed, on a condition")
    LATER = "later", _("Later")
    NOT_NOW = "not_now", _("Not now")


YES = (AnswerKind.AGREED, AnswerKind.CONDITION)


class NeedAnswerQuerySet(models.QuerySet["NeedAnswer"]):
    """Answers that count, with what a page shows of them."""

    def standing(self) -> "NeedAnswerQuerySet":
        """Not taken back and not replaced; one for each need at most."""
        return self.filter(removed_at__isnull=True)

    def with_names(self) -> "NeedAnswerQuerySet":
        """With the organisation, the person, the agreement and the action to look back."""
        return self.select_related("organisation", "person", "agreement", "follow_up")


class NeedAnswer(models.Model):
    """What an organisation answered to a need, by whom and on which mandate.

    `asked` is the need as it read then (`plans.content.need_data`), so that a later change of the
    plan does not change what was answered. `euros` and `hours` are what is given, which may be
    less than what was asked. An answer that was taken back or replaced keeps its row
    (`removed_at`); a need has at most one that counts. `noted_by` names who wrote it down for the
    person with the mandate; `confirmed_at` is when that person said it is right.
    """

    need = models.ForeignKey(PlanNeed, on_delete=models.CASCADE, related_name="answers")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="need_answers"
    )
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="need_answers"
    )
    person_name = models.CharField(max_length=120)
    mandate = models.ForeignKey(
        Mandate, on_delete=models.SET_NULL, null=True, blank=True, related_name="need_answers"
    )
    mandate_label = models.CharField(max_length=300, blank=True)
    asked = models.JSONField(default=dict)
    kind = models.CharField(_("answer"), max_length=10, choices=AnswerKind)
    text = models.TextField(_("condition or reason"), max_length=1000, blank=True)
    again_on = models.DateField(_("we come back to it on"), null=True, blank=True)
    euros = models.DecimalField(
        _("amount (€)"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    hours = models.DecimalField(_("hours"), max_digits=7, decimal_places=1, null=True, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until and including"), null=True, blank=True)
    follow_up_on = models.DateField(_("we look back on"), null=True, blank=True)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.SET_NULL, null=True, blank=True, related_name="need_answers"
    )
    follow_up = models.ForeignKey(
        ActionItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="need_answers"
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    noted_by = models.CharField(max_length=120, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    replaces = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaced_by"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = NeedAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a need")
        verbose_name_plural = _("answers to needs")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["need"], condition=Q(removed_at__isnull=True), name="one_answer_to_a_need"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.need}"

    @property
    def is_yes(self) -> bool:
        """The board gives something, with or without a condition: there is an agreement."""
        return self.kind in YES

    @property
    def who(self) -> str:
        """Who answered: the name of today, else the one that was noted."""
        return self.person.name if self.person else self.person_name
