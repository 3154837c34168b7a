"""Sites that could become partners, and which partner a site probably is already."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from samenverder.network.models import Membership, Organisation, Partnership
from samenverder.register.facts import letters, same_text
from samenverder.register.models import RegisterSite


@dataclass(frozen=True)
class Candidate:
    """A site, and the partner with the same name if there is one."""

    site: RegisterSite
    same: Organisation | None

    @property
    def mark(self) -> str:
        """How a form says that the two are the same."""
        return f"{self.site.pk}-{self.same.pk}" if self.same else ""


def candidates(partnership: Partnership, sites: Iterable[RegisterSite]) -> list[Candidate]:
    """Each site with the partner it seems to be. One query."""
    held = Membership.objects.current().filter(partnership=partnership)
    partners: dict[str, list[Organisation]] = defaultdict(list)
    for row in held.select_related("organisation"):
        partners[letters(row.organisation.name)].append(row.organisation)
    found = []
    for site in sites:
        alike = partners.get(letters(site.name), [])
        near = [row for row in alike if not row.town or same_text(row.town, site.town)]
        found.append(Candidate(site, near[0] if len(near) == 1 else None))
    return found
