"""The addresses of instruments."""

from django.urls import URLPattern, path

from samenverder.reflection.views import instrument_editor as editor
from samenverder.reflection.views import instrument_files as files
from samenverder.reflection.views import instruments as views

BASE = "regio/<slug:region>/reflectie/instrumenten/"
ONE = BASE + "<int:pk>/"
EDIT = ONE + "wijzigen/"
THEME = EDIT + "thema/<int:theme>/"
STATEMENT = EDIT + "stelling/<int:statement>/"

urlpatterns: list[URLPattern] = [
    path(BASE, views.instrument_list, name="instrument_list"),
    path(BASE + "inlezen/", files.instrument_import, name="instrument_import"),
    path(
        BASE + "inlezen/fouten.xlsx",
        files.instrument_import_errors,
        name="instrument_import_errors",
    ),
    path(BASE + "terugzetten/", views.instrument_restore, name="instrument_restore"),
    path(BASE + "<int:pk>.toml", files.instrument_toml, name="instrument_toml"),
    path(BASE + "<int:pk>.xlsx", files.instrument_xlsx, name="instrument_xlsx"),
    path(ONE, views.instrument_detail, name="instrument_detail"),
    path(ONE + "kopie/", views.instrument_copy, name="instrument_copy"),
    path(ONE + "nieuwe-versie/", views.instrument_next_version, name="instrument_next_version"),
    path(ONE + "publiceren/", views.instrument_publish, name="instrument_publish"),
    path(ONE + "terug-naar-concept/", views.instrument_unpublish, name="instrument_unpublish"),
    path(ONE + "archiveren/", views.instrument_archive, name="instrument_archive"),
    path(ONE + "terughalen/", views.instrument_unarchive, name="instrument_unarchive"),
    path(ONE + "verwijderen/", views.instrument_delete, name="instrument_delete"),
    path(EDIT, views.instrument_edit, name="instrument_edit"),
    path(EDIT + "gegevens/", editor.instrument_settings, name="instrument_settings"),
    path(EDIT + "nummeren/", editor.statements_renumber, name="instrument_renumber"),
    path(EDIT + "terugzetten/", editor.part_restore, name="instrument_part_restore"),
    path(EDIT + "thema/", editor.theme_add, name="instrument_theme_add"),
    path(THEME, editor.theme_edit, name="instrument_theme_edit"),
    path(THEME + "verplaatsen/", editor.theme_move, name="instrument_theme_move"),
    path(THEME + "verwijderen/", editor.theme_remove, name="instrument_theme_remove"),
    path(THEME + "stelling/", editor.statement_add, name="instrument_statement_add"),
    path(STATEMENT, editor.statement_edit, name="instrument_statement_edit"),
    path(STATEMENT + "verplaatsen/", editor.statement_move, name="instrument_statement_move"),
    path(STATEMENT + "verwijderen/", editor.statement_remove, name="instrument_statement_remove"),
]
