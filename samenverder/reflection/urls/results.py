"""Addresses of what comes out of a session."""

from django.urls import path

from samenverder.reflection.views import exports, results

ONE = "regio/<slug:region>/reflectie/sessies/<int:pk>/"

urlpatterns = [
    path(f"{ONE}uitkomst/", results.results, name="results"),
    path(f"{ONE}uitkomst.csv", exports.results_csv, name="results_csv"),
    path(f"{ONE}uitkomst.xlsx", exports.results_xlsx, name="results_xlsx"),
    path(f"{ONE}uitkomst/<str:code>/", results.statement, name="results_statement"),
    path(f"{ONE}verslag/", exports.report, name="report"),
    path(f"{ONE}verslag.pdf", exports.report_pdf, name="report_pdf"),
    path(f"{ONE}verslag/mailen/", exports.mail_report, name="report_mail"),
]
