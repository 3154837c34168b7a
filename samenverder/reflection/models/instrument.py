"""The instrument: themes and statements, in versions that never change once used."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Partnership


def in_language(nl: str, en: str) -> str:
    """The English text when English is asked for and there is one, else the Dutch."""
    return en if (get_language() or "nl").startswith("en") and en else nl


class Instrument(models.Model):
    """One version of an instrument. Without a partnership it is the regional one, for all."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, null=True, blank=True, related_name="instruments"
    )
    code = models.SlugField(_("code"), max_length=60)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    title_nl = models.CharField(_("title in Dutch"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    scale_nl = models.JSONField(_("scale in Dutch"), default=list)
    scale_en = models.JSONField(_("scale in English"), default=list)
    unknown_nl = models.CharField(max_length=60, default="weet ik niet")
    unknown_en = models.CharField(max_length=60, default="I don't know")
    based_on = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True)
    is_draft = models.BooleanField(_("draft"), default=False)
    archived_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        ordering = ["partnership_id", "code", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code", "version"],
                name="one_version_each",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_language(self.title_nl, self.title_en)

    @property
    def scale(self) -> list[str]:
        """The five labels in the reader's language, from not true to true."""
        english = (get_language() or "nl").startswith("en") and self.scale_en
        return list(self.scale_en if english else self.scale_nl)

    @property
    def unknown(self) -> str:
        return in_language(self.unknown_nl, self.unknown_en)


class Theme(models.Model):
    """A group of statements. `code` is the name of its hue and icon; `letter` stands before it."""

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="themes")
    code = models.SlugField(_("code"), max_length=40)
    letter = models.CharField(_("letter"), max_length=1)
    title_nl = models.CharField(_("title in Dutch"), max_length=80)
    title_en = models.CharField(_("title in English"), max_length=80, blank=True)
    why_nl = models.TextField(_("why, in Dutch"), blank=True)
    why_en = models.TextField(_("why, in English"), blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "code"], name="one_theme_code_each"),
            models.UniqueConstraint(fields=["instrument", "letter"], name="one_theme_letter_each"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_language(self.title_nl, self.title_en)

    @property
    def why(self) -> str:
        return in_language(self.why_nl, self.why_en)


class Statement(models.Model):
    """One sentence to agree or disagree with. `order` runs through the whole instrument."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="statements")
    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="statements")
    code = models.CharField(_("code"), max_length=8)
    text_nl = models.CharField(_("statement in Dutch"), max_length=300)
    text_en = models.CharField(_("statement in English"), max_length=300, blank=True)
    probe_nl = models.CharField(_("probing question in Dutch"), max_length=300, blank=True)
    probe_en = models.CharField(_("probing question in English"), max_length=300, blank=True)
    evidence = models.CharField(max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "code"], name="one_statement_code_each")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"

    @property
    def text(self) -> str:
        return in_language(self.text_nl, self.text_en)

    @property
    def probe(self) -> str:
        return in_language(self.probe_nl, self.probe_en)
