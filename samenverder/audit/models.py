"""Who did what: one append-only, keyed chain per partnership."""

from django.db import models


class AuditEntry(models.Model):
    """One thing that somebody did. `partnership_id` 0 holds what belongs to no partnership."""

    partnership_id = models.BigIntegerField(default=0)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    detail = models.JSONField(default=dict)
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ["partnership_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership_id", "number"], name="one_link_each")
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.verb} {self.subject}"


class AuditHead(models.Model):
    """The sealed end of a chain: without it, rows cut off at the end would leave no trace."""

    partnership_id = models.BigIntegerField(primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64, default="")
    head_seal = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.number}"
