import pytest
from django.core.management import CommandError, call_command

from lantoa.agencies.models import Agency, Membership
from lantoa.foundation.models import User

pytestmark = pytest.mark.django_db


def test_an_empty_installation_gets_its_agency_and_its_first_people(capsys):
    call_command(
        "found_agency", "Sở Tư pháp", "--parent", "UBND tỉnh Sơn La", "--office", "Văn phòng Sở"
    )
    call_command(
        "grant_role", "mai", "van-phong", "--agency", "so-tu-phap", "--unit", "văn phòng sở"
    )
    call_command("grant_role", "lan", "lanh-dao", "--agency", "so-tu-phap")

    printed = capsys.readouterr().out
    assert "Đã có cơ quan Sở Tư pháp, mã so-tu-phap." in printed
    assert [(m.user.username, m.role) for m in Membership.objects.order_by("id")] == [
        ("mai", "office"),
        ("lan", "leadership"),
    ]
    password = printed.split("tài khoản mai, mật khẩu ")[1].split()[0]
    assert User.objects.get(username="mai").check_password(password)


def test_the_only_administrator_comes_back_in(capsys):
    user = User.objects.create_superuser("quan-tri", password="quên mất rồi đó")
    call_command("renew_password", "quan-tri")

    password = capsys.readouterr().out.split("của quan-tri: ")[1].split()[0]
    user.refresh_from_db()
    assert user.check_password(password)
    assert user.has_one_time_password
    with pytest.raises(CommandError, match="Không có tài khoản"):
        call_command("renew_password", "ai-do")


def test_what_cannot_be_is_one_line(capsys):
    with pytest.raises(CommandError, match="Không có cơ quan mang mã"):
        call_command("grant_role", "mai", "lanh-dao", "--agency", "khong-co")
    call_command("found_agency", "Sở Tư pháp")
    with pytest.raises(CommandError, match="Không có đơn vị “Phòng Một”"):
        call_command("grant_role", "mai", "can-bo", "--agency", "so-tu-phap", "--unit", "Phòng Một")
    with pytest.raises(CommandError, match="Chọn đơn vị"):
        call_command("grant_role", "mai", "can-bo", "--agency", "so-tu-phap")
    assert not User.objects.filter(username="mai").exists()
    assert Agency.objects.count() == 1
