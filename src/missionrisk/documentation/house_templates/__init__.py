"""The house templates for Word files, written by a program so that both stay alike.

    python -m missionrisk.documentation.house_templates   writes those of the package anew

A committee replaces them by its own, which it makes in Word.
"""
