"""What the live part keeps: messages waiting to be told, and when periodic work last ran."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboxMessage(models.Model):
    """“Something changed about this topic”: written in the transaction that changed it.

    It carries a topic and a number, never content: viewers fetch under their own rights.
    """

    id = models.BigAutoField(primary_key=True)
    topic = models.CharField(_("topic"), max_length=80, db_index=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("live message")
        verbose_name_plural = _("live messages")

    def __str__(self) -> str:
        return f"{self.topic} #{self.pk}"


class PeriodicRun(models.Model):
    """When a periodic task was last taken on: the lease that keeps it from running twice."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    last_run_at = models.DateTimeField(_("last run at"))

    class Meta:
        verbose_name = _("periodic run")
        verbose_name_plural = _("periodic runs")

    def __str__(self) -> str:
        return f"{self.name} {self.last_run_at:%Y-%m-%d %H:%M}"
