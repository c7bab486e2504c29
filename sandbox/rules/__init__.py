"""What Telegram allows and in which words it refuses; looks at the world, changes nothing."""
