"""Sets Teduh up and starts it, with nothing but the standard library: `python3 -m installer run|test|bench`.

Imports nothing, so that a start on a machine where all is in place costs as little as possible.
"""
