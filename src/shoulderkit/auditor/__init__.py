"""The auditor: finds what is wrong with a routine or a plan, without any of the planner's code.

Each subject has one module. What the planner also computes (times, what a request allows, what a plan is worth) is
computed here independently.

Besides the catalog's rules, whose findings carry the id of the rule, the auditor has checks of its own:

========================  ========  ====================================================================================
Check                     Severity  What must hold
========================  ========  ====================================================================================
``catalog``               error     each exercise is the one in the catalog
``once``                  error     no exercise appears twice
``position``              error     each step uses a position of its exercise
``equipment``             error     each step uses one of its exercise's sets of equipment, or substitutes
``starts``                error     the steps follow each other without gaps, from second 0
``duration``              error     the durations of the steps and the routine are right
``timeline``              error     the blocks follow each other without gaps and fill the time of the steps
``sides``                 error     a one-sided exercise has equal work on the left and on the right
``dose``                  advice    a step has no more work per set, and no more sets, than its exercise
``instructions``          advice    each exercise has instructions
``neck-pressure``         advice    no step puts pressure on the neck
``request``               error     a plan's request names only what the catalog has; otherwise no check below runs
``budget``                error     a plan fits its time budget
``include``               error     every required exercise is in the plan
``exclude``               error     no excluded exercise is in the plan
``phases-present``        error     all required phases are present, and at least one phase is
``max-steps``             error     a plan has no more steps than allowed
``allowed-positions``     error     the request allows each position of a plan
``allowed-equipment``     error     all equipment of a plan is available
``avoided``               error     no step of a plan has an avoided demand
``without-instructions``  error     a plan has exercises without instructions only where allowed
``portions``              error     each dose of a plan is its exercise's, or that with fewer sets where allowed
``score``                 error     the figures of a plan's score are right
``cells``                 error     the cells of a plan's score are right
``reasons``               error     there is a correct reason for each step
``parts``                 error     the parts of the reasons are right, so that they add up to the coverage
``bonds``                 error     the reasons cite only rules that apply to the steps they name
``left-out``              error     every other exercise is left out, once, for a correct reason
========================  ========  ====================================================================================

A broken rule is an error. It is advice in a routine that follows its source, and in a plan for which the rule was
switched off.
"""

from shoulderkit.auditor.audit import audit

__all__ = ["audit"]
