"""Addresses: two health questions, the back office, the documents that editors publish.

An app that has public addresses brings its own ``urls``; the portal's come last.
"""

from importlib.util import find_spec

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from lantoa.config import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tep-cong-khai/", include(wagtaildocs_urls)),
]
if find_spec("lantoa.portal") and find_spec("lantoa.portal.urls"):
    urlpatterns.append(path("", include("lantoa.portal.urls")))
urlpatterns.append(path("", include(wagtail_urls)))
