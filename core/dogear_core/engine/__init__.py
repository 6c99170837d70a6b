"""The facade that wires the stages: what the command line and the window use."""

from dogear_core.engine.engine import Engine

__all__ = ["Engine"]
