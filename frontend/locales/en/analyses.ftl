# Analyses of a school year.
