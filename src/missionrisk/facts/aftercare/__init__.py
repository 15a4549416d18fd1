"""What follows when the team has gone: reviews, contact, continued treatment, care over years."""
