"""Who supervises those who may not work alone, hour by hour, and for how many at once."""
