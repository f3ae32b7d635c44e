"""What every answer tells a browser, also one that was refused before the other layers saw it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP, build_policy

type View = Callable[[HttpRequest], HttpResponse]

RESOURCE_POLICY = "Cross-Origin-Resource-Policy"


class HeaderMiddleware:
    """The outermost layer. What an answer says itself stays: a download is stricter."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response
        self.headers = {
            str(CSP.HEADER_ENFORCE): build_policy(settings.SECURE_CSP),
            "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
            RESOURCE_POLICY: "same-origin",
            "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": settings.X_FRAME_OPTIONS,
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        return response
