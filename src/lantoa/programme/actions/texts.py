"""Texts that people must give."""

from lantoa.foundation.exceptions import ActionError

LONGEST = 2000


def required_text(text: str, missing: str, longest: int = LONGEST) -> str:
    """The text without white space around it. Raises ActionError when none is left or too much."""
    text = text.strip()
    if not text:
        raise ActionError(missing)
    if len(text) > longest:
        raise ActionError(f"Nội dung dài {len(text)} ký tự, quá {longest}. Rút gọn nội dung.")
    return text
