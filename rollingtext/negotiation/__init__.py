"""The record of a negotiation: its versions, its parties, its terms, and what became of them."""
