"""The addresses of this room."""

from django.urls import path

from samenverder.projects.views import others, parts, portfolio, projects

app_name = "projects"
HERE = "regio/<slug:region>/plannen/projecten/"
ONE = f"{HERE}<int:pk>/"
PLAN = f"{ONE}samen/<int:plan>/"
LINE = f"{ONE}<slug:part>/<int:row>/"
urlpatterns = [
    path(HERE, portfolio.portfolio_page, name="list"),
    path(f"{HERE}papier/", portfolio.portfolio_paper, name="paper"),
    path(f"{HERE}bestand/<slug:kind>/", portfolio.portfolio_export, name="export"),
    path(f"{HERE}nieuw/", projects.project_add, name="add"),
    path(ONE, projects.project_detail, name="detail"),
    path(f"{ONE}wijzigen/", projects.project_change, name="change"),
    path(f"{ONE}stand/", projects.project_step, name="step"),
    path(f"{ONE}belang/<int:organisation>/", others.benefit, name="benefit"),
    path(f"{ONE}samen/nieuw/", others.joint_plan_add, name="joint_plan_add"),
    path(PLAN, others.joint_plan, name="joint_plan"),
    path(f"{PLAN}schrijven/", others.joint_plan_write, name="joint_plan_write"),
    path(f"{PLAN}toezeggen/", others.joint_plan_promise, name="joint_plan_promise"),
    path(f"{ONE}mijlpalen/<int:row>/bereikt/", parts.milestone_tick, name="milestone_tick"),
    path(f"{ONE}<slug:part>/toevoegen/", parts.part_add, name="part_add"),
    path(f"{LINE}wijzigen/", parts.part_change, name="part_change"),
    path(f"{LINE}verwijderen/", parts.part_remove, name="part_remove"),
    path(f"{LINE}terugzetten/", parts.part_restore, name="part_restore"),
]
