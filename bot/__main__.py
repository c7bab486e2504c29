"""`python -m bot`; kept cheap, because worker processes import it again."""

if __name__ == "__main__":
    import sys

    from bot.early_end import end_well_from_here

    end_well_from_here(sys.argv[1:])

    from bot.cli import main

    raise SystemExit(main())
