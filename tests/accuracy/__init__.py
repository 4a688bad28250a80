"""How many defects are found, and how many findings are false, measured on defects put into clean reports.

`python -m tests.accuracy` measures everything and prints the table; with `--write` it goes into docs/accuracy.md.
"""
