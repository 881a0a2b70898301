"""Two versions of one text: which clause became which, and what changed in it."""
