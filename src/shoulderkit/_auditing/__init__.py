"""The auditor's checks, one module a subject. They share no code with the planner, so that they can judge it.

What the planner also works out (times, what a request allows, what a plan is worth) is worked out here a second time.
"""
