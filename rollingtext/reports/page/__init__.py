"""The page to hand round: what a negotiation has come to, as one HTML file that needs nothing but itself."""
