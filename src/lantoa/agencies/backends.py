"""Who may enter the back office: everyone with a role today, besides those Django lets in."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model

from lantoa.foundation.clock import today
from lantoa.foundation.models import User

from .models import Membership

ENTRANCE = "wagtailadmin.access_admin"
CACHE = "_is_member_today"


class MembershipBackend(ModelBackend):
    """Grants the entrance permission to members of an agency; what they may do there each action
    decides by the role table."""

    def has_perm(self, user_obj: User | AnonymousUser, perm: str, obj: Model | None = None) -> bool:
        """True for the entrance when the person is active and holds a role today, and for whatever
        Django's own permissions grant."""
        if perm == ENTRANCE and isinstance(user_obj, User) and self._is_member(user_obj):
            return True
        return super().has_perm(user_obj, perm, obj)

    def _is_member(self, user: User) -> bool:
        # Asked several times in a request: the answer is kept on the user like Django's own caches.
        kept = vars(user)
        if CACHE not in kept:
            members = Membership.objects.on(today()).filter(user=user)
            kept[CACHE] = user.is_active and members.exists()
        return bool(kept[CACHE])
