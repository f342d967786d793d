"""How a plan is made, room by room, in the order a request walks through them.

`compile` makes a catalog ready, once; exercises without links stand in `lanes`, as bits. `resolve` holds a request against
it. `pose` turns that into a selection `problem` of the exercises that can matter.

`select` solves it. A small one is its `frontier` (labels, decided kind by kind; `links` tells what a decision forbids or
forces, `search` adds the groups up). A large one is gathered in a `pool`, where what is alike is one kind; `prices` bound
what a choice can be worth, by way of the `simplex` method, and `chase` looks just below that bound. What it cannot finish
is left to the `solver`, or is as good as `greedy` and the bound say.

`order` puts what was chosen in order: `sequence` has the fewest `changes`. `reasons` says why, `refusal` says why not when
nothing fits, and `questions` answers later; `elsewhere` is for one of them.
"""
