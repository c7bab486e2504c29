"""What happened, as `why` and /audit tell it."""
