"""The addresses of this room."""

from django.urls import path

from samenverder.register.views import drawn, importing, listing, picking, site

app_name = "register"
HERE = "regio/<slug:region>/register/"
SITE = HERE + "vestigingen/<int:pk>/"
IMPORT = HERE + "inlezen/<int:pk>/"

urlpatterns = [
    path(HERE, listing.site_list, name="site_list"),
    path(HERE + "download/<str:kind>/", listing.site_export, name="site_export"),
    path(HERE + "kaart/", drawn.site_map, name="site_map"),
    path(HERE + "partners/", picking.pick, name="pick"),
    path(HERE + "partners/<int:pk>/terug/", picking.pick_undo, name="pick_undo"),
    path(HERE + "inlezen/", importing.import_start, name="import_start"),
    path(IMPORT, importing.import_check, name="import_check"),
    path(IMPORT + "kolommen/", importing.import_columns, name="import_columns"),
    path(IMPORT + "fouten/", importing.import_errors, name="import_errors"),
    path(IMPORT + "weg/", importing.import_forget, name="import_forget"),
    path(IMPORT + "terug/", importing.import_undo, name="import_undo"),
    path(SITE, site.site_detail, name="site_detail"),
    path(SITE + "partner/", site.site_link, name="site_link"),
]
