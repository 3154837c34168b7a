"""What a project costs, who pays for it, and what is spent. Amounts in euros."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.projects.models.parts import ProjectPart


class FundingSource(models.TextChoices):
    """Who pays for a line of the budget."""

    GRANT = "grant", _("Grant")
    MUNICIPALITY = "municipality", _("Municipality")
    OWN = "own", _("Own means")
    OTHER = "other", _("Other")


class BudgetLine(ProjectPart):
    """One thing that costs money, and who pays for it; `funder` names the grant or the payer."""

    text = models.CharField(_("what"), max_length=160)
    amount = models.DecimalField(_("planned (€)"), max_digits=10, decimal_places=2)
    source = models.CharField(_("who pays"), max_length=12, choices=FundingSource)
    funder = models.CharField(_("name of the grant or payer"), max_length=120, blank=True)
    kind = "budget"

    class Meta:
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class Expense(ProjectPart):
    """Money spent on a line of the budget."""

    line = models.ForeignKey(BudgetLine, on_delete=models.CASCADE, related_name="expenses")
    amount = models.DecimalField(_("spent (€)"), max_digits=10, decimal_places=2)
    spent_on = models.DateField(_("spent on"), default=timezone.localdate)
    note = models.CharField(_("on what"), max_length=200, blank=True)
    kind = "expense"

    class Meta:
        verbose_name = _("expense")
        verbose_name_plural = _("expenses")
        ordering = ["spent_on", "pk"]

    def __str__(self) -> str:
        return self.note or str(self.line)
