"""Two questions that a load balancer asks."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """The process serves."""
    return _compact({"status": "ok"})


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """The database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return _compact({"status": "unavailable", "database": "unavailable"}, status=503)
    return _compact({"status": "ok", "database": "ok"})


def _compact(answer: dict[str, str], status: int = 200) -> JsonResponse:
    return JsonResponse(answer, status=status, json_dumps_params={"separators": (",", ":")})
