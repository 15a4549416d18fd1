"""How patients and mission understand each other: languages, consent and local ways."""
