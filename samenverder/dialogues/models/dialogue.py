"""A dialogue meeting: guiding questions, tables per focus area, rounds with times."""

import re
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.meetings.models import Meeting
from samenverder.network.models import Organisation, Partnership, Person
from samenverder.reflection.joining import new_join_code


def new_key() -> str:
    """A secret nobody guesses."""
    return secrets.token_urlsafe(18)


class DialogueSeries(models.Model):
    """The same dialogue in several places: what returns where can be put side by side."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="dialogue_series"
    )
    title = models.CharField(_("name of the series"), max_length=120)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("series of dialogue meetings")
        verbose_name_plural = _("series of dialogue meetings")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class DialoguePhase(models.TextChoices):
    """Where a dialogue meeting stands; what may be done depends on it."""

    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Under way")
    CLOSED = "closed", _("Over")


class DialogueScreen(models.TextChoices):
    """What the big screen shows."""

    JOIN = "join", _("How to join")
    WALL = "wall", _("The wall, all tables")
    GROUPS = "groups", _("The wall, by group")
    TABLE = "table", _("One table")
    CLOSING = "closing", _("The strongest pearls and puzzles")


class Dialogue(models.Model):
    """People of many organisations at tables tell what works and what does not yet.

    `round` counts from 0 (before the first); `round_ends_at` is its end, or `paused_left` the
    seconds that were left when the clock was stopped. With `turn_seconds` the pages of the wall
    turn by themselves. `screen_card` stands large under the wall as long as it is on it.
    `opened_at` is when it was opened last; `closed_itself` says that nobody ended it.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="dialogues")
    series = models.ForeignKey(
        DialogueSeries, on_delete=models.SET_NULL, null=True, blank=True, related_name="dialogues"
    )
    meeting = models.OneToOneField(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="dialogue"
    )
    title = models.CharField(_("name of the meeting"), max_length=120)
    purpose = models.TextField(_("what is it for?"), max_length=1000, blank=True)
    host = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="dialogues"
    )
    place = models.CharField(_("place"), max_length=160, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    starts_at = models.DateTimeField(_("start"))
    duration = models.PositiveSmallIntegerField(_("minutes"), default=120)

    phase = models.CharField(
        _("state"), max_length=8, choices=DialoguePhase, default=DialoguePhase.PLANNED
    )
    code = models.CharField(max_length=8, unique=True, default=new_join_code)
    screen_key = models.CharField(max_length=40, unique=True, default=new_key)
    salt = models.CharField(max_length=40, default=new_key, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_itself = models.BooleanField(default=False, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True)

    round = models.PositiveSmallIntegerField(default=0)
    round_ends_at = models.DateTimeField(null=True, blank=True)
    paused_left = models.PositiveIntegerField(null=True, blank=True)
    screen = models.CharField(max_length=8, choices=DialogueScreen, default=DialogueScreen.JOIN)
    screen_table = models.ForeignKey(
        "DialogueTable", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    screen_page = models.PositiveSmallIntegerField(default=0)
    screen_card = models.ForeignKey(
        "Contribution", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    turn_seconds = models.PositiveSmallIntegerField(default=0)
    screen_blank = models.BooleanField(default=False)
    led_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("dialogue meeting")
        verbose_name_plural = _("dialogue meetings")
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["partnership", "-starts_at"], name="dialogue_start")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("dialogues:detail", args=[self.partnership.slug, self.pk])

    @property
    def where(self) -> str:
        """The hall with the town, unless the hall names it already."""
        town = "" if self.names_town(self.place) else self.town
        return ", ".join(filter(None, [self.place, town]))

    def names_town(self, place: str) -> bool:
        """Whether this place names the town as a word: a "brede school" does not stand in Ede."""
        return bool(re.search(rf"(?<!\w){re.escape(self.town)}(?!\w)", place, re.IGNORECASE))

    @property
    def topic(self) -> str:
        """The live topic of everything that changes in this meeting."""
        return f"dialogue:{self.pk}"

    @property
    def ends_at(self) -> datetime:
        """When it is meant to be over."""
        return self.starts_at + timedelta(minutes=self.duration)

    @property
    def takes_contributions(self) -> bool:
        """People may join and put something on the wall."""
        return self.phase == DialoguePhase.OPEN and self.removed_at is None


class DialogueTable(models.Model):
    """A table: a number, what it talks about, and who hosts it."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("what is it about?"), max_length=60)
    focus_area = models.ForeignKey(
        FocusArea, on_delete=models.SET_NULL, null=True, blank=True, related_name="dialogue_tables"
    )
    host = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="dialogue_tables"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("table")
        verbose_name_plural = _("tables")
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "number"],
                condition=models.Q(removed_at__isnull=True),
                name="one_table_of_a_number",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class DialogueRound(models.Model):
    """A part of the evening with its own guiding question and time."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="rounds")
    order = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(_("name of the round"), max_length=60)
    question = models.CharField(_("guiding question"), max_length=300)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=20)

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title
