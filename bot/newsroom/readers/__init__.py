"""What readers leaf through and subscribe to, and how much one of them may ask for at once."""
