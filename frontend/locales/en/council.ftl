# The city scientific-methodical council.
