"""What people put on the wall, and what is done with it there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models.chance import UnorderedModel
from samenverder.dialogues.models.dialogue import Dialogue, DialogueTable


class ContributionKind(models.TextChoices):
    """What somebody tells."""

    PEARL = "pearl", _("Pearl")
    PUZZLE = "puzzle", _("Puzzle")
    IDEA = "idea", _("Idea")
    QUOTE = "quote", _("Quote")


class ContributionState(models.TextChoices):
    """Whether it is on the wall."""

    SHOWN = "shown", _("On the wall")
    PARKED = "parked", _("Parked")
    HIDDEN = "hidden", _("Hidden")


class MarkKind(models.TextChoices):
    """What others say to it with one tap."""

    HAVE_TOO = "have_too", _("We have this too")
    HELPS = "helps", _("This helps us")


class ContributionGroup(models.Model):
    """Contributions that belong together, under a name the group gave them."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(_("name of the group"), max_length=80)
    order = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("group of contributions")
        verbose_name_plural = _("groups of contributions")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class Contribution(UnorderedModel):
    """A pearl, a puzzle, an idea or a quote.

    `key` was made on the device: sending it twice stores it once. `author_hash` can be made only
    with the secret of the device, so nothing in the database ties a contribution to somebody.
    `shuffle` orders them by chance, never by when they came in, until who leads gives one another
    place. `sequence` counts the author's changes; moving, grouping and merging are counted in
    `version`. `parted` counts how often who leads made two cards of it: then the author's text no
    longer changes.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="contributions")
    table = models.ForeignKey(
        DialogueTable, on_delete=models.SET_NULL, null=True, related_name="contributions"
    )
    key = models.UUIDField(unique=True)
    author_hash = models.CharField(max_length=64, editable=False)
    shuffle = models.CharField(max_length=32, editable=False)
    round = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=6, choices=ContributionKind)
    text = models.CharField(_("in one sentence"), max_length=200)
    for_whom = models.CharField(_("for whom?"), max_length=160, blank=True)
    more = models.CharField(_("more about it"), max_length=500, blank=True)
    contact = models.CharField(_("whom may others call?"), max_length=160, blank=True)
    about = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="ideas"
    )
    may_quote = models.BooleanField(_("may be quoted in the report, without a name"), default=False)
    sequence = models.PositiveBigIntegerField(default=0)
    parted = models.PositiveSmallIntegerField(default=0, editable=False)
    withdrawn = models.BooleanField(default=False)
    state = models.CharField(
        max_length=6, choices=ContributionState, default=ContributionState.SHOWN
    )
    group = models.ForeignKey(
        ContributionGroup,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributions",
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["shuffle"]
        indexes = [models.Index(fields=["dialogue", "shuffle"], name="contribution_shuffle")]

    def __str__(self) -> str:
        return self.text

    @property
    def about_shown(self) -> "Contribution | None":
        """What an idea is for, as long as everybody may see that."""
        about = self.about
        if about is None or about.withdrawn or about.stays_at_table:
            return None
        return about if about.state == ContributionState.SHOWN else None

    @property
    def in_group(self) -> ContributionGroup | None:
        """The group it is in now; none when that was dissolved."""
        return self.group if self.group and self.group.removed_at is None else None

    @property
    def stays_at_table(self) -> bool:
        """A quote whose author did not agree: its own table and who leads read it, nobody else."""
        return self.kind == ContributionKind.QUOTE and not self.may_quote


class ContributionMark(UnorderedModel):
    """One tap of one device."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=8, choices=MarkKind)
    marker_hash = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("mark of a contribution")
        verbose_name_plural = _("marks of contributions")
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "kind", "marker_hash"], name="marked_once_by_a_device"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.contribution_id}"
