"""The entrance: one login, passwords, the second factor, devices, what may be put off."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from lantoa.agencies import actions
from lantoa.agencies.enums import Role
from lantoa.agencies.models import Agency, Membership
from lantoa.agencies.tests.factories import make_agency
from lantoa.foundation.clock import today
from lantoa.foundation.models import AuditRecord, User

pytestmark = pytest.mark.django_db

PASSWORD = "sáng nay trời nhiều gió"
HOME = "/quan-tri/"
SET_UP = "/quan-tri/tai-khoan/hai-lop/bat/"


@pytest.fixture(autouse=True)
def nobody_failed_before():
    cache.clear()


@pytest.fixture
def people():
    return make_agency()


def with_password(user, **fields):
    user.set_password(PASSWORD)
    for name, value in fields.items():
        setattr(user, name, value)
    user.save()
    return user


def sign_in(client, user, password=PASSWORD, **more):
    given = {"username": user.username, "password": password, **more}
    return client.post(reverse("account_login"), given)


def code_for(client):
    """What the telephone shows, from the key on the page."""
    counter = int(time.time()) // 30
    return format_hotp_value(hotp_value(client.session[SECRET_SESSION_KEY], counter))


def test_there_is_one_login_and_the_former_address_leads_to_it(client, people):
    user = with_password(people.staff)

    assert client.get(HOME)["Location"].startswith(reverse("account_login"))
    former = client.get("/quan-tri/login/?next=/quan-tri/don-vi/")
    assert former["Location"] == "/quan-tri/dang-nhap/?next=/quan-tri/don-vi/"
    posted = client.post(
        "/quan-tri/login/?next=/quan-tri/don-vi/",
        {"username": user.username, "password": PASSWORD},
        follow=True,
    )
    assert posted.redirect_chain[-1][0] == "/quan-tri/don-vi/"
    assert posted.status_code == 200


def test_a_wrong_password_says_so_and_too_many_wait(client, people):
    user = with_password(people.staff)

    for _ in range(5):
        assert "chưa đúng" in sign_in(client, user, "sai hoàn toàn").content.decode()
    refused = sign_in(client, user)

    assert "Sai nhiều lần" in refused.content.decode()
    assert "_auth_user_id" not in client.session


def test_what_allauth_has_beside_is_not_offered(client):
    for address in ("signup/", "password/reset/", "email/", "dang-nhap/signup/"):
        assert client.get(f"{HOME}{address}").status_code in (302, 404), address
    assert "dang-ky" not in client.get(reverse("account_login")).content.decode()


def test_a_one_time_password_is_replaced_before_anything_else(client, people):
    user = with_password(people.staff, has_one_time_password=True, is_of_first_start=True)
    sign_in(client, user)

    change = reverse("account_change_password")
    assert client.get(HOME)["Location"] == change
    assert client.get(reverse("programme:activities"))["Location"] == change
    own = "một câu dài của riêng tôi"
    client.post(change, {"oldpassword": PASSWORD, "password1": own, "password2": own})

    user.refresh_from_db()
    assert user.check_password(own)
    assert not user.has_one_time_password
    assert not user.is_of_first_start
    assert client.get(HOME).status_code == 200
    assert AuditRecord.objects.filter(verb="account.choose_password", actor=user).count() == 1


@pytest.mark.parametrize("weak", ["ngắn quá", "password1234", "123456789012", "nguoi-dung-thu-1"])
def test_a_weak_password_is_refused(client, people, weak):
    user = with_password(people.staff, username="nguoi-dung-thu")
    sign_in(client, user)

    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": weak, "password2": weak},
    )

    assert answer.status_code == 200
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize("role", list(Role))
def test_who_must_set_up_the_second_factor(client, people, role):
    sign_in(client, with_password(people.of(role)))

    answer = client.get(HOME)
    if role in (Role.LEADERSHIP, Role.ADMINISTRATOR):
        assert answer["Location"] == SET_UP
        assert "Để sau" not in client.get(SET_UP).content.decode()
        client.post(reverse("mfa_postpone"))
        assert client.get(HOME)["Location"] == SET_UP
    else:
        assert answer.status_code == 200


def test_the_second_factor_is_set_up_and_asked_for(
    client, people, django_capture_on_commit_callbacks
):
    user = with_password(people.leader)
    sign_in(client, user)
    page = client.get(SET_UP).content.decode()
    assert "<svg role=" in page
    assert client.session[SECRET_SESSION_KEY] in page

    wrong = client.post(SET_UP, {"code": "000000"})
    assert "Mã chưa đúng" in wrong.content.decode()
    client.get(SET_UP)
    with django_capture_on_commit_callbacks(execute=True):
        shown = client.post(SET_UP, {"code": code_for(client)}, follow=True).content.decode()
    codes = re.findall(r"<code>(\w+)</code>", shown)

    assert len(codes) == 10
    assert client.get(HOME).status_code == 200
    assert AuditRecord.objects.filter(verb="account.second_factor", actor=user).exists()

    other = Client()
    assert sign_in(other, user)["Location"] == reverse("mfa_authenticate")
    assert other.get(HOME).status_code == 302
    other.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert other.get(HOME).status_code == 200
    again = Client()
    sign_in(again, user)
    used = again.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert "Mã chưa đúng" in used.content.decode()


def test_who_must_have_it_cannot_switch_it_off(client, people):
    user = with_password(people.leader)
    sign_in(client, user)
    client.get(SET_UP)
    client.post(SET_UP, {"code": code_for(client)})

    refused = client.post(reverse("mfa_deactivate_totp"))

    assert "không tắt được" in refused.content.decode()
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_only_accounts_of_the_first_start_put_it_off(client, people):
    Agency.objects.filter(pk=people.agency.pk).update(is_sample=True)
    leader = with_password(people.leader, is_of_first_start=True)
    sign_in(client, leader)

    assert "Để sau" in client.get(SET_UP).content.decode()
    client.post(reverse("mfa_postpone"))
    assert client.get(HOME).status_code == 200
    client.post(reverse("account_logout"))
    sign_in(client, leader)
    assert client.get(HOME)["Location"] == SET_UP

    Membership.objects.create(user=leader, agency=make_agency().agency, role=Role.LEADERSHIP)
    client.post(reverse("mfa_postpone"))
    assert client.get(HOME)["Location"] == SET_UP


def test_the_administrator_of_the_first_start_may_put_it_off(client):
    user = User.objects.create_superuser("quan-tri")
    sign_in(client, with_password(user, is_of_first_start=True))

    assert client.get(HOME)["Location"] == SET_UP
    client.post(reverse("mfa_postpone"))
    assert client.get(HOME).status_code == 200


def test_other_devices_are_signed_out(client, people):
    user = with_password(people.staff)
    sign_in(client, user)
    phone = Client(headers={"user-agent": "Mozilla/5.0 (Linux; Android 15) Chrome/140"})
    sign_in(phone, user)
    page = client.get(reverse("usersessions_list")).content.decode()
    assert "Chrome trên điện thoại Android" in page

    client.post(reverse("usersessions_list"))

    assert phone.get(HOME).status_code == 302
    assert client.get(HOME).status_code == 200
    assert UserSession.objects.filter(user=user).count() == 1


def test_a_renewed_password_ends_sessions_and_the_second_factor(client, people):
    user = with_password(people.leader)
    sign_in(client, user)
    client.get(SET_UP)
    client.post(SET_UP, {"code": code_for(client)})

    actions.renew_password(member=user.memberships.get(), by=None, on=today())

    assert client.get(HOME).status_code == 302
    assert not Authenticator.objects.filter(user=user).exists()
