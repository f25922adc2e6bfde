# Who owes what by the regulation.
