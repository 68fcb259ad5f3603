"""Imported by the interpreter before the program: puts CPython under the virtual clock (see ../oracle.py)."""

import simul_oracle

simul_oracle.install()
