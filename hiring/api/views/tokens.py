"""Everyone's own tokens: made, shown once, revoked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hiring.api.forms import TokenForm
from hiring.api.models import Token
from hiring.http import Request, sent
from hiring.moments import today
from hiring.policy import require


def tokens(request: Request) -> HttpResponse:
    """The secret stands on the page that answers, once; it is kept nowhere."""
    require(request.user, "token.make")
    form = TokenForm(sent(request))
    if not form.is_valid():
        return shown(request, form)
    made, secret = Token.objects.make(request.user, by=request.user, **form.cleaned_data)
    return shown(request, TokenForm(), made=made, secret=secret)


def shown(request: Request, form: TokenForm, **more: object) -> HttpResponse:
    page = {"form": form, "tokens": Token.objects.of(request.user), "today": today(), **more}
    response = render(request, "api/tokens.html", page, status=422 if form.errors else 200)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def revoke(request: Request, pk: int) -> HttpResponse:
    token = get_object_or_404(Token.objects.visible_to(request.user), pk=pk)
    require(request.user, "token.revoke", token)
    token.revoke(by=request.user)
    messages.success(request, _("Revoked. Nobody gets in with it any more."))
    return redirect("tokens")
