"""Word documents for meetings: templates that the municipality may restyle (the docx files here), filled with what is known."""

from .documents import decision_list_document, delegated_document

__all__ = ["decision_list_document", "delegated_document"]
