"""Each component of the theme alone, light and dark, also those that no public page shows yet."""

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser

from lantoa.theme.stylesheet import stylesheet
from lantoa.theme.tests.test_components import COMPONENTS, context


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_example_keeps_the_rules(browser: Browser, check_accessible, check_fits, scheme: str):
    opened = browser.new_context(color_scheme=scheme, viewport={"width": 390, "height": 844})
    page = opened.new_page()
    style = stylesheet().content.decode()
    for name in COMPONENTS:
        html = render_to_string(f"components/{name}/{name}.example.html", context())
        page.set_content(
            f'<!doctype html><html lang="vi"><head><title>{name}</title><style>{style}</style>'
            f"</head><body>{html}</body></html>"
        )
        page.evaluate("document.querySelectorAll('details').forEach(row => { row.open = true })")
        check_accessible(page, whole=False)
        check_fits(page)
    opened.close()
