"""A reflection session: planned → open → revealed → discussed → closed."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Organisation, Partnership, Person
from samenverder.reflection.models.instrument import Instrument, Statement

ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY"  # nothing that looks like something else
CODE_LENGTH = 6


def new_code() -> str:
    """A join code that can be read aloud: 25⁶ = 244 million possibilities."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def new_key() -> str:
    return secrets.token_urlsafe(18)


class Phase(models.TextChoices):
    """Where a session stands; what may be done depends on it."""

    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Open")
    REVEALED = "revealed", _("Results shown")
    DISCUSSED = "discussed", _("Discussed")
    CLOSED = "closed", _("Closed")


class Mode(models.TextChoices):
    """With scores, or as an open conversation."""

    SCORED = "scored", _("With scores")
    CONVERSATION = "conversation", _("Open conversation")


class Timing(models.TextChoices):
    """Together in the room, or beforehand over days."""

    LIVE = "live", _("Live, together")
    BEFOREHAND = "beforehand", _("Beforehand, over days")


class Names(models.TextChoices):
    """Whether answers bear a name. It cannot change once the session is open."""

    ANONYMOUS = "anonymous", _("Anonymous")
    OPEN = "open", _("With names")


class ReflectionSession(models.Model):
    """One round of reflection by one group of people."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="reflection_sessions"
    )
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="sessions")
    previous = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="next_sessions"
    )
    title = models.CharField(_("name of the session"), max_length=120)
    purpose = models.TextField(_("purpose"), blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    starts_at = models.DateTimeField(_("start"))
    duration = models.PositiveSmallIntegerField(_("minutes"), default=60)
    mode = models.CharField(max_length=12, choices=Mode, default=Mode.SCORED)
    timing = models.CharField(max_length=10, choices=Timing, default=Timing.LIVE)
    names = models.CharField(max_length=9, choices=Names, default=Names.ANONYMOUS)
    answers_from = models.DateTimeField(_("answers from"), null=True, blank=True)
    answers_until = models.DateTimeField(_("answers until"), null=True, blank=True)

    phase = models.CharField(max_length=9, choices=Phase, default=Phase.PLANNED)
    code = models.CharField(max_length=8, unique=True, default=new_code)
    screen_key = models.CharField(max_length=40, unique=True, default=new_key)
    salt = models.CharField(max_length=40, default=new_key, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_itself = models.BooleanField(default=False)
    deleted_at = models.DateTimeField(null=True, blank=True)
    next_round_on = models.DateField(_("next round"), null=True, blank=True)

    # The running hour: which part, since when, how long, what is on the big screen.
    agenda = models.JSONField(default=list)
    part = models.PositiveSmallIntegerField(default=0)
    part_ends_at = models.DateTimeField(null=True, blank=True)
    paused_left = models.PositiveIntegerField(null=True, blank=True)
    statement = models.ForeignKey(
        Statement, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    second_vote_open = models.BooleanField(default=False)
    show_arguments = models.BooleanField(default=False)
    screen_blank = models.BooleanField(default=False)
    led_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("reflection session")
        verbose_name_plural = _("reflection sessions")
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["partnership", "-starts_at"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reflection:session_detail", args=[self.partnership.slug, self.pk])

    @property
    def topic(self) -> str:
        """The live topic of everything that changes in this session."""
        return f"session:{self.pk}"

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.duration)

    @property
    def is_scored(self) -> bool:
        return self.mode == Mode.SCORED

    @property
    def is_anonymous(self) -> bool:
        return self.names == Names.ANONYMOUS

    @property
    def is_running(self) -> bool:
        return self.phase in {Phase.OPEN, Phase.REVEALED, Phase.DISCUSSED}

    @property
    def takes_answers(self) -> bool:
        """Participants may join and answer now (later answers wait for the next reveal)."""
        if not self.is_scored or self.deleted_at or not self.is_running:
            return False
        now = timezone.now()
        if self.answers_from and now < self.answers_from:
            return False
        return not (self.answers_until and now > self.answers_until)

    @property
    def is_shown(self) -> bool:
        """Results may be seen."""
        return self.phase in {Phase.REVEALED, Phase.DISCUSSED, Phase.CLOSED} and bool(
            self.revealed_at
        )


class SessionFacilitator(models.Model):
    """Who may lead this session besides coordinators."""

    session = models.ForeignKey(
        ReflectionSession, on_delete=models.CASCADE, related_name="facilitators"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "user"], name="one_facilitator_row_each")
        ]

    def __str__(self) -> str:
        return f"{self.session}: {self.user}"


class Invitee(models.Model):
    """Somebody who was invited; never tied to answers."""

    session = models.ForeignKey(
        ReflectionSession, on_delete=models.CASCADE, related_name="invitees"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    layer = models.CharField(max_length=12, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="invited_once")]

    def __str__(self) -> str:
        return str(self.person)
