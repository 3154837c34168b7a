"""On whose mandate a commitment stands."""

from samenverder.network.models import Mandate


def mandate_words(mandate: Mandate) -> str:
    """Whose mandate, for whom, given by whom: kept in words, also when the mandate is gone."""
    return f"{mandate.person.name}, {mandate.organisation.name} ({mandate.given_by})"[:300]
