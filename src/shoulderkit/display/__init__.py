"""Values as a notebook shows them: compact HTML and Markdown, every text escaped, without scripts or network.

`Displayed._repr_html_` and `Displayed._repr_markdown_` come here. What a value says is made of the explainer's words.
"""

from shoulderkit.display.door import html, markdown

__all__ = ["html", "markdown"]
