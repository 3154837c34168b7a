"""Which new practices somebody was told of, so that nobody hears of one twice."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.library.models.practice import Practice
from samenverder.network.models import Person


class PracticeNotice(models.Model):
    """A practice that is new for somebody: told in the weekly mail, and put away on the page."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="notices")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="practice_notices")
    told_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("new practice for somebody")
        verbose_name_plural = _("new practices for somebody")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "practice"], name="one_notice_of_a_practice_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.practice_id}"
