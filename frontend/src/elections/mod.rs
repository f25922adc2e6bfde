//! Open votes: elections of leader and secretary (VII.7.4, VII.7.5).
