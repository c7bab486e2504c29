"""Commands for the newsroom's own people; for anybody else they do not exist."""
