"""The addresses of this room."""

from django.urls import path

from samenverder.projects.views import (
    benefits,
    benefits_of_all,
    history,
    joint_plans,
    parts,
    portfolio,
    projects,
)

app_name = "projects"
HERE = "regio/<slug:region>/plannen/projecten/"
ONE = f"{HERE}<int:pk>/"
PLAN = f"{ONE}samen/<int:plan>/"
FOR = f"{HERE}voor/<int:organisation>/"
PROMISE = f"{PLAN}toezeggingen/<int:promise>/"
LINE = f"{ONE}<slug:part>/<int:row>/"
urlpatterns = [
    path(HERE, portfolio.portfolio_page, name="list"),
    path(f"{HERE}papier/", portfolio.portfolio_paper, name="paper"),
    path(f"{HERE}bestand/<slug:kind>/", portfolio.portfolio_export, name="export"),
    path(f"{HERE}nieuw/", projects.project_add, name="add"),
    path(f"{HERE}voor/", benefits.benefit_index, name="benefit_index"),
    path(FOR, benefits.benefit_partner, name="benefit_partner"),
    path(f"{FOR}pdf/", benefits.benefit_paper, name="benefit_paper"),
    path(f"{FOR}bestand/<slug:kind>/", benefits.benefit_export, name="benefit_export"),
    path(ONE, projects.project_detail, name="detail"),
    path(f"{ONE}pdf/", projects.project_paper, name="project_paper"),
    path(f"{ONE}wijzigen/", projects.project_change, name="change"),
    path(f"{ONE}geschiedenis/", history.history, name="history"),
    path(f"{ONE}stand/", projects.project_step, name="step"),
    path(f"{ONE}belang/", benefits_of_all.benefits, name="benefits"),
    path(f"{ONE}belang/<int:organisation>/", benefits.benefit, name="benefit"),
    path(f"{ONE}samen/nieuw/", joint_plans.joint_plan_add, name="joint_plan_add"),
    path(PLAN, joint_plans.joint_plan, name="joint_plan"),
    path(f"{PLAN}schrijven/", joint_plans.joint_plan_write, name="joint_plan_write"),
    path(f"{PLAN}toezeggen/", joint_plans.joint_plan_promise, name="joint_plan_promise"),
    path(f"{PLAN}terug/", joint_plans.joint_plan_put_back, name="joint_plan_put_back"),
    path(f"{PLAN}pdf/", joint_plans.joint_plan_paper, name="joint_plan_paper"),
    path(f"{PROMISE}weg/", joint_plans.outside_remove, name="outside_remove"),
    path(f"{PROMISE}terug/", joint_plans.outside_restore, name="outside_restore"),
    path(f"{PROMISE}volgen/", joint_plans.outside_follow, name="outside_follow"),
    path(f"{ONE}mijlpalen/<int:row>/bereikt/", parts.milestone_tick, name="milestone_tick"),
    path(f"{ONE}<slug:part>/toevoegen/", parts.part_add, name="part_add"),
    path(f"{LINE}wijzigen/", parts.part_change, name="part_change"),
    path(f"{LINE}verwijderen/", parts.part_remove, name="part_remove"),
    path(f"{LINE}terugzetten/", parts.part_restore, name="part_restore"),
]
