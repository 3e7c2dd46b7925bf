"""Addresses: the back office, the documents that editors publish.

An app that has public addresses brings its own ``urls``; the portal's come last, and what none of
them knows is a 404 with the portal's own page.
"""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from lantoa.portal.views.errors import page_not_found

urlpatterns = [
    path("quan-tri/", include("lantoa.desk.entrance_urls")),
    # Wagtail's page that fails on purpose.
    path("quan-tri/failwhale/", page_not_found, {"exception": None}),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tep-cong-khai/", include(wagtaildocs_urls)),
    path("", include("lantoa.agencies.public_urls")),
    path("", include("lantoa.theme.urls")),
    path("", include("lantoa.portal.urls")),
]

handler400 = "lantoa.portal.views.errors.bad_request"
handler403 = "lantoa.portal.views.errors.permission_denied"
handler404 = "lantoa.portal.views.errors.page_not_found"
handler500 = "lantoa.portal.views.errors.server_error"
