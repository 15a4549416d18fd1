"""What a mission must be allowed by others to do: authorities, licences, permits, and by when to ask."""
