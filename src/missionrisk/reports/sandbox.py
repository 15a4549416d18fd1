"""The sandbox that templates run in: they read what they are given, and can do nothing with it."""

from __future__ import annotations

from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which models have their fields and properties only.

    What pydantic gives to every model reads files and unpickles, which a stranger's template must not.
    """

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read an attribute."""
        return super().is_safe_attribute(obj, attr, value) and not _is_of_every_model(obj, attr)


def _is_of_every_model(obj: Any, attr: str) -> bool:
    return isinstance(obj, BaseModel) and hasattr(BaseModel, attr) and attr not in type(obj).model_fields
