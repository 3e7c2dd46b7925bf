"""The person who acts."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person with an account. Roles stand in ``agencies.Membership``, never here."""

    # Made by somebody else and shown once: the first sign-in must replace it.
    has_one_time_password = models.BooleanField("mật khẩu dùng một lần", default=False)
    # Printed at the first start; no longer so once the person has chosen a password.
    is_of_first_start = models.BooleanField("tạo ở lần chạy đầu", default=False)

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def get_full_name(self) -> str:
        """Family name first, as Vietnamese writes it."""
        return f"{self.last_name} {self.first_name}".strip()
