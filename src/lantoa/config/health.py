"""Two questions that a load balancer asks, answered whatever name it asks under."""

from collections.abc import Callable

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers

Handler = Callable[[HttpRequest], HttpResponse]


def health_answers(get_response: Handler) -> Handler:
    """Middleware before any that looks at the host, the session or the person."""
    questions = {"/healthz": _healthz, "/readyz": _readyz}

    def answer(request: HttpRequest) -> HttpResponse:
        question = questions.get(request.path_info)
        if question is None:
            return get_response(request)
        response = question()
        add_never_cache_headers(response)
        return response

    return answer


def _healthz() -> JsonResponse:
    """The process serves."""
    return _compact({"status": "ok"})


def _readyz() -> JsonResponse:
    """The database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return _compact({"status": "unavailable", "database": "unavailable"}, status=503)
    return _compact({"status": "ok", "database": "ok"})


def _compact(answer: dict[str, str], status: int = 200) -> JsonResponse:
    return JsonResponse(answer, status=status, json_dumps_params={"separators": (",", ":")})
