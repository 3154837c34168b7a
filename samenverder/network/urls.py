"""The addresses of the network."""

from django.urls import path

from samenverder.network.views import (
    access,
    group_members,
    groups,
    importing,
    invitation,
    log,
    mail_choices,
    mandates,
    me,
    organisations,
    partners,
    people,
    person,
    relations,
    setup,
)

app_name = "network"
HERE = "regio/<slug:region>/netwerk/"
PARTNER = HERE + "organisaties/<int:pk>/"
PERSON = HERE + "mensen/<int:pk>/"
POSITION = PERSON + "functies/<int:position>/"
ROUND = HERE + "met-wie/rondes/<int:pk>/"
MANDATE = HERE + "mandaten/<int:pk>/"
GROUP = HERE + "groepen/<int:pk>/"
MEMBER = GROUP + "leden/<int:member>/"
INVITATION = HERE + "uitnodigingen/<int:pk>/"

urlpatterns = [
    path("beginnen/", setup.setup, name="setup"),
    path("uitnodiging/<str:key>/", invitation.invitation, name="invitation"),
    path("mij/", me.me, name="me"),
    path("post/<str:key>/", mail_choices.mail_choice, name="mail_choice"),
    path("met-wie/<str:key>/", relations.relation_by_key, name="relation_by_key"),
    path(HERE + "met-wie/", relations.relation_answer, name="relation_answer"),
    path(HERE + "met-wie/rondes/", relations.relation_rounds, name="relation_rounds"),
    path(ROUND + "sluiten/", relations.relation_close, name="relation_close"),
    path(ROUND + "heropenen/", relations.relation_reopen, name="relation_reopen"),
    path(ROUND + "terugnemen/", relations.relation_remove, name="relation_remove"),
    path(ROUND + "mailen/", relations.relation_mail, name="relation_mail"),
    path(HERE, partners.partners, name="partners"),
    path(HERE + "download/<str:kind>/", partners.partners_download, name="partners_download"),
    path(HERE + "naam/", partners.partnership_edit, name="partnership_edit"),
    path(HERE + "organisaties/nieuw/", organisations.organisation_add, name="organisation_add"),
    path(
        HERE + "organisaties/bestaand/",
        organisations.organisation_existing,
        name="organisation_existing",
    ),
    path(PARTNER, organisations.organisation_detail, name="organisation_detail"),
    path(PARTNER + "wijzigen/", organisations.organisation_edit, name="organisation_edit"),
    path(PARTNER + "stoppen/", organisations.organisation_end, name="organisation_end"),
    path(PARTNER + "hervatten/", organisations.organisation_renew, name="organisation_renew"),
    path(HERE + "mensen/", people.people, name="people"),
    path(HERE + "mensen/download/<str:kind>/", people.people_download, name="people_download"),
    path(HERE + "mensen/nieuw/", people.person_add, name="person_add"),
    path(HERE + "mensen/uitnodigen/", people.people_invite, name="people_invite"),
    path(HERE + "mensen/invoeren/", importing.people_import, name="people_import"),
    path(
        HERE + "mensen/invoeren/fouten/",
        importing.people_import_errors,
        name="people_import_errors",
    ),
    path(
        HERE + "mensen/invoeren/voorbeeld/",
        importing.people_import_example,
        name="people_import_example",
    ),
    path(PERSON, person.person_detail, name="person_detail"),
    path(PERSON + "wijzigen/", person.person_edit, name="person_edit"),
    path(PERSON + "uitnodigen/", access.person_invite, name="person_invite"),
    path(PERSON + "terug/", person.person_return, name="person_return"),
    path(PERSON + "functies/nieuw/", person.position_add, name="position_add"),
    path(POSITION, person.position_edit, name="position_edit"),
    path(POSITION + "stoppen/", person.position_end, name="position_end"),
    path(POSITION + "hervatten/", person.position_resume, name="position_resume"),
    path(HERE + "mandaten/", mandates.mandates, name="mandates"),
    path(HERE + "mandaten/download/<str:kind>/", mandates.download_all, name="mandates_download"),
    path(HERE + "mandaten/nieuw/", mandates.mandate_add, name="mandate_add"),
    path(MANDATE, mandates.mandate_detail, name="mandate_detail"),
    path(MANDATE + "wijzigen/", mandates.mandate_edit, name="mandate_edit"),
    path(MANDATE + "stoppen/", mandates.mandate_end, name="mandate_end"),
    path(MANDATE + "hervatten/", mandates.mandate_resume, name="mandate_resume"),
    path(HERE + "groepen/", groups.groups, name="groups"),
    path(HERE + "groepen/download/<str:kind>/", groups.groups_download, name="groups_download"),
    path(HERE + "groepen/nieuw/", groups.group_add, name="group_add"),
    path(GROUP, groups.group_detail, name="group_detail"),
    path(GROUP + "wijzigen/", groups.group_edit, name="group_edit"),
    path(GROUP + "stoppen/", groups.group_end, name="group_end"),
    path(GROUP + "hervatten/", groups.group_resume, name="group_resume"),
    path(GROUP + "jaren/", groups.group_year, name="group_year"),
    path(GROUP + "leden/nieuw/", group_members.member_add, name="group_member_add"),
    path(MEMBER, group_members.member_edit, name="group_member_edit"),
    path(MEMBER + "stoppen/", group_members.member_end, name="group_member_end"),
    path(MEMBER + "hervatten/", group_members.member_resume, name="group_member_resume"),
    path(HERE + "toegang/", access.access, name="access"),
    path(HERE + "toegang/<int:pk>/", access.access_edit, name="access_edit"),
    path(HERE + "toegang/<int:pk>/intrekken/", access.access_take, name="access_take"),
    path(INVITATION + "opnieuw/", access.invitation_resend, name="invitation_resend"),
    path(INVITATION + "intrekken/", access.invitation_withdraw, name="invitation_withdraw"),
    path(HERE + "logboek/", log.log, name="log"),
    path(HERE + "logboek/download/<str:kind>/", log.log_download, name="log_download"),
]
