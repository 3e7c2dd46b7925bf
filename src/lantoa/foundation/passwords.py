"""Passwords that the programme makes, to be copied by hand."""

import secrets

# Without letters and digits that are taken for one another.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 16


def random_password() -> str:
    """16 letters and digits, 79 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
