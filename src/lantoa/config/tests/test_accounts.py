import pytest
from django.conf import settings
from django.test import Client

from lantoa.agencies.enums import Role, UnitKind
from lantoa.agencies.models import Agency, Membership, Unit
from lantoa.config import accounts_file
from lantoa.config.demo_accounts import ensure_accounts
from lantoa.foundation.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_file() -> None:
    accounts_file.path(settings.ENVIRONMENT.data).unlink(missing_ok=True)


def _printed() -> dict[str, str]:
    return {
        account.username: account.password
        for account in accounts_file.read(settings.ENVIRONMENT.data)
    }


def test_an_empty_start_has_an_administrator_who_can_sign_in(client: Client) -> None:
    ensure_accounts()

    ((username, password),) = _printed().items()
    assert client.login(username=username, password=password)
    assert client.get("/quan-tri/").status_code == 200


def test_people_of_the_sample_get_a_password_once(client: Client) -> None:
    agency = Agency.objects.create(name="Sở Mẫu", slug="so-mau", is_sample=True)
    unit = Unit.objects.create(agency=agency, name="Phòng Một", kind=UnitKind.DIVISION)
    person = User.objects.create_user("can-bo", first_name="Cán bộ")
    Membership.objects.create(user=person, agency=agency, unit=unit, role=Role.STAFF)

    ensure_accounts()
    first = _printed()["can-bo"]
    ensure_accounts()

    assert _printed()["can-bo"] == first
    assert client.login(username="can-bo", password=first)


def test_people_of_a_real_agency_are_left_alone() -> None:
    agency = Agency.objects.create(name="Sở Thật", slug="so-that")
    person = User.objects.create_user("nguoi-that")
    Membership.objects.create(user=person, agency=agency, role=Role.LEADERSHIP)

    ensure_accounts()

    assert "nguoi-that" not in _printed()


def test_a_second_start_changes_nothing() -> None:
    ensure_accounts()
    before = _printed()

    ensure_accounts()

    assert _printed() == before
    assert User.objects.count() == 1


def test_a_password_that_was_changed_is_no_longer_printed() -> None:
    ensure_accounts()
    user = User.objects.get()
    user.set_password("một mật khẩu khác")
    user.save()

    ensure_accounts()

    assert _printed() == {}


def test_only_the_owner_reads_the_file_and_the_database_keeps_hashes() -> None:
    ensure_accounts()

    path = accounts_file.path(settings.ENVIRONMENT.data)
    assert path.stat().st_mode & 0o077 == 0
    (password,) = _printed().values()
    assert password not in User.objects.get().password
