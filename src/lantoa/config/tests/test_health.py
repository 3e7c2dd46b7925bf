import pytest
from django.test import Client


def test_the_process_says_that_it_serves(client: Client) -> None:
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}


@pytest.mark.django_db
def test_it_is_ready_when_the_database_answers(client: Client) -> None:
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_the_back_office_asks_for_a_name_in_vietnamese(client: Client) -> None:
    answer = client.get("/quan-tri/", follow=True)

    assert answer.status_code == 200
    assert "Đăng nhập" in answer.content.decode()
