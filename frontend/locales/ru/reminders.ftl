# What the signed-in person was told.
