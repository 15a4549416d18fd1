"""A narrower scope for a mission that cannot go ahead as planned: the same plan without what stands in the way."""

from missionrisk.narrower_scope.search import narrower_scopes

__all__ = ["narrower_scopes"]
