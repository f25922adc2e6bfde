# Open votes (VII.7.4, VII.7.5).
