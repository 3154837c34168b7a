"""The addresses of what happens after a meeting."""

from django.urls import path

from samenverder.dialogues.views import afterwards, afterwards_mail, afterwards_report, asked

AFTER = "regio/<slug:region>/bijeenkomsten/dialoog/<int:pk>/na-afloop/"
MAIL = f"{AFTER}post/"
AFTERWARDS = [
    path(AFTER, afterwards.after, name="after"),
    path(f"{AFTER}bestemming/", afterwards.decide, name="after_decide"),
    path(f"{AFTER}ongedaan/", afterwards.take_back, name="after_undo"),
    path(f"{AFTER}uitkomst/<int:row>/", afterwards.outcome, name="after_outcome"),
    path(f"{AFTER}vraag/<int:row>/opnieuw/", asked.ask_again, name="after_ask_again"),
    path(f"{AFTER}vraag/<int:row>/overnemen/", asked.take_over, name="after_take_answer"),
    path("vraag-na-dialoog/<slug:key>/", asked.asked, name="asked"),
    path(f"{AFTER}verslag/", afterwards_report.report, name="after_report"),
    path(f"{AFTER}verslag.<slug:kind>", afterwards_report.report_file, name="after_report_file"),
    path(f"{AFTER}ook-voor-mij/", afterwards_mail.own_address, name="after_own_address"),
    path(MAIL, afterwards_mail.mail, name="after_mail"),
    path(f"{MAIL}genodigden/", afterwards_mail.add_invited, name="after_invited"),
    path(f"{MAIL}adres/<int:row>/", afterwards_mail.address_off, name="after_address_off"),
    path(f"{MAIL}verslag/", afterwards_mail.send_report, name="after_send_report"),
    path(f"{MAIL}bericht/", afterwards_mail.message, name="after_message"),
    path("dialoog/<str:code>/verslag/", afterwards_mail.leave_address, name="leave_address"),
    path("dialoogpost/<str:key>/", afterwards_mail.stop_mail, name="stop_mail"),
]
