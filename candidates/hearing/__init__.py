"""Who hears what is told of people, and what they read beside its sentence."""
