"""What the command line's verbs do: each reads, asks the core, prints. Part of bot/cli.py."""
