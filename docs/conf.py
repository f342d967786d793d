"""The site: ``nox -s site`` builds it into ``build/site``."""

import sys
from pathlib import Path

import shoulderkit

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

project = "shoulderkit"
author = "The shoulderkit authors"
project_copyright = "the shoulderkit authors. Code MIT, data CC0-1.0. General information, not medical advice"
version = release = shoulderkit.__version__

extensions = ["myst_nb", "pages.extension"]
exclude_patterns = ["_static"]
root_doc = "index"
nitpicky = True

# as on code hosts: every heading has an anchor, and links lead to files
myst_heading_anchors = 6
myst_enable_extensions = ["colon_fence", "fieldlist"]

# notebooks are stored with what they show
nb_execution_mode = "off"

html_theme = "furo"
html_title = f"shoulderkit {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_use_index = False
html_show_sourcelink = False
html_show_sphinx = False
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
