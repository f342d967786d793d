"""The pages of the site that are made from the data and from files outside of ``docs``, and the order of all pages.

`pages.extension` is a Sphinx extension: a build first writes the made pages into ``docs/catalog`` and ``docs/project``,
which Git ignores, and then gives the landing page the contents of all of them.
"""
