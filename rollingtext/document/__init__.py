"""What a draft is: its text, its clauses, and the places where it is not agreed."""
