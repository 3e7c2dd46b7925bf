"""What people do at the entrance is written down like everything else."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.dispatch import receiver

from lantoa.agencies import actions
from lantoa.foundation.models import User

TOLD = {
    Authenticator.Type.TOTP: "xác thực hai lớp bằng ứng dụng",
    Authenticator.Type.RECOVERY_CODES: "mã dự phòng",
}


@receiver(authenticator_added, dispatch_uid="second_factor_added")
def added(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    actions.note_second_factor(user=user, act="Bật", what=_told(authenticator))


@receiver(authenticator_reset, dispatch_uid="second_factor_reset")
def renewed(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    actions.note_second_factor(user=user, act="Tạo lại", what=_told(authenticator))


@receiver(authenticator_removed, dispatch_uid="second_factor_removed")
def removed(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    actions.note_second_factor(user=user, act="Tắt", what=_told(authenticator))


def _told(authenticator: Authenticator) -> str:
    return TOLD[Authenticator.Type(authenticator.type)]
