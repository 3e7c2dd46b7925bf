"""What the entrance does our way: allauth asks here."""

from typing import Any, ClassVar

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from lantoa.agencies import actions
from lantoa.agencies.queries import needs_second_factor
from lantoa.foundation.clock import now, today
from lantoa.foundation.models import User


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra lại rồi đăng nhập.",
        "username_password_mismatch": "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra lại rồi "
        "đăng nhập.",
        "account_inactive": "Tài khoản đã khóa. Liên hệ người quản trị của cơ quan.",
        "enter_current_password": "Mật khẩu hiện nay chưa đúng.",
        "incorrect_password": "Mật khẩu chưa đúng.",
        "incorrect_code": "Mã chưa đúng hoặc đã hết hạn. Nhập mã đang hiện trong ứng dụng.",
        "too_many_login_attempts": "Sai nhiều lần. Chờ 5 phút rồi đăng nhập lại.",
        "rate_limited": "Thao tác quá nhanh. Chờ một phút rồi làm lại.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """An administrator opens accounts."""
        return False

    def set_password(self, user: Any, password: str) -> None:
        actions.choose_password(user=user, password=password)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not of a person who has signed in just now; allauth would ask for the password again."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        records = get_authentication_records(self.request, self.request.user)
        limit = account_settings.REAUTHENTICATION_TIMEOUT
        return not records or now().timestamp() - records[-1]["at"] > limit

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is sent by mail about accounts: people are told on the screen."""


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Mã chưa đúng hoặc đã hết hạn. Nhập mã đang hiện trong ứng dụng.",
        "cannot_delete_authenticator": "Vai trò này phải dùng xác thực hai lớp nên không tắt được.",
        "cannot_generate_recovery_codes": "Bật xác thực hai lớp trước khi tạo mã dự phòng.",
    }

    def get_totp_label(self, user: Any) -> str:
        return str(user.username)

    def get_totp_issuer(self) -> str:
        return "Lan Tỏa"

    def build_totp_svg(self, url: str) -> str:
        """The QR code as one element that stands in the page itself."""
        import qrcode
        from qrcode.image.svg import SvgPathImage

        image = qrcode.make(url, image_factory=SvgPathImage, border=2)
        drawing = image.to_string(encoding="unicode")
        return drawing.replace("<svg ", '<svg role="img" aria-label="Mã QR để quét" ', 1)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not needs_second_factor(authenticator.user, on=today())


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """A provincial identity opens the account whose name it carries; it never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Connect on the first visit. Raises ImmediateHttpResponse for a person without account."""
        if sociallogin.is_existing:
            return
        provider = settings.ENVIRONMENT.identity_provider
        assert provider is not None, "its addresses exist only with a provider"
        claims = sociallogin.account.extra_data
        told = claims.get("userinfo", claims) | claims.get("id_token", {})
        name = str(told.get(provider.claim) or "")
        user = User.objects.filter(username__iexact=name, is_active=True).first() if name else None
        if user is None:
            raise ImmediateHttpResponse(
                render(request, "socialaccount/no_account.html", {"name": name}, status=403)
            )
        sociallogin.connect(request, user)
        actions.note_single_sign_on(user=user, name=name)
