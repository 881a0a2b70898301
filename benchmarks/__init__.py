"""What the program costs, beside the bare cost of the same work and beside other tools, measured in one run."""
