"""The stylesheet over HTTP."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from .stylesheet import Face, stylesheet

NAMES = {"public": "stylesheet", "staff": "staff_stylesheet"}
FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def serve_stylesheet(request: HttpRequest, digest: str, face: Face = "public") -> HttpResponse:
    """An older digest leads to the current one: a page kept in a cache still finds its looks."""
    current = stylesheet(face)
    if digest != current.digest:
        return redirect(f"theme:{NAMES[face]}", digest=current.digest)
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(
        current.compressed if zipped else current.content,
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": FOR_EVER},
    )
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ("Accept-Encoding",))
    return response
