"""`python -m bot`; kept cheap, because worker processes import it again."""

if __name__ == "__main__":
    from bot.cli import main

    raise SystemExit(main())
