"""The database: tables, migrations, and one file of queries a thing; the only room with SQL.

What a row means is decided in `bot`; here it is only kept, on SQLite and PostgreSQL alike.
"""
