"""The parts of the importer of free-exercise-db: its records, the tables, what is read from prose, and exercises."""
