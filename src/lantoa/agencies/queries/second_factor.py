"""Who signs in with a second factor."""

from datetime import date

from lantoa.foundation.models import User

from ..enums import SECOND_FACTOR_ROLES
from ..models import Membership


def needs_second_factor(user: User, *, on: date) -> bool:
    """Whether a person signs in with a second factor. One query."""
    if user.is_superuser:
        return True
    roles = Membership.objects.filter(user=user, role__in=SECOND_FACTOR_ROLES)
    return roles.on(on).exists()


def may_postpone_second_factor(user: User) -> bool:
    """Only accounts printed at the first start, while they open no real agency by a role."""
    return (
        user.is_of_first_start
        and not Membership.objects.filter(user=user, agency__is_sample=False).exists()
    )
