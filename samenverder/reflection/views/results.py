"""What came out of a session, for signed-in members."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.lib.charts import hatch_defs, legend_html
from samenverder.network.access import get_for, require
from samenverder.reflection import findings, words
from samenverder.reflection.models import ReflectionSession, Statement
from samenverder.reflection.queries import results as pictures
from samenverder.reflection.queries.changes import change_of
from samenverder.reflection.queries.outcome import TALKED, Outcome, outcome_of
from samenverder.reflection.tables import method_lines

TABS = {
    "beeld": "",
    "tabel": "",
    "lagen": "layer",
    "partners": "kind",
    "organisaties": "organisation",
}


def get_outcome(request: HttpRequest, region: str, pk: int) -> Outcome:
    """The outcome of a session for this user: 403 before it is shown, 404 when it is gone."""
    rows = ReflectionSession.objects.select_related("instrument", "previous")
    session = get_for(request, region, rows, "reflection.view_session", pk=pk)
    if session.deleted_at:
        raise Http404
    if session.is_scored or session.phase not in TALKED:
        require(request, "reflection.view_results", session)
    return outcome_of(session)


@require_safe
def results(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """All statements per theme: as a picture, as a table, or group by group (?beeld=…)."""
    outcome = get_outcome(request, region, pk)
    context = _shell(request, outcome)
    if not outcome.session.is_scored:
        return render(request, "reflection/results_conversation.html", context)
    if not outcome.enough:
        return render(request, "reflection/results_empty.html", context)
    chosen = request.GET.get("beeld", "")
    view = chosen if chosen in TABS else "beeld"
    context |= _figures(outcome) | {"view": view, "tabs": _tabs(outcome, view)}
    context["blocks"] = theme_blocks(outcome, view)
    context["dimension"] = TABS[view]
    context["shows_groups"] = any(
        group["counts"]
        for entry in outcome.figures["statements"].values()
        for group in entry["groups"].get(TABS[view], [])
    )
    return render(request, "reflection/results.html", context)


@require_safe
def statement(request: HttpRequest, region: str, pk: int, code: str) -> HttpResponse:
    """One statement: everyone, groups, second vote, arguments, notes, actions."""
    outcome = get_outcome(request, region, pk)
    codes = [row.code for row in outcome.statements]
    if code not in codes:
        raise Http404
    place = codes.index(code)
    row = outcome.statements[place]
    context = _shell(request, outcome) | {
        "statement": row,
        "arguments": outcome.arguments.get(code, []),
        "note": outcome.notes.get(code, ""),
        "place": outcome.place(row),
        "before": codes[place - 1] if place else None,
        "after": codes[place + 1] if place + 1 < len(codes) else None,
    }
    if outcome.enough:
        context |= _one(outcome, row)
    return render(request, "reflection/results_statement.html", context)


def _shell(request: HttpRequest, outcome: Outcome) -> dict[str, Any]:
    """What every page of results needs."""
    session = outcome.session
    return {
        "session": session,
        "outcome": outcome,
        "figures": outcome.figures,
        "enough": outcome.enough,
        "actions": outcome.actions,
        "hatch": hatch_defs(),
        "may_lead": request.user.has_perm("reflection.lead_session", session),
    }


def _figures(outcome: Outcome) -> dict[str, Any]:
    figures, scale = outcome.figures, outcome.session.instrument.scale
    response = figures["response"]
    return {
        "headline": findings.headline(figures),
        "filled_in": findings.filled_in(response),
        "missing": words.and_words(findings.missing(response)),
        "unplaced": findings.unplaced(response),
        "change": change_of(outcome.session, figures, scale),
        "legend": legend_html(scale),
        "scale": scale,
        "method": method_lines(figures["open_names"]),
    }


def _tabs(outcome: Outcome, view: str) -> list[dict[str, Any]]:
    """The ways to look; kinds and organisations only where at least one group may be shown."""
    labels = {
        "beeld": _("Picture"),
        "tabel": _("Table"),
        "lagen": _("Difference between layers"),
        "partners": _("Between kinds of partner"),
        "organisaties": _("Between organisations"),
    }
    entries = outcome.figures["statements"].values()
    filled = {
        key
        for key, name in TABS.items()
        if any(group["counts"] for entry in entries for group in entry["groups"].get(name, []))
    }
    return [
        {"key": key, "label": label, "current": key == view}
        for key, label in labels.items()
        if key in {"beeld", "tabel", "lagen", view} or key in filled
    ]


def theme_blocks(outcome: Outcome, view: str) -> list[dict[str, Any]]:
    """Per theme: its headline and its statements, with what this way of looking needs."""
    figures, scale = outcome.figures, outcome.session.instrument.scale
    bars = pictures.bars_for(figures, figures["statements"], scale) if view == "beeld" else {}
    blocks: dict[str, dict[str, Any]] = {}
    for row in outcome.statements:
        theme, entry = row.theme.code, figures["statements"].get(row.code)
        if entry is None:
            continue
        block = blocks.setdefault(theme, _block(figures, theme))
        line = {
            "statement": row,
            "entry": entry,
            "bar": bars.get(row.code),
            "parts": words.statement_parts(entry),
            "arguments": len(outcome.arguments.get(row.code, [])),
        }
        if TABS[view]:
            line["groups"] = pictures.group_rows(entry, TABS[view], scale)
            line["difference"] = words.difference_sentence(entry, TABS[view])
        block["lines"].append(line)
    return list(blocks.values())


def _block(figures: dict[str, Any], theme: str) -> dict[str, Any]:
    return {
        "theme": pictures.badge(theme, figures["themes"][theme]),
        "headline": findings.theme_headline(figures, theme),
        "lines": [],
    }


def _one(outcome: Outcome, row: Statement) -> dict[str, Any]:
    figures, instrument = outcome.figures, outcome.session.instrument
    view = pictures.statement_view(figures, row.code, instrument)
    if view is None:
        return {}
    entry = figures["statements"][row.code]
    names = (figures["names"] or {}).get(row.code)
    options = ["1", "2", "3", "4", "5", "unknown"]
    return {
        "shown": view,
        "legend": legend_html(instrument.scale),
        "scale": instrument.scale,
        "dimensions": [
            {
                "title": title,
                "rows": view.groups[name],
                "sentence": words.difference_sentence(entry, name),
                "shown": any(group["counts"] for group in entry["groups"][name]),
            }
            for name, title in _dimension_titles().items()
        ],
        "names": [
            (label, words.and_words(names[key]))
            for key, label in zip(options, [*instrument.scale, instrument.unknown], strict=True)
            if names[key]
        ]
        if names
        else [],
    }


def _dimension_titles() -> dict[str, str]:
    return {
        "layer": _("Layers"),
        "kind": _("Kinds of partner"),
        "organisation": _("Organisations"),
    }


def results_url(session: ReflectionSession) -> str:
    """The page with what came out."""
    return reverse("reflection:results", args=[session.partnership.slug, session.pk])
