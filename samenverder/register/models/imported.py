"""Files that were brought in, or wait to be; and which sites were made partners in one go."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Organisation, Partnership


class SourceSort(models.TextChoices):
    """Which sort of file it is. A site can only be gone from the sort of file it stood in."""

    PO = "po", _("DUO: primary schools")
    SO = "so", _("DUO: special schools")
    VO = "vo", _("DUO: secondary schools")
    MBO = "mbo", _("DUO: vocational colleges")
    GEO = "geo", _("Schools with their place on the map")
    BOARDS = "boards", _("DUO: school boards")
    AREAS = "areas", _("Municipalities with their labour market region")
    OWN = "own", _("A list of our own")


class RegisterImport(models.Model):
    """One file: it waits (`done_at` is empty), was brought in, or was undone afterwards.

    `content` holds the table while the import waits and is emptied once it is brought in.
    `columns` is which column of the file is which fact; `header` knows a file of the same make.
    `preview` is what was found when the file was compared with the register, and with which state
    of it (operations/previewing.py).
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="register_imports"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)
    filename = models.CharField(_("file"), max_length=80)
    sort = models.CharField(_("sort of file"), max_length=8, choices=SourceSort)
    header = models.CharField(max_length=64, editable=False)
    columns = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    preview = models.JSONField(default=dict)
    done_at = models.DateTimeField(_("brought in"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    content = models.BinaryField(default=b"")

    class Meta:
        verbose_name = _("import in the register")
        verbose_name_plural = _("imports in the register")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_waiting(self) -> bool:
        """Nothing was brought in yet."""
        return self.done_at is None


class SitePick(models.Model):
    """Sites that became partners in one go, with what was made for it, so that it can be undone."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="site_picks"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)
    sites = models.ManyToManyField("register.RegisterSite", related_name="picks")
    organisations = models.ManyToManyField(Organisation, related_name="site_picks")
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        verbose_name = _("pick of sites")
        verbose_name_plural = _("picks of sites")

    def __str__(self) -> str:
        return f"{self.partnership} {self.pk}"
