"""Web pages: what of their source is text, and where a line ends."""

import html
import re

from kg.read.marked import Marked

_IS_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|div|article|p|h1)\b", re.IGNORECASE | re.DOTALL)
_UNSEEN = "script|style|noscript|template|svg|nav|header|footer|aside|form|select|button|iframe|head"
_DROPPED = re.compile(rf"<!--.*?-->|<!doctype[^>]*>|<({_UNSEEN})\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(r"</?(p|div|br|h[1-6]|li|ul|ol|tr|table|section|article|blockquote|title|body|html|dd|dt)\b[^>]*>", re.IGNORECASE)
_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title\s*>", re.IGNORECASE | re.DOTALL)


def is_page(text: str) -> bool:
    """Whether the text is the source of a web page."""
    return _IS_PAGE.match(text) is not None


def title_of(text: str) -> str | None:
    """The title of a web page; None for other text or where it has none."""
    match = _TITLE.search(text) if is_page(text) else None
    return " ".join(html.unescape(match[1]).split()) or None if match else None


def visible(marked: Marked) -> Marked:
    """The text of a web page, one block a line; a block tag's place is that of its line break. Other tags stay."""
    seen = marked.keeping([m.span() for m in _DROPPED.finditer(marked.text)])
    flat = seen.with_text(_BREAK.sub(lambda m: " " * len(m[0]), seen.text))
    return flat.with_text(_BLOCK.sub(_line_break, flat.text))


def _line_break(match: re.Match[str]) -> str:
    """A line break (and the mark of a heading) as long as the tag; the rest is filled up with NULs, which go later."""
    heading = "\n# " if match[1].lower() in ("h1", "h2") and match[0][1] != "/" else "\n"
    return heading.ljust(len(match[0]), "\0")
