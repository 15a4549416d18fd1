"""Others who give care near the mission's sites, and what its work means for them."""
