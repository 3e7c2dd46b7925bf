"""A provincial identity provider, when the environment names one (OpenID Connect)."""

from typing import Any

from lantoa.config.environment import IdentityProvider

PROVIDER_ID = "mot-lan"


def single_sign_on(provider: IdentityProvider | None) -> dict[str, Any]:
    """What allauth is told of the provider; nothing without one."""
    if provider is None:
        return {}
    return {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": PROVIDER_ID,
                    "name": provider.name,
                    "client_id": provider.client_id,
                    "secret": provider.secret,
                    "settings": {"server_url": provider.url},
                }
            ]
        }
    }
