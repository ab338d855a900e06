"""How the JSON Schema of config.yaml is made from the schema's types."""

from __future__ import annotations

import ast
import inspect
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pydantic.json_schema import GenerateJsonSchema

from digest.transport_url import Address

if TYPE_CHECKING:
    from pydantic import BaseModel

NOTHING = {"type": "null"}


class ForEditors(GenerateJsonSchema):
    """Shows defaults as they are written in the file, and no titles that only repeat a key.

    A key that has a default may also stand there without a value, which is null to an editor.
    """

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: Any) -> dict[str, Any]:
        shown = super().default_schema(schema)
        default = {"default": shown.pop("default")} if shown.get("default") is not None else {}
        shown.pop("default", None)
        forms = shown.get("anyOf", [shown])
        return {"anyOf": [*(form for form in forms if form != NOTHING), NOTHING], **default}

    def encode_default(self, dft: Any) -> Any:
        if isinstance(dft, timedelta):
            return _written(dft)
        if isinstance(dft, Address):
            return f"maildir:{dft.path}"
        if isinstance(dft, ZoneInfo):
            return dft.key
        return super().encode_default(dft)


def describe(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Gives each key of a model's schema the line that stands below it in the code.

    Pydantic would do so itself, at every start of the program: it took a tenth of what loading a configuration takes.
    """
    source = ast.parse(inspect.getsource(model))
    (definition,) = (node for node in source.body if isinstance(node, ast.ClassDef))
    for key, line in pairwise(definition.body):
        match key, line:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                schema["properties"][model.model_fields[name].alias or name]["description"] = inspect.cleandoc(text)


def _written(length: timedelta) -> str:
    seconds = round(length.total_seconds())
    unit, size = next((unit, size) for unit, size in (("h", 3600), ("m", 60), ("s", 1)) if seconds % size == 0)
    return f"{seconds // size}{unit}"
