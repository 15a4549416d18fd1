"""Response to a disaster: acceptance, capacity, care and handing over."""
