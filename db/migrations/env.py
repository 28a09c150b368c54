"""How Alembic runs the steps: on the connection it is handed, inside its open transaction."""

from alembic import context

from db.records import Record

connection = context.config.attributes["connection"]

context.configure(
    connection=connection,
    target_metadata=Record.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
    compare_type=True,
)

with context.begin_transaction():
    context.run_migrations()
