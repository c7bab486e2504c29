"""Commands that anybody may use."""
