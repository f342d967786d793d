"""The auditor: what is wrong with a routine or a plan, judged without the planner's code.

One module a subject. What the planner also works out (times, what a request allows, what a plan is worth) is worked out
here a second time.

Besides the catalog's rules, whose findings carry the id of the rule, it has checks of its own:

=====================  ========  ==================================================================================
Check                  Severity  What must hold
=====================  ========  ==================================================================================
``catalog``            error     each exercise is the catalog's own
``once``               error     no exercise comes twice
``position``           error     each step is done in a position of its exercise
``equipment``          error     each step is done with one of its exercise's sets of equipment, or with substitutes
``starts``             error     the steps lie end to end from second 0
``duration``           error     steps and routine take as long as their parts add up to
``timeline``           error     the blocks lie end to end and fill the time of the steps
``sides``              error     a one-sided move has equal work on the left and on the right
``dose``               advice    a step has no more work in a set, and no more sets, than its exercise
``instructions``         advice    each exercise has instructions
``neck-pressure``      advice    no step presses on the neck
``request``            error     a plan's request names only what the catalog has; else nothing more is judged
``budget``             error     a plan takes no more time than there is
``include``            error     what must be in is in
``exclude``            error     what must stay out is out
``phases-present``     error     the phases that must be present are, and at least one is
``max-steps``          error     a plan has no more steps than allowed
``allowed-positions``  error     each position of a plan is possible
``allowed-equipment``  error     all equipment of a plan is at hand
``avoided``            error     no step of a plan asks for an avoided demand
``without-instructions``        error     moves without instructions are in a plan only where allowed
``portions``           error     each dose of a plan is the exercise's own, or has fewer sets where allowed
``score``              error     the figures of a plan's score are right
``cells``              error     so are its cells
``reasons``            error     there is a true reason for each step
``parts``              error     the parts of the reasons are right, and so add up to the coverage
``bonds``              error     the reasons name only rules that hold between the steps they name
``left-out``           error     all other exercises are left out, once, for a reason that holds
=====================  ========  ==================================================================================

A broken rule is an error; it is advice in a routine that follows its source, and where a plan says the rule is off.
"""

from shoulderkit.auditor.audit import audit

__all__ = ["audit"]
