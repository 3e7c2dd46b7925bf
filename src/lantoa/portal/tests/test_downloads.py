"""The plan as a file: made from what was confirmed, in Word and PDF."""

from io import BytesIO

import docx
import pypdfium2
import pytest
from django.test import Client

from lantoa.portal.tests.conftest import plan_path
from lantoa.programme.tests.factories import PlanWithPeople

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_word(published: PlanWithPeople):
    response = Client().get(f"{plan_path(published)}ke-hoach.docx")
    assert response.headers["Content-Type"] == WORD
    name = f'filename="{published.plan.slug}.docx"'
    assert response.headers["Content-Disposition"] == f"attachment; {name}"
    text = "\n".join(p.text for p in docx.Document(BytesIO(response.content)).paragraphs)
    assert "Căn cứ Quyết định số 161/QĐ-UBND;" in text


def test_pdf(published: PlanWithPeople):
    response = Client().get(f"{plan_path(published)}ke-hoach.pdf")
    assert response.headers["Content-Type"] == "application/pdf"
    with pypdfium2.PdfDocument(response.content) as pdf:
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert "Yêu cầu các đơn vị nghiêm túc thực hiện" in " ".join(text.split())


@pytest.mark.parametrize("extension", ["docx", "pdf"])
def test_an_unchanged_file_is_not_sent_again(published: PlanWithPeople, extension: str):
    path = f"{plan_path(published)}ke-hoach.{extension}"
    etag = Client().get(path).headers["ETag"]
    again = Client().get(path, headers={"If-None-Match": etag})
    assert again.status_code == 304
    published.plan.content["closing"] = ["Nội dung đã thay đổi."]
    published.plan.save()
    assert Client().get(path, headers={"If-None-Match": etag}).status_code == 200
