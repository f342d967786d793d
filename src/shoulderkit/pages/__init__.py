"""A session as a page to follow, and as a sheet to print: one HTML file each, escaped, that loads nothing."""

from shoulderkit.pages.print_sheet import print_sheet
from shoulderkit.pages.session_page import session_page

__all__ = ["print_sheet", "session_page"]
