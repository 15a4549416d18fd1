"""Services and sites, and how care is given there."""
