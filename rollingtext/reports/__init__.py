"""Tables about a draft or a negotiation."""
