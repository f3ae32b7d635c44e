"""The letter of an offer, for those inside who may read the offer."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from candidates.letter_page import kept_of
from candidates.models import Offer
from hiring.activity.record import record
from hiring.files import serve
from hiring.http import Request
from hiring.policy import require


@require_safe
def offer_letter(request: Request, pk: int, number: int) -> FileResponse:
    """The document of one version. 404 while it is being made."""
    offer = get_object_or_404(Offer.objects.visible_to(request.user).for_page(), pk=pk)
    require(request.user, "offer.download", offer)
    version = get_object_or_404(offer.versions.for_page(), number=number)
    letter = kept_of(version)
    if letter is None or not letter.is_made:
        raise Http404
    name = _("Offer to %(name)s, version %(number)s") % {
        "name": offer.application,
        "number": number,
    }
    answer = serve(letter.path, name=f"{name}.pdf", content_type="application/pdf")
    record("offer.download", offer, by=request.user, version=number)
    return answer
