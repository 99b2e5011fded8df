"""Granted money as open data in 360Giving's form: what goes out, what is refused and why, as JSON and as a spreadsheet."""

from .package import Package, json_of
from .sheet import write_spreadsheet

__all__ = ["Package", "json_of", "write_spreadsheet"]
