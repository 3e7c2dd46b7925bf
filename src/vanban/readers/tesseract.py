"""The program Tesseract: whether it is there, and one call of it."""

import io
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from vanban.model import DocumentError

if TYPE_CHECKING:
    from PIL import Image

_PROGRAM: Final = "tesseract"
_VIETNAMESE: Final = "vie"
ORIENTATION: Final = "osd"
_SECONDS_A_PAGE: Final = 50


def can_recognise() -> bool:
    """Whether recognition is installed."""
    return shutil.which(_PROGRAM) is not None


def installed() -> str:
    """The path of the program. Raises DocumentError with what to install."""
    program = shutil.which(_PROGRAM)
    if program is None:
        raise DocumentError(
            "Tệp là ảnh quét nhưng máy chưa cài bộ nhận dạng chữ. Hãy cài gói tesseract-ocr và "
            "tesseract-ocr-vie rồi thử lại, hoặc dùng tệp có chữ (DOCX, PDF)."
        )
    return program


def run(
    program: str, image: "Image.Image", *options: str, dpi: int, language: str = _VIETNAMESE
) -> str:
    """What the program prints on a picture, given its resolution in dots per inch.

    Raises DocumentError when the language data are missing, or reading fails or takes too long.
    """
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=1, dpi=(dpi, dpi))
    try:
        done = subprocess.run(
            [program, "stdin", "stdout", "-l", language, "--dpi", str(dpi), *options],
            input=buffer.getvalue(),
            capture_output=True,
            timeout=_SECONDS_A_PAGE,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise DocumentError(
            "Nhận dạng chữ mất quá nhiều thời gian. Hãy quét lại từng trang rõ hơn rồi thử lại."
        ) from None
    if done.returncode != 0:
        if b"Error opening data file" in done.stderr or b"Failed loading language" in done.stderr:
            raise DocumentError(
                "Bộ nhận dạng chữ thiếu dữ liệu tiếng Việt. Hãy cài gói tesseract-ocr-vie rồi "
                "thử lại."
            )
        raise DocumentError(
            "Không nhận dạng được chữ trong ảnh quét. Hãy quét lại rõ hơn (200–300 dpi) rồi "
            "thử lại."
        )
    return done.stdout.decode("utf-8", "replace")
