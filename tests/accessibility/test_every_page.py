"""No page is forgotten: every address is looked at, or stands here with the reason why not."""

import json

import pytest
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.browser import prepared
from tests.looks import all_looks

pytestmark = [pytest.mark.journey]

# Answer a file or a piece of a page, not a page.
FILES = {
    "meetings:answer_ics", "meetings:document", "meetings:export", "meetings:feed", "meetings:ics",
    "meetings:minutes_pdf", "commitments:export", "mfa_download_recovery_codes",
    "network:log_download",
    "insight:network_download", "network:mandates_download", "network:groups_download",
    "network:partners_download", "network:people_download", "network:people_import_example",
    "reflection:instrument_import_errors", "reflection:instrument_toml",
    "reflection:instrument_xlsx", "reflection:paper_errors", "reflection:participant_worker",
    "reflection:report_pdf", "reflection:results_csv", "reflection:results_xlsx",
    "register:import_errors", "register:site_export",
    "projects:benefit_export", "projects:benefit_paper", "projects:export",
    "projects:joint_plan_paper", "projects:paper", "projects:project_paper",
    "answers:export", "answers:on_plan", "answers:pdf",
    "answers:board_export", "answers:needs_export", "answers:school_export",
    "ambition:comment_export", "ambition:endorsement_export", "ambition:focus_export",
    "ambition:question_export", "ambition:version_pdf",
    "pitches:handout", "pitches:slides",
    "plans:differences_pdf", "plans:export", "plans:lesson_export", "plans:pdf",
    "plans:section_now", "plans:summary",
    "pitchdays:overview_export", "pitchdays:overview_paper", "pitchdays:programme_export",
    "pitchdays:programme_paper",
    "dialogues:paper", "dialogues:phone_picture", "dialogues:picture", "dialogues:screen_picture",
    "dialogues:worker",
    "dialogues:after_report_file", "dialogues:returning_export", "dialogues:returning_paper",
    "dialogues:told_export", "dialogues:list_export",
    "library:lesson_export", "library:material", "library:pdf",
    "library:collection_paper", "library:export", "library:links_export",
    "library:used_by_export",
    "tracks:material", "tracks:programme_export", "tracks:progress_export",
    "trainings:date_ics", "trainings:feed", "trainings:import_example",
    "trainings:inspiration_export", "trainings:needs_export",
    "trainings:certificate", "trainings:export", "trainings:people_export",
    "trainings:own_certificate", "trainings:place_certificate",
    "trainings:present_paper",
    "reflection:score_sheet", "reflection:score_workbook", "web:health",
}  # fmt: skip
# Send the visitor on to a page that is looked at, or need a step in between that is not ours.
ELSEWHERE = {
    "account_set_password": "everybody has a password: to changing it",
    "account_confirm_login_code": "signing in by mailed code is off",
    "commitments:action_list": "to the list of everything",
    "insight:start": "to the region, to setting up or to signing in",
    "mfa_login_webauthn": "answers the device, not a person",
    "mfa_reauthenticate_webauthn": "needs a device",
    "network:setup": "only on an empty site: see below",
    "reflection:participant_second_vote": "shown in the phase of a second vote",
}


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, prefix: str = ""
) -> dict[str, URLPattern]:
    """Every named address of the product."""
    found: dict[str, URLPattern] = {}
    for row in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(row, URLResolver):
            space = f"{prefix}{row.namespace}:" if row.namespace else prefix
            found |= addresses(row.url_patterns, space)
        else:
            found[f"{prefix}{row.name}"] = row
    return found


def takes_forms_alone(address: URLPattern) -> bool:
    """Refuses to be opened as a page, or sends on, before it looks at the visitor."""
    parts = dict.fromkeys(address.pattern.regex.groupindex, 1)
    try:
        return address.callback(RequestFactory().get("/"), **parts).status_code in {302, 405}
    except Exception:  # it went on to look at the visitor: it is a page
        return False


def test_every_address_is_looked_at():
    stage = json.loads((prepared("stage") / "stage.json").read_text())
    seen = {
        resolve(look.path.partition("?")[0]).view_name
        for look in all_looks(stage)
        if look.status == 200
    }
    known = addresses()
    forms = {name for name, address in known.items() if takes_forms_alone(address)}
    forgotten = known.keys() - seen - FILES - ELSEWHERE.keys() - forms
    assert forgotten == set(), "Add these to tests/looks.py"


def test_nothing_is_excused_that_is_not_there():
    assert (FILES | ELSEWHERE.keys()) - addresses().keys() == set()


def test_every_look_has_its_own_name():
    stage = json.loads((prepared("stage") / "stage.json").read_text())
    names = [look.name for look in all_looks(stage)]
    assert len(names) == len(set(names))
