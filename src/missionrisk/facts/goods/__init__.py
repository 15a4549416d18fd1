"""Medicines and devices: what they are, how long they last, who needs them, and what becomes of them."""
