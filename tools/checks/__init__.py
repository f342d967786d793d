"""What the sessions of ``noxfile.py`` stand on: environments, which tests run where, and what needs npm or a browser."""
