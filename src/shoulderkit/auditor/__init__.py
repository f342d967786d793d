"""The auditor: finds what is wrong with a routine or a plan, without any of the planner's code.

Each subject has one module. What the planner also computes (times, what a request allows, what a plan is worth) is
computed here independently.

Besides the catalog's rules, whose findings carry the id of the rule, the auditor has checks of its own:

========================  ========  ====================================================================================
Check                     Severity  What must hold
========================  ========  ====================================================================================
``catalog``               error     each exercise is the one in the catalog
``position``              error     each step uses the position of its setup
``equipment``             error     each step uses the equipment of its setup, or substitutes
``starts``                error     the steps follow each other without gaps, from second 0
``duration``              error     the durations of the steps and the routine are right
``timeline``              error     the blocks follow each other without gaps and fill the time of the steps
``sides``                 error     the sides work as the exercise says: together, one after the other, in turns or one
``dose``                  error     a step's dose is of the kind of its exercise's; advice: it is not larger
``smallest-dose``         advice    a step has no less than the smallest dose that its exercise's allows
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
``once``                  error     no exercise appears twice in a plan
``portions``              error     each dose of a plan is a portion of its exercise's, shortened only where allowed
``same-share``            error     what goes together goes with the same share of its dose
``affected-side``         error     exercises of one side are done on the affected side; on both if the request names none
``first-side``            error     the side that the request puts first comes first
``imported-demands``      advice    where demands are avoided, no importer alone worked out those of a step
``history``               advice    what was done before is in the catalog
``score``                 error     the figures of a plan's score are right
``cells``                 error     a plan's score has each weighted cell, with the right figures
``reasons``               error     there is a correct reason for each step
``parts``                 error     the parts of the reasons are right, so that they add up to the coverage
``bonds``                 error     the reasons cite exactly the rules that place the steps
``left-out``              error     every other exercise is left out, once, for a correct reason
``missing``               error     each wanted phase and cell that is not served is told, once
``in-force``              error     the stated equipment, positions and avoided demands are those of request and setting
``time-left``             error     the time that a plan says it leaves is right
========================  ========  ====================================================================================

A broken rule is an error. It is advice in a routine that follows its source, and in a plan for which the rule was
switched off.
"""

from shoulderkit.auditor.audit import audit

__all__ = ["audit"]
