"""What only the newsroom's own people may do; to others these do not exist."""
