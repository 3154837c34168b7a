"""Who stands behind a version, in rows and in words."""

from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenverder.ambition.models import AmbitionVersion, Endorsement
from samenverder.ambition.queries.people import partners
from samenverder.lib.text import join_words
from samenverder.network.models import DecisionSubject, Mandate, Organisation
from samenverder.network.queries.mandates import mandates_for

NAMED = 3  # this many silent partners are named, more are counted


@dataclass(frozen=True)
class Row:
    """A partner, what it said, and who may say it."""

    organisation: Organisation
    said: Endorsement | None
    mandates: tuple[Mandate, ...] = ()


@dataclass(frozen=True)
class Support:
    """What all partners say about a version. Partners that left and spoke are in `rows` too."""

    rows: tuple[Row, ...]
    total: int

    @property
    def behind(self) -> list[Row]:
        return [row for row in self.rows if row.said and row.said.endorses]

    @property
    def not_yet(self) -> list[Row]:
        return [row for row in self.rows if row.said and not row.said.endorses]

    @property
    def silent(self) -> list[Row]:
        return [row for row in self.rows if row.said is None]

    @property
    def headline(self) -> str:
        """ "12 of the 14 partners stand behind it." """
        number = {"n": len(self.behind), "total": self.total}
        if not self.rows:
            return _("No partner takes part yet.")
        if len(self.behind) == self.total:
            return (
                ngettext(
                    "The only partner stands behind it.",
                    "All %(total)d partners stand behind it.",
                    self.total,
                )
                % number
            )
        if not self.behind:
            return (
                ngettext(
                    "The only partner did not say yet whether it stands behind it.",
                    "None of the %(total)d partners said yet that it stands behind it.",
                    self.total,
                )
                % number
            )
        return (
            ngettext(
                "%(n)d of the %(total)d partners stands behind it.",
                "%(n)d of the %(total)d partners stand behind it.",
                len(self.behind),
            )
            % number
        )

    @property
    def exceptions(self) -> list[str]:
        """One sentence for each partner that does not yet, and one for those that are silent."""
        told = [
            _("%(partner)s not yet, because: %(why)s")
            % {"partner": row.organisation.name, "why": _closed(row.said.why if row.said else "")}
            for row in self.not_yet
        ]
        silent = [row.organisation.name for row in self.silent]
        if silent and len(silent) <= NAMED:
            words = {"partners": join_words(silent, _and())}
            told.append(
                ngettext(
                    "%(partners)s has not said anything yet.",
                    "%(partners)s have not said anything yet.",
                    len(silent),
                )
                % words
            )
        elif silent and self.behind:
            told.append(_("%(n)d partners have not said anything yet.") % {"n": len(silent)})
        return told


def _closed(text: str) -> str:
    """A sentence that ends as one."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _and() -> str:
    return "and" if (get_language() or "nl").startswith("en") else "en"


def support_of(version: AmbitionVersion, *, with_mandates: bool = False) -> Support:
    """What every partner says about this version; two queries, three with the mandates.

    For a version that no longer lies before the partners only those who spoke are in it.
    """
    said = version.endorsements.filter(withdrawn_at__isnull=True)
    by_partner = {row.organisation_id: row for row in said.select_related("organisation", "person")}
    members = list(partners(version.partnership)) if version.can_be_endorsed else []
    known = {row.pk for row in members}
    others = [row.organisation for row in by_partner.values() if row.organisation_id not in known]
    holders: dict[int, list[Mandate]] = {}
    if with_mandates:
        for mandate in mandates_for(version.partnership, DecisionSubject.AMBITION):
            holders.setdefault(mandate.organisation_id, []).append(mandate)
    everybody = sorted([*members, *others], key=lambda row: row.name.lower())
    rows = tuple(
        Row(row, by_partner.get(row.pk), tuple(holders.get(row.pk, []))) for row in everybody
    )
    return Support(rows, len(everybody))


def silent_partners(version: AmbitionVersion) -> list[Organisation]:
    """Partners that said nothing about this version yet."""
    spoke = version.endorsements.filter(withdrawn_at__isnull=True).values("organisation_id")
    return list(partners(version.partnership).exclude(pk__in=spoke))
