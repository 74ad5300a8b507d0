"""The few exceptions of gouji. Each names who must act and how; anything else that escapes is our bug."""

from __future__ import annotations

from gouji.text import Text


class GoujiError(Exception):
    """Carries its message in both languages; `str()` gives the English one."""

    def __init__(self, message: Text, code: str = "") -> None:
        super().__init__(message.en)
        self.message = message
        self.code = code

    def __reduce__(self) -> tuple[type[GoujiError], tuple[Text, str]]:
        return type(self), (self.message, self.code)


class ReadError(GoujiError):
    """This file cannot be read or checked. `code` is the GJ9xx code of docs/notifications.md."""


class PluginError(GoujiError):
    """This pack cannot be loaded; the run stops, since leaving it out would call a dirty report clean."""


class TemplateError(PluginError):
    """This template file is not sound; the message names file and line."""


class ConfigError(GoujiError):
    """This setting, option or path cannot be used."""
