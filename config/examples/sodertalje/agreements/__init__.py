"""IOP agreements: the one that the documents tell of, and beside it a fictional layer in every state."""

from .fiction import load_fiction
from .known import load
from .story import NOW

__all__ = ["NOW", "load", "load_fiction"]
