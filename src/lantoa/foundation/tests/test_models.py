from lantoa.foundation.models import User


def test_the_family_name_comes_first() -> None:
    assert str(User(username="a", last_name="Nguyễn Văn", first_name="An")) == "Nguyễn Văn An"


def test_without_a_name_the_account_is_shown() -> None:
    assert str(User(username="van-phong")) == "van-phong"
