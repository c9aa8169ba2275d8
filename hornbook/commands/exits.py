"""The exit codes, which scripts rely on."""

CLEAN = 0
FOUND = 1
USAGE = 2
OUR_BUG = 3
PIPE_CLOSED = 141
