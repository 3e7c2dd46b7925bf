"""The forms of the entrance: allauth's, with our words and without texts inside the fields."""

from typing import Any, ClassVar

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm


class PlainFields:
    """A label above, help before the field, nothing inside it; what is missing is named."""

    labels: ClassVar[dict[str, str]] = {}
    help_texts: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        fields: dict[str, Any] = self.fields  # type: ignore[attr-defined]
        for name, field in fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.help_texts.get(name, "")
            field.error_messages["required"] = f"Nhập {str(field.label).lower()}."
            field.widget.attrs.pop("placeholder", None)


class SignInForm(PlainFields, LoginForm):
    labels: ClassVar = {"login": "Tên đăng nhập", "password": "Mật khẩu"}

    def add_prefix(self, field_name: str) -> str:
        """The name that browsers and their password stores have kept for this page."""
        return super().add_prefix("username" if field_name == "login" else field_name)


class NewPasswordForm(PlainFields, ChangePasswordForm):
    labels: ClassVar = {
        "oldpassword": "Mật khẩu hiện nay",
        "password1": "Mật khẩu mới",
        "password2": "Nhập lại mật khẩu mới",
    }
    help_texts: ClassVar = {
        "password1": "Từ 12 ký tự, không chỉ gồm chữ số, không phải mật khẩu thông dụng và không "
        "giống tên của người dùng. Một câu dài dễ nhớ là tốt nhất."
    }


class PasswordAgainForm(PlainFields, ReauthenticateForm):
    labels: ClassVar = {"password": "Mật khẩu"}


class CodeForm(PlainFields, AuthenticateForm):
    labels: ClassVar = {"code": "Mã xác thực"}
    help_texts: ClassVar = {"code": "6 chữ số trong ứng dụng xác thực, hoặc một mã dự phòng."}


class CodeAgainForm(PlainFields, ReauthenticateByCodeForm):
    labels: ClassVar = {"code": "Mã xác thực"}
    help_texts: ClassVar = {"code": "6 chữ số trong ứng dụng xác thực, hoặc một mã dự phòng."}


class FirstCodeForm(PlainFields, ActivateTOTPForm):
    labels: ClassVar = {"code": "Mã xác thực"}
    help_texts: ClassVar = {"code": "6 chữ số mà ứng dụng đang hiện cho tài khoản này."}
