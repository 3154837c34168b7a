"""The addresses of this room."""

from django.urls import path

from samenverder.answers import urls_together
from samenverder.answers.views import answering, overview, papers

app_name = "answers"
ROOM = "regio/<slug:region>/plannen/antwoorden/"
PLAN = f"{ROOM}<int:pk>/"
NEED = f"{PLAN}behoefte/<int:need>/"
urlpatterns = [
    path(ROOM, overview.mine, name="mine"),
    path(f"{ROOM}antwoorden.<slug:kind>", overview.export, name="export"),
    path(PLAN, answering.plan_answers, name="plan"),
    path(f"{PLAN}nu/", answering.on_plan, name="on_plan"),
    path(f"{PLAN}rest/", answering.agree_rest, name="rest"),
    path(f"{PLAN}klopt/", answering.confirm, name="confirm"),
    path(f"{PLAN}ongedaan/", answering.undo_answers, name="undo"),
    path(f"{PLAN}afspraken.pdf", papers.agreement_document, name="pdf"),
    path(NEED, answering.need_answer, name="need"),
    path(f"{NEED}akkoord/", answering.need_agree, name="agree"),
    path(f"{NEED}terugnemen/", answering.need_take_back, name="take_back"),
    path(f"{NEED}terugzetten/", answering.need_put_back, name="put_back"),
    *urls_together.urlpatterns,
]
