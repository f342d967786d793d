"""How a plan is made, room by room, in the order a request walks through them.

`compile` makes a catalog ready, once. `resolve` holds a request against it. `pose` turns that into a selection problem,
`select` solves it (`problem`, `links`, `frontier` are its parts). `order` and `sequence` put what was chosen in order.
`reasons` says why. `refusal` says why not, when nothing fits. `questions` answers later.
"""
