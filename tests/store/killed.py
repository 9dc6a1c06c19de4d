"""A part of programs that tests run and kill: their process ends at a statement that is given to SQLite.

Such a program imports os and sqlite3, sets `steps` to 0 and `last_step` to the number of that statement, and connects
with `factory=Killed`.
"""

KILLED = """
class Killed(sqlite3.Connection):
    def execute(self, *given):
        global steps
        steps += 1
        if steps == last_step:
            os._exit(9)
        return super().execute(*given)
"""
