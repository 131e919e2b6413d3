"""`python3 -m installer run|test|bench`: finds the command, checks the Python, hands over."""

import sys

OLDEST_PYTHON = (3, 11)

USAGE = """\
python3 -m installer run [args]           set up and start the program; args go to clinic-app
python3 -m installer test [--full] [args] set up and run all checks; args go to pytest
python3 -m installer bench [args]         set up and run the benchmarks; the last line is one JSON object"""


def main(argv: list[str]) -> int:
    """Run one command of the installer and return its exit code: 0 done, 1 refused, 2 wrong usage."""
    if sys.version_info < OLDEST_PYTHON:
        this_one = f"{sys.version_info[0]}.{sys.version_info[1]}"
        print(f"Teduh perlu Python 3.11 atau lebih baru; ini Python {this_one}.", file=sys.stderr)
        return 1
    command, *rest = argv or ["--help"]
    # Each command imports its own file only: a warm start must not read the others.
    if command == "run":
        from installer.run import run

        return run(rest)
    if command == "test":
        from installer.checks import check

        return check(rest)
    if command == "bench":
        from installer.bench import bench

        return bench(rest)
    asked_for_help = command in ("-h", "--help", "help")
    print(USAGE, file=sys.stdout if asked_for_help else sys.stderr)
    return 0 if asked_for_help else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
