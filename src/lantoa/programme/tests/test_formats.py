"""The same plan in another format is the same plan."""

import pytest

from lantoa.agencies.tests.factories import make_agency
from lantoa.programme.queries.review import import_review
from lantoa.programme.tests.test_import import SAMPLE, confirm, read
from vanban.structure import read_document
from vanban.writers import write_document

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_a_plan_uploaded_again_as_word_or_pdf_changes_nothing(format_):
    people = make_agency()
    plan = confirm(people, read(people, SAMPLE.read_bytes()))
    document = read_document(SAMPLE.read_bytes(), name=SAMPLE.name)

    entry = read(people, write_document(document, format=format_), name=f"ke-hoach.{format_}")

    review = import_review(entry)
    assert review.replaces == plan
    assert review.difference.is_empty
    assert review.difference.sentence == "Nội dung không thay đổi"
