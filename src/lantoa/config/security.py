"""Headers that tell browsers what a page may do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

BACK_OFFICE = "/quan-tri/"

PUBLIC_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
# Wagtail's back office has inline scripts and styles, and shows chosen pictures before upload.
BACK_OFFICE_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"

Handler = Callable[[HttpRequest], HttpResponse]


def security_headers(get_response: Handler) -> Handler:
    """Middleware: a strict content policy for the public, Wagtail's own for the back office."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        policy = BACK_OFFICE_POLICY if request.path.startswith(BACK_OFFICE) else PUBLIC_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return answer
