"""The nouns of the register."""

from samenverder.register.models.imported import RegisterImport, SitePick, SourceSort
from samenverder.register.models.site import SCHOOL_KINDS, RegisterSite, SiteChange

__all__ = [
    "SCHOOL_KINDS",
    "RegisterImport",
    "RegisterSite",
    "SiteChange",
    "SitePick",
    "SourceSort",
]
