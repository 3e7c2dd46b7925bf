"""What keeps the database from starting, said to the person at the terminal."""


class PostgresError(RuntimeError):
    """The message is one Vietnamese line: what is wrong and what to do."""
