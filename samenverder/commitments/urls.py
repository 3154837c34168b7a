"""The addresses of this room."""

from django.urls import path

from samenverder.commitments.views import (
    agreements,
    bulk,
    decisions,
    detail,
    editing,
    leaving,
    listing,
)

app_name = "commitments"
ROOM = "regio/<slug:region>/acties/"
DECISIONS = "regio/<slug:region>/besluiten/"
AGREEMENTS = "regio/<slug:region>/afspraken/"
PERSON = "regio/<slug:region>/netwerk/mensen/<int:pk>/"
urlpatterns = [
    path(f"{PERSON}vertrekken/", leaving.person_leave, name="person_leave"),
    path(AGREEMENTS, listing.commitment_list, name="list"),
    path(f"{AGREEMENTS}afspraken.<slug:form>", listing.commitment_export, name="export"),
    path(f"{AGREEMENTS}samen/", bulk.change_many, name="bulk"),
    path(f"{AGREEMENTS}samen/<slug:batch>/terug/", bulk.bulk_undo, name="bulk_undo"),
    path(ROOM, listing.action_list, name="action_list"),
    path(f"{ROOM}nieuw/", editing.action_add, name="action_add"),
    path(f"{ROOM}<int:pk>/", detail.action_detail, name="action_detail"),
    path(f"{ROOM}<int:pk>/wijzigen/", editing.action_change, name="action_change"),
    path(f"{ROOM}<int:pk>/stand/", detail.action_state, name="action_state"),
    path(f"{ROOM}<int:pk>/doorschuiven/", detail.action_carry_over, name="action_carry_over"),
    path(f"{ROOM}<int:pk>/reactie/", detail.action_comment, name="action_comment"),
    path(f"{ROOM}<int:pk>/verwijderen/", editing.action_remove, name="action_remove"),
    path(f"{ROOM}<int:pk>/terugzetten/", editing.action_restore, name="action_restore"),
    path(f"{DECISIONS}nieuw/", decisions.decision_add, name="decision_add"),
    path(f"{DECISIONS}<int:pk>/", decisions.decision_detail, name="decision_detail"),
    path(f"{DECISIONS}<int:pk>/wijzigen/", decisions.decision_change, name="decision_change"),
    path(f"{DECISIONS}<int:pk>/bevestigen/", decisions.decision_confirm, name="decision_confirm"),
    path(f"{DECISIONS}<int:pk>/afwijzen/", decisions.decision_reject, name="decision_reject"),
    path(f"{DECISIONS}<int:pk>/intrekken/", decisions.decision_withdraw, name="decision_withdraw"),
    path(f"{DECISIONS}<int:pk>/heropenen/", decisions.decision_reopen, name="decision_reopen"),
    path(f"{DECISIONS}<int:pk>/vragen/", decisions.decision_ask, name="decision_ask"),
    path(f"{DECISIONS}<int:pk>/reactie/", decisions.decision_comment, name="decision_comment"),
    path(f"{DECISIONS}<int:pk>/verwijderen/", decisions.decision_remove, name="decision_remove"),
    path(f"{DECISIONS}<int:pk>/terugzetten/", decisions.decision_restore, name="decision_restore"),
    path(f"{AGREEMENTS}nieuw/", agreements.agreement_add, name="agreement_add"),
    path(f"{AGREEMENTS}<int:pk>/", agreements.agreement_detail, name="agreement_detail"),
    path(f"{AGREEMENTS}<int:pk>/wijzigen/", agreements.agreement_change, name="agreement_change"),
    path(f"{AGREEMENTS}<int:pk>/beeindigen/", agreements.agreement_end, name="agreement_end"),
    path(f"{AGREEMENTS}<int:pk>/hervatten/", agreements.agreement_resume, name="agreement_resume"),
    path(f"{AGREEMENTS}<int:pk>/reactie/", agreements.agreement_comment, name="agreement_comment"),
    path(
        f"{AGREEMENTS}<int:pk>/verwijderen/", agreements.agreement_remove, name="agreement_remove"
    ),
    path(
        f"{AGREEMENTS}<int:pk>/terugzetten/", agreements.agreement_restore, name="agreement_restore"
    ),
]
