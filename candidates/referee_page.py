"""A referee's own page: its signed address, and a trace of where somebody wrote from."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac

from candidates.models import Application, Reference
from hiring import links
from hiring.limits import UNKNOWN, connection_of
from hiring.links import BadLink

PURPOSE = "reference"
DAYS = 30


def path_for(reference: Reference) -> str:
    token = links.sign(PURPOSE, reference.pk, reference.link_version)
    return reverse("candidates:reference_answer", args=[token])


def reference_of(token: str) -> Reference:
    """Whose page it is. Raises BadLink, also when the link was taken back."""
    pk, version = links.read(PURPOSE, token, days=DAYS)
    reference = Reference.objects.by_link(pk, version)
    if reference is None:
        raise BadLink
    return reference


def trace(request: HttpRequest, application: Application) -> str:
    """Where they write from, so that two of one application can be compared and nothing else:
    a keyed hash (HMAC-SHA-256, RFC 2104) of the network address. Empty where none is known."""
    address = connection_of(request)
    if address == UNKNOWN:
        return ""
    salted = f"{application.pk} {address}"
    return salted_hmac("tandem.reference", salted, algorithm="sha256").hexdigest()
