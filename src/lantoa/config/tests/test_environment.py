from pathlib import Path

import pytest

from lantoa.config.databases import database
from lantoa.config.environment import BadEnvironmentError, default_data, read


def test_a_bare_machine_serves_itself() -> None:
    environment = read({})

    assert (environment.host, environment.port) == ("127.0.0.1", 8000)
    assert environment.base_url == "http://127.0.0.1:8000"
    assert environment.data == default_data()
    assert environment.database_url is None
    assert not environment.is_secure


def test_a_relative_folder_is_the_callers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)

    assert read({"LANTOA_DATA": "du-lieu"}).data == tmp_path / "du-lieu"


def test_an_address_with_https_makes_it_secure() -> None:
    environment = read({"LANTOA_BASE_URL": "https://cchc.tinh.gov.vn/"})

    assert environment.base_url == "https://cchc.tinh.gov.vn"
    assert environment.is_secure


def test_only_names_of_this_machine_are_answered_unless_others_are_given() -> None:
    assert "localhost" in read({}).allowed_hosts
    assert "*" not in read({"LANTOA_HOST": "0.0.0.0"}).allowed_hosts
    assert read({"LANTOA_ALLOWED_HOSTS": "a.vn, b.vn"}).allowed_hosts == ("a.vn", "b.vn")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LANTOA_PORT", "abc"),
        ("LANTOA_PORT", "0"),
        ("LANTOA_PORT", "65536"),
        ("LANTOA_PORT", "٨٠٠٠"),
        ("LANTOA_BASE_URL", "cchc.tinh.gov.vn"),
        ("LANTOA_BASE_URL", "https://tinh.gov.vn/cchc"),
        ("LANTOA_SECRET_KEY", "ngắn"),
        ("LANTOA_LOG", "xml"),
        ("DATABASE_URL", "mysql://a@b/c"),
        ("DATABASE_URL", "postgresql://a@b"),
        ("DATABASE_URL", "sqlite"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_in_one_line(name: str, value: str) -> None:
    with pytest.raises(BadEnvironmentError) as refusal:
        read({name: value})

    assert name in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_the_password_is_not_repeated_in_a_refusal() -> None:
    with pytest.raises(BadEnvironmentError) as refusal:
        read({"DATABASE_URL": "mysql://a:bi-mat@b/c"})

    assert "bi-mat" not in str(refusal.value)


def test_an_address_becomes_djangos_settings() -> None:
    settings = database("postgresql://a:b%40c@may:6432/csdl?sslmode=require")

    assert (settings["NAME"], settings["USER"], settings["PASSWORD"]) == ("csdl", "a", "b@c")
    assert (settings["HOST"], settings["PORT"]) == ("may", "6432")
    assert settings["OPTIONS"]["sslmode"] == "require"
