"""Draw the pictures of the moves from pose files: ``python -m tools.figures --help``.

From the mesh of one body to a small SVG, each stage a module that can be read alone::

    body     the mesh and its bones            raster   depth, layer and place of every pixel
    poses    the pose files                    paint    what is ink, tone, face and worked region
    skeleton, limbs, hands, solve   joints     trace    fields to curves
    settle   small changes so that pins hold   still    one key as SVG
    skin     from bones to surface             morph    the keys joined to one moving SVG
    clothes  shells of the same mesh           sheet    many pictures on one page, to look at
    props    wall, mat, chair, table, band     sense    what joints may do
    anatomy, body_map                          the body that regions are shown on

Lengths are decimeters, the floor is y = 0, the body at rest looks along +z and its left is +x. Nothing of this is in the
wheel; the pictures are, under ``shoulderkit/data/figures``.
"""
