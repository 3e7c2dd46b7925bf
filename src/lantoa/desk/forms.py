"""The form of the entrance."""

from typing import ClassVar

from django import forms
from wagtail.admin.forms.auth import LoginForm


class StaffLoginForm(LoginForm):
    """Wagtail's with words for every field: its own has none for the password."""

    username = forms.CharField(max_length=254, label="Tên đăng nhập")
    password = forms.CharField(label="Mật khẩu", strip=False, widget=forms.PasswordInput)

    error_messages: ClassVar = {
        **LoginForm.error_messages,
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra lại rồi đăng nhập.",
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, autocomplete in (("username", "username"), ("password", "current-password")):
            field = self.fields[name]
            field.error_messages["required"] = f"Nhập {field.label.lower()}."
            field.widget.attrs["autocomplete"] = autocomplete
            field.widget.attrs.pop("placeholder", None)
