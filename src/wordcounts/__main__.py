"""`python -m wordcounts`: the same as the command `wordcounts`."""

from wordcounts.cli.main import main

if __name__ == "__main__":
    main()
