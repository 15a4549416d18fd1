"""The report model of planners and committees: what they are told, in reading order."""
