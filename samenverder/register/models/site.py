"""School sites as the national files list them, kept per partnership, with their history."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Organisation, OrganisationKind, Partnership

KINDS = {
    OrganisationKind.PO,
    OrganisationKind.VO,
    OrganisationKind.PRO,
    OrganisationKind.VSO,
    OrganisationKind.MBO,
}
SCHOOL_KINDS = [choice for choice in OrganisationKind.choices if choice[0] in KINDS]


class RegisterSiteQuerySet(models.QuerySet["RegisterSite"]):
    """Sites by whether they are open."""

    def open(self) -> "RegisterSiteQuerySet":
        """Those nobody marked as closed."""
        return self.filter(closed_on__isnull=True)


class RegisterSite(models.Model):
    """One place where a school teaches: an official site code with what the files say of it."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="register_sites"
    )
    code = models.CharField(_("site code"), max_length=8)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind of school"), max_length=20, choices=SCHOOL_KINDS, blank=True)
    structure = models.CharField(_("kind of education"), max_length=80, blank=True)
    denomination = models.CharField(_("denomination"), max_length=60, blank=True)
    street = models.CharField(_("address"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=8, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    municipality = models.CharField(_("municipality"), max_length=80, blank=True)
    province = models.CharField(_("province"), max_length=40, blank=True)
    education_region = models.CharField(_("education region"), max_length=80, blank=True)
    rmc_region = models.CharField(_("RMC region"), max_length=80, blank=True)
    rpa_region = models.CharField(_("RPA area"), max_length=80, blank=True)
    labour_region = models.CharField(_("labour market region"), max_length=80, blank=True)
    nodal_area = models.CharField(_("nodal area"), max_length=80, blank=True)
    wgr_area = models.CharField(_("WGR area"), max_length=80, blank=True)
    corop_area = models.CharField(_("COROP area"), max_length=80, blank=True)
    board_number = models.CharField(_("board number"), max_length=8, blank=True)
    board_name = models.CharField(_("school board"), max_length=160, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    website = models.CharField(_("website"), max_length=200, blank=True)
    pupils = models.PositiveIntegerField(_("pupils"), null=True, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    sources = models.CharField(_("stands in"), max_length=40, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="register_sites",
        verbose_name=_("partner"),
    )
    made_by = models.ForeignKey(
        "register.RegisterImport",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="made_sites",
    )

    objects = RegisterSiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("school site")
        verbose_name_plural = _("school sites")
        ordering = ["name", "code"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="one_site_each_code")
        ]
        indexes = [
            models.Index(fields=["partnership", "municipality"], name="site_by_municipality"),
            models.Index(fields=["partnership", "board_number"], name="site_by_board"),
            models.Index(fields=["partnership", "closed_on", "name"], name="site_by_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def school_code(self) -> str:
        """The code of the school this is a site of (BRIN, four characters)."""
        return self.code[:4]

    @property
    def board(self) -> str:
        """The school board by name, else by number."""
        return self.board_name or self.board_number

    @property
    def source_list(self) -> list[str]:
        """In which sorts of file the site stands."""
        return self.sources.split()


class SiteChange(models.Model):
    """One fact of a site that an import changed. What was true before stays readable."""

    site = models.ForeignKey(RegisterSite, on_delete=models.CASCADE, related_name="changes")
    made_by = models.ForeignKey(
        "register.RegisterImport", on_delete=models.CASCADE, related_name="changes"
    )
    field = models.CharField(_("fact"), max_length=20)
    before = models.CharField(_("before"), max_length=200, blank=True)
    after = models.CharField(_("after"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("change of a site")
        verbose_name_plural = _("changes of sites")
        ordering = ["-made_by_id", "pk"]

    def __str__(self) -> str:
        return f"{self.site}: {self.field}"
