"""The host and the visitors: who asked, leads, pays and goes on between visits."""
