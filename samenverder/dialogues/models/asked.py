"""A question that goes to another party by mail, and their answer."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models.dialogue import Dialogue
from samenverder.network.models import Person

MOST_ANSWER = 400  # as much as “what came of it” holds


def new_salt() -> str:
    """Goes into the key of the secret address."""
    return secrets.token_hex(8)


class PartyQuestion(models.Model):
    """Somebody of another party was asked by mail, and answers without an account.

    It goes to a `person` of the network, or to a `name` and `email` that were typed; those are
    wiped in time. The key of the secret address is kept nowhere: see `queries/asked.py`.
    `dealt_with` is the answer as it was when it was taken over, or put away: another answer after
    that is news again.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="party_questions")
    text = models.CharField(_("what do we ask?"), max_length=300)
    party = models.CharField(_("which party?"), max_length=160)
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    mailed_at = models.DateTimeField(null=True, blank=True)
    salt = models.CharField(max_length=16, default=new_salt, editable=False)
    answer = models.CharField(_("answer"), max_length=MOST_ANSWER, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    dealt_with = models.CharField(max_length=MOST_ANSWER, blank=True)
    dealt_with_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    failed = may_go_again = False  # filled by `add_mail_states`

    class Meta:
        verbose_name = _("question to another party")
        verbose_name_plural = _("questions to another party")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def has_news(self) -> bool:
        """An answer came in, or another one than was dealt with."""
        return bool(self.answer) and self.answer != self.dealt_with
