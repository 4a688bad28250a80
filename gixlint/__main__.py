"""Run the command line: `python -m gixlint`."""

from gixlint.cli import main

if __name__ == "__main__":
    main()
