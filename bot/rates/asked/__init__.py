"""What somebody asks about money, read from their words: amount, currencies, day."""
