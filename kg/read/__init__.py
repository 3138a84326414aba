"""Reading: files → documents → reports."""

from kg.read.cut import cut_reports
from kg.read.files import read_documents

__all__ = ["cut_reports", "read_documents"]
