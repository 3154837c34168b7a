"""Where the shell leads: the places of the menu, and which help page stands beside a screen."""

from django.utils.translation import gettext_lazy as _

# What each room adds to the shell: url name, label
PLACES = [
    ("insight:home", _("Start")),
    ("reflection:session_list", _("Reflection")),
    ("meetings:list", _("Meetings")),
    ("commitments:list", _("Commitments")),
    ("plans:list", _("Plans")),
    ("library:list", _("Library")),
    ("ambition:detail", _("Ambition")),
    ("network:partners", _("Network")),
]

# Rooms without a place of their own: within which room somebody is there
ROOMS_WITHIN = {"register": "network", "trainings": "library"}

# Which help page belongs to which screen; the first that fits
HELP_PAGES = [
    ("reflection:console", "sessie-leiden"),
    ("reflection:participant", "meedoen"),
    ("reflection:result", "uitkomst"),
    ("reflection:report", "uitkomst"),
    ("reflection:instrument", "instrument"),
    ("reflection:paper", "papier"),
    ("reflection:", "sessie-plannen"),
    ("commitments:person_leave", "netwerk"),
    ("commitments:action", "acties"),
    ("commitments:", "afspraken"),
    ("meetings:minutes", "verslag"),
    ("meetings:run", "verslag"),
    ("meetings:", "bijeenkomsten"),
    ("ambition:", "ambitie"),
    ("tracks:", "leergangen"),
    ("pitches:", "pitch"),
    ("dialogues:", "dialoog"),
    ("library:", "bibliotheek"),
    ("trainings:", "opleidingen"),
    ("pitchdays:", "pitch"),
    ("answers:needs", "behoeften"),
    ("answers:together", "behoeften"),
    ("answers:project_need", "behoeften"),
    ("answers:following", "behoeften"),
    ("answers:board", "behoeften"),
    ("answers:school", "behoeften"),
    ("answers:received", "behoeften"),
    ("answers:", "antwoorden"),
    ("projects:", "projecten"),
    ("plans:", "plannen"),
    ("insight:welcome", "netwerk"),
    ("insight:search", "zoeken"),
    ("insight:network", "netwerktekening"),
    ("insight:", "start"),
    ("network:person_invite", "uitnodigen"),
    ("network:invitation", "uitnodigen"),
    ("network:access", "uitnodigen"),
    ("network:me", "aanmelden"),
    ("network:relation", "netwerktekening"),
    ("network:", "netwerk"),
    ("register:", "register"),
    ("account_", "aanmelden"),
    ("mfa_", "aanmelden"),
    ("usersessions_", "aanmelden"),
]
