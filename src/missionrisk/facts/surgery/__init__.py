"""Procedures: what is done, where, under which anaesthesia, and how safely."""
