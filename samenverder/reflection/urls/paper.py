"""The addresses of paper sheets and score files."""

from django.urls import URLPattern, path

from samenverder.reflection.views import paper, paper_import

BASE = "regio/<slug:region>/reflectie/sessies/<int:pk>/papier/"

urlpatterns: list[URLPattern] = [
    path(BASE, paper.paper, name="paper"),
    path(BASE + "scoreblad.pdf", paper.score_sheet, name="score_sheet"),
    path(BASE + "scores.xlsx", paper.score_workbook, name="score_workbook"),
    path(BASE + "overtypen/", paper.type_in, name="paper_type_in"),
    path(BASE + "terugnemen/", paper.take_back, name="paper_take_back"),
    path(BASE + "bestand/", paper_import.choose_file, name="paper_choose_file"),
    path(BASE + "nakijken/", paper_import.check, name="paper_check"),
    path(BASE + "fouten.xlsx", paper_import.errors_workbook, name="paper_errors"),
    path(BASE + "weggooien/", paper_import.forget_file, name="paper_forget_file"),
]
