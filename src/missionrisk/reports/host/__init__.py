"""What the host partner gets: a page to read, and a form to fill in."""
