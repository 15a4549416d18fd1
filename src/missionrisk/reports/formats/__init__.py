"""Formats: one module for each layout of an assessment that is a file of its own kind."""
