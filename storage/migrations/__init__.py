"""Alembic's scripts: how the schema grew; run by `storage.migrate` alone.

A new step is one more file in `versions`; the tests hold it against the tables on both databases.
"""
