"""Who may enter the back office: everyone with a role today, besides those Django lets in."""

from django.contrib.auth.backends import ModelBackend

from lantoa.foundation.clock import today
from lantoa.foundation.models import User

from .models import Membership

ENTRANCE = "wagtailadmin.access_admin"


class MembershipBackend(ModelBackend):
    """Grants the entrance permission to members of an agency; what they may do there each action
    decides by the role table."""

    def has_perm(self, user_obj: User, perm: str, obj: object = None) -> bool:
        """True for the entrance when the person is active and holds a role today, and for whatever
        Django's own permissions grant."""
        if perm == ENTRANCE and user_obj.is_active and self._is_member(user_obj):
            return True
        return super().has_perm(user_obj, perm, obj)

    def _is_member(self, user: User) -> bool:
        # Asked several times in a request: the answer is kept on the user like Django's own caches.
        if not hasattr(user, "_is_member_today"):
            user._is_member_today = Membership.objects.on(today()).filter(user=user).exists()  # type: ignore[attr-defined]
        return bool(user._is_member_today)  # type: ignore[attr-defined]
