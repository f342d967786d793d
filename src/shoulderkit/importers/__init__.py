"""Foreign datasets as catalogs: one module a dataset, each honest about what it read, worked out and repaired."""
