"""How bracketed text is written: from characters to the tree, and back to the letter."""
