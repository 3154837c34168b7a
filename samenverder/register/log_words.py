"""How the log of the partnership reads what happens in this room."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words


def titles_of_files(pks: Iterable[int]) -> dict[int, str]:
    """{pk: name} of these files; one query."""
    from samenverder.register.models import RegisterImport

    return dict(RegisterImport.objects.filter(pk__in=pks).values_list("pk", "filename"))


def titles_of_sites(pks: Iterable[int]) -> dict[int, str]:
    """{pk: name} of these sites; one query."""
    from samenverder.register.models import RegisterSite

    return dict(RegisterSite.objects.filter(pk__in=pks).values_list("pk", "name"))


def register() -> None:
    """Tell the log our words."""
    log_words.register(
        {
            "register_imported": _("brought a file into the register"),
            "register_import_undone": _("undid a file of the register"),
            "sites_picked": _("let schools of the register take part"),
            "sites_unpicked": _("undid that schools of the register take part"),
            "site_linked": _("said which partner a site is"),
            "organisation_withdrawn": _("took back an organisation that was just added"),
        },
        {"registerimport": titles_of_files, "registersite": titles_of_sites},
    )
