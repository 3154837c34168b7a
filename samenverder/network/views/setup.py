"""The very first page, on an empty site."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from samenverder.network.forms.accounts import SetupForm
from samenverder.network.operations.setup import begin
from samenverder.network.queries.setup import is_empty
from samenverder.network.views.entering import enter


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """Partnership, coordinator, password; then the people. Gone as soon as somebody exists."""
    if not is_empty():
        raise Http404
    form = SetupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = {key: value for key, value in form.cleaned_data.items() if key != "code"}
        if form.attempt(begin, language=(get_language() or "nl")[:2], **data):
            partnership, user = form.result
            messages.success(request, _("%(name)s is ready.") % {"name": partnership.name})
            place = reverse("network:people_import", args=[partnership.slug])
            return enter(request, user, f"{place}?begin=1")
    return render(request, "network/setup.html", {"form": form})
