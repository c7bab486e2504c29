"""Words as search compares them, in three languages, and what somebody typed to look for."""
