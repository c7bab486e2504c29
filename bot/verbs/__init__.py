"""The command line, one file a verb: `arguments` says what it takes, `run` does it.

`run(options, settings)` returns the exit status. Data goes to stdout, logs and progress to
stderr.
"""
