"""What the program costs, beside the bare cost of the same work: ratios measured side by side in one run."""
