"""What Alembic runs: on the connection that `storage.migrate` hands it, in its transaction."""

from alembic import context

from storage import tables_processes, tables_rates, tables_telegram  # noqa: F401
from storage.migrate import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    # The one in which all files of tables stand; these imports bring in the last of them.
    target_metadata=tables_rates.rates.metadata,
    version_table=VERSION_TABLE,
    # SQLite alters most things only by making the table anew.
    render_as_batch=True,
)
context.run_migrations()
