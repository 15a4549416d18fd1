"""The people: what they are, may do, have done before, and how they are prepared."""
