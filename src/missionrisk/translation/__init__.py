"""Translations: which texts there are, and whether a language's translations of them are in order.

python -m missionrisk.translation extract   the texts, as src/missionrisk/locales/missionrisk.pot
python -m missionrisk.translation check     what each language lacks, and which placeholders are wrong
python -m missionrisk.translation compile   the translations that missionrisk reads, from those that people write
"""
