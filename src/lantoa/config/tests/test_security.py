import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_public_pages_allow_nothing_inline(client: Client) -> None:
    policy = client.get("/healthz").headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy


def test_the_back_office_has_a_policy_of_its_own(client: Client) -> None:
    policy = client.get("/quan-tri/dang-nhap/").headers["Content-Security-Policy"]

    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "frame-ancestors 'self'" in policy


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("X-Frame-Options", "SAMEORIGIN"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_every_answer_carries_the_usual_headers(client: Client, name: str, value: str) -> None:
    assert client.get("/quan-tri/dang-nhap/").headers[name] == value


def test_a_name_that_is_not_ours_is_not_answered(client: Client) -> None:
    assert client.get("/quan-tri/", headers={"host": "ke-khac.example"}).status_code == 400


def test_health_is_told_under_any_name(client: Client) -> None:
    """A load balancer asks by number, or by a name of its own."""
    assert client.get("/readyz", headers={"host": "10.0.0.7"}).status_code == 200
