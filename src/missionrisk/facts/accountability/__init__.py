"""What the mission answers for: results, data, research, pictures and protection from abuse."""
