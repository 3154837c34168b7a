"""Partners and layers: who represents whom, and who is missing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.lib.tables import Sheet
from samenverder.lib.text import number_word, upper_first
from samenverder.network.access import get_partnership_for
from samenverder.network.forms.partners import MatrixFilterForm
from samenverder.network.forms.partnership import PartnershipForm
from samenverder.network.models import Layer
from samenverder.network.operations.partnerships import rename_partnership
from samenverder.network.queries.matrix import matrix
from samenverder.network.queries.organisations import memberships_of
from samenverder.network.views.pages import download, room
from samenverder.web import undo


@require_safe
def partners(request: HttpRequest, region: str) -> HttpResponse:
    """The matrix of organisations and layers, with its holes."""
    partnership = get_partnership_for(request, region, "network.view_partnership")
    form = MatrixFilterForm(request.GET)
    want = form.narrowed()
    found = matrix(partnership, request.GET.get("pagina", "1"), want)
    word = upper_first(number_word(found.incomplete, get_language() or "nl"))
    context = room(
        request,
        partnership,
        "partners",
        matrix=found,
        layers=[(layer, Layer(layer).label) for layer in want.layers],
        columns=len(want.layers) + 1,
        filter_form=form,
        want=want,
        is_narrowed=want.is_narrowed,
        incomplete_word=word,
        ended=memberships_of(partnership, ended=True),
        undo=undo.take(request),
    )
    return render(request, "network/partners.html", context)


@require_safe
def partners_download(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The matrix as a table; readers get how many people, not who."""
    partnership = get_partnership_for(request, region, "network.view_partnership")
    if kind not in ("csv", "xlsx"):
        raise Http404
    names = request.user.has_perm("network.view_people", partnership)
    want = MatrixFilterForm(request.GET).narrowed()
    header = [_("Partner"), _("Kind of partner"), _("Town")]
    header += [str(Layer(layer).label) for layer in want.layers]
    rows = []
    for row in matrix(partnership, want=want).rows:
        organisation = row.membership.organisation
        cells = [_cell(cell, names) for cell in row.cells]
        rows.append([organisation.name, organisation.get_kind_display(), organisation.town, *cells])
    return download(kind, "partners", Sheet(_("Partners"), header, rows), partnership)


def _cell(cell: object, names: bool) -> str | int:
    positions = cell.positions  # type: ignore[attr-defined]
    if not positions and not cell.needed:  # type: ignore[attr-defined]
        return _("not needed")
    if not names:
        return len(positions)
    return "; ".join(
        f"{p.person.name} ({p.title})" if p.title else p.person.name for p in positions
    )


@require_http_methods(["GET", "POST"])
def partnership_edit(request: HttpRequest, region: str) -> HttpResponse:
    """Another name for the partnership."""
    partnership = get_partnership_for(request, region, "network.change_partnership")
    form = PartnershipForm(request.POST or None, initial={"name": partnership.name})
    if request.method == "POST" and form.is_valid():
        rename_partnership(by=request.user, partnership=partnership, **form.cleaned_data)  # type: ignore[arg-type]
        messages.success(request, _("The partnership has a new name."))
        return redirect("network:access", region)
    return render(
        request, "network/partnership_edit.html", room(request, partnership, "access", form=form)
    )
