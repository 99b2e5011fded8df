"""Taking a file apart, in a process of its own that knows nothing of the register: no settings, no database, no network.

`reading` starts it as `python -m partnerships.ground.parsing` and reads its answer.
"""
