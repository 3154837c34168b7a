"""Who stands behind a version, in rows and in words."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenverder.ambition.models import AmbitionVersion, Endorsement
from samenverder.ambition.queries.people import Holder, holders, partners
from samenverder.lib.text import join_words
from samenverder.network.models import Organisation, Partnership

NAMED = 3  # this many silent partners are named, more are counted


@dataclass(frozen=True)
class Row:
    """A partner, what it said, and who may say it."""

    organisation: Organisation
    said: Endorsement | None
    holders: tuple[Holder, ...] = ()
    left: bool = False

    @property
    def name(self) -> str:
        """Of the partner, with a word when it takes part no longer."""
        name = self.organisation.name
        return _("%(partner)s (takes part no longer)") % {"partner": name} if self.left else name


@dataclass(frozen=True)
class Support:
    """What all partners say about a version.

    Partners that spoke and left are in `rows` too, but do not count.
    """

    rows: tuple[Row, ...]

    @property
    def partners(self) -> list[Row]:
        return [row for row in self.rows if not row.left]

    @property
    def behind(self) -> list[Row]:
        return [row for row in self.partners if row.said and row.said.endorses]

    @property
    def not_yet(self) -> list[Row]:
        return [row for row in self.partners if row.said and not row.said.endorses]

    @property
    def silent(self) -> list[Row]:
        return [row for row in self.partners if row.said is None]

    @property
    def total(self) -> int:
        return len(self.partners)

    @property
    def headline(self) -> str:
        """ "12 of the 14 partners stand behind it." """
        number = {"n": len(self.behind), "total": self.total}
        if not self.total:
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
        gone = [row.organisation.name for row in self.rows if row.left]
        if gone:
            words = {"partners": join_words(gone, _and())}
            told.append(
                ngettext(
                    "%(partners)s spoke as well, but takes part no longer.",
                    "%(partners)s spoke as well, but take part no longer.",
                    len(gone),
                )
                % words
            )
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
    lies = version.can_be_endorsed
    said = version.endorsements.filter(withdrawn_at__isnull=True)
    by_partner = {row.organisation_id: row for row in said}
    wanted = Q(pk__in=said.values("organisation_id"))
    if lies:
        wanted |= Q(pk__in=partners(version.partnership))
    may_say: dict[int, list[Holder]] = {}
    for holder in holders(version.partnership) if with_mandates else []:
        may_say.setdefault(holder.organisation, []).append(holder)
    rows = []
    takes_part = Exists(partners(version.partnership).filter(pk=OuterRef("pk")))
    for partner in Organisation.objects.filter(wanted).only("name").annotate(now=takes_part):
        holding = tuple(may_say.get(partner.pk, []))
        row = Row(partner, by_partner.get(partner.pk), holding, lies and not partner.now)
        if row.said:
            row.said.organisation = partner
        rows.append(row)
    return Support(tuple(sorted(rows, key=lambda row: row.organisation.name.lower())))


def silent_partners(partnership: Partnership, version: int) -> QuerySet[Organisation]:
    """Partners that said nothing yet about the version with this number."""
    said = Endorsement.objects.filter(version_of_text=version, withdrawn_at__isnull=True)
    return partners(partnership).exclude(pk__in=said.values("organisation_id"))
