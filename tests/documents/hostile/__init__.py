"""Files made to do harm: that grow, that go round in circles, that lie, that have no end.

A function with the decorator makes one; its name says what it is, `why` is what a reader must say
of it, and '' where it says nothing, and reads what there is to read.
"""

from tests.documents.hostile import crawls, hwp, pdf, texts, xml, zips
from tests.documents.hostile.cases import CASES, GLOSS

__all__ = ["CASES", "GLOSS", "crawls", "hwp", "pdf", "texts", "xml", "zips"]
