"""Text templates with $holes, kept as files beside this one: `load(name).fill(...)`."""

from prompts.template import Template, load

__all__ = ["Template", "load"]
