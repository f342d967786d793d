"""The choice of what goes in, as an integer linear program for solvers that are not ours."""
