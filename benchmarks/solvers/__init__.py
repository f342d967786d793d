"""The choice as an integer linear program for the reference solvers."""
