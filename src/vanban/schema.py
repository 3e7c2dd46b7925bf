"""The JSON Schema of what ``vanban read`` prints, generated from the model."""

from typing import Any

import msgspec

from vanban.model import Document

_ADDRESS = "https://json-schema.org/draft/2020-12/schema"
_SPARSE = ("Place",)


def document_schema() -> dict[str, Any]:
    """The schema of ``vanban/1``: every key always present, those of a place aside."""
    schema = msgspec.json.schema(Document)
    definitions: dict[str, Any] = schema["$defs"]
    for name, definition in definitions.items():
        properties = definition.get("properties", {})
        for value in properties.values():
            value.pop("default", None)
        if name not in _SPARSE and properties:
            definition["required"] = list(properties)
    return {"$schema": _ADDRESS, "title": "vanban/1", **schema}


def schema_text() -> str:
    """The schema as the file under ``docs/`` holds it."""
    encoded = msgspec.json.encode(document_schema(), order="sorted")
    return msgspec.json.format(encoded, indent=2).decode() + "\n"
