"""Other tools, each with the command a user would run and the way its answer is read."""
