"""Reports as tagged PDF, set by Typst in the look of the product."""

from samenverder.lib.typst.compile import PdfError, compile_pdf

__all__ = ["PdfError", "compile_pdf"]
