# Work plans of a school year, the city's year.
