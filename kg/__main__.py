"""`python -m kg`."""

from kg.cli.app import main

if __name__ == "__main__":  # not in the processes of `--workers`
    main()
