"""The product's settings, but quick: no test is about the cost of a password or static names."""

from lantoa.config.settings import *  # noqa: F403
from lantoa.config.settings import STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
