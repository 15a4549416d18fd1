"""Who works when: duties on one line of time, and the work and rest that follow from them."""
