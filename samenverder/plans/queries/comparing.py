"""Which two texts of a plan stand beside each other."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samenverder.lib.text import format_date
from samenverder.plans.content import Content
from samenverder.plans.models import PlanVersion


@dataclass(frozen=True)
class Compared:
    """`version` and a later one; without `later` the text of today."""

    version: PlanVersion
    later: PlanVersion | None
    old: Content
    new: Content

    @property
    def heading(self) -> str:
        """What was compared, in the active language."""
        words = {"old": self.version.number, "new": self.later.number if self.later else 0}
        if self.later is None:
            return _("What changed since version %(old)d") % words
        return _("What version %(new)d changed in version %(old)d") % words

    def days(self, language: str) -> str:
        """When both were shared."""
        words = {"old": format_date(self.version.at, language)}
        if self.later is None:
            return _("Version of %(old)s, beside the text that is being written") % words
        words["new"] = format_date(self.later.at, language)
        return _("Version of %(old)s, beside that of %(new)s") % words
