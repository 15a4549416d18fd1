"""The catalogue held against published missions: `python -m case_study` writes docs/case-study.md."""
