"""Addresses of the entrance, before Wagtail's. What allauth has beside these is not offered:
accounts are opened by an administrator, nothing about them goes by mail."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as social
from allauth.usersessions import views as sessions
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from .views import entrance

urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", entrance.former_address, name="former_login"),
    path("account/", entrance.former_account, name="former_account"),
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-nhap/ma-xac-thuc/", mfa.authenticate, name="mfa_authenticate"),
    path("dang-nhap/tai-khoan-da-khoa/", account.account_inactive, name="account_inactive"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan/", entrance.own_account, name="own_account"),
    path("tai-khoan/xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/xac-nhan/ma/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tai-khoan/mat-khau/", account.password_change, name="account_change_password"),
    path("tai-khoan/thiet-bi/", sessions.list_usersessions, name="usersessions_list"),
    path("tai-khoan/hai-lop/", mfa.index, name="mfa_index"),
    path("tai-khoan/hai-lop/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("tai-khoan/hai-lop/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tai-khoan/hai-lop/de-sau/", entrance.postpone_second_factor, name="mfa_postpone"),
    path(
        "tai-khoan/hai-lop/ma-du-phong/",
        recovery_codes.view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "tai-khoan/hai-lop/ma-du-phong/tao/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tai-khoan/hai-lop/ma-du-phong/tai/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]

if settings.ENVIRONMENT.identity_provider:
    urlpatterns += [
        path("dang-nhap/", include("allauth.socialaccount.providers.openid_connect.urls")),
        path(
            "dang-nhap/mot-lan/huy/", social.login_cancelled, name="socialaccount_login_cancelled"
        ),
        path("dang-nhap/mot-lan/loi/", social.login_error, name="socialaccount_login_error"),
        path("dang-nhap/mot-lan/moi/", social.signup, name="socialaccount_signup"),
    ]
