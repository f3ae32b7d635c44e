from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse


@login_not_required
def nowhere(request: HttpRequest) -> HttpResponse:
    """An address that a library knows and Tandem does not."""
    raise Http404
