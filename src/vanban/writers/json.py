"""Document → JSON ``vanban/1`` as ``vanban read --json`` prints it."""

import msgspec

from vanban.model import Document
from vanban.writers.printable import printable


def write_json(document: Document) -> bytes:
    """UTF-8, two spaces deep, keys in the order of the model. Characters that UTF-8 cannot carry
    (lone surrogates) become the replacement sign."""
    try:
        data = msgspec.json.encode(document)
    except UnicodeEncodeError:
        data = msgspec.json.encode(_encodable(msgspec.to_builtins(document)))
    return msgspec.json.format(data, indent=2) + b"\n"


def _encodable(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {str(_encodable(key)): _encodable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(item) for item in value]
    return value
