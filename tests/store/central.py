"""A central store in PostgreSQL for tests: one database for all of them, emptied before each."""

from __future__ import annotations

from contextlib import closing

from land_campaign_plugin.store.pg_connection import Address
from land_campaign_plugin.store.pg_schema import init
from land_campaign_plugin.store.postgis import PostgisStore

PEOPLE = {"lan": "editor", "minh": "editor", "thu": "viewer", "ha": "reviewer", "son": "supervisor", "yen": "auditor"}
"""Who has which role in the communes 26734 and 26737."""


class Central:
    """A database with a store and its people.

    Parameters
    ----------
    server : tests.postgres.Server
    name : str
        Of the database.
    """

    def __init__(self, server, name: str = "campaign_test", crs: str = "EPSG:9209"):
        self.server, self.name = server, name
        server.create_database(name)
        init(Address(self.address("postgres")), crs)
        with closing(server.connect(name)) as connection, connection.cursor() as cursor:
            for login, role in PEOPLE.items():
                cursor.execute("SELECT to_regrole(%s)", (login,))
                if cursor.fetchone() == (None,):
                    cursor.execute(f"CREATE ROLE {login} LOGIN")
                cursor.execute(f"GRANT campaign_{role} TO {login}")

    def address(self, login: str) -> str:
        """The connection string for one person."""
        return "PG:" + self.server.string(self.name, user=login)

    def run(self, query: str, *params, login: str = "postgres") -> list[tuple]:
        """Run a statement, by default as whoever runs the server."""
        import psycopg2

        with closing(psycopg2.connect(self.server.string(self.name, user=login))) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(query, params or None)
                return cursor.fetchall() if cursor.description else []

    def empty(self) -> None:
        """Forget everything but the schema, and let the people in again."""
        tables = "departure batch conflict_pii record party_secret party_mask hist_pii access_log document_chunk"
        tables += " document_blob finding plot hist change_req conflict rejected anchor scope person commune"
        forget = "".join(f"DELETE FROM campaign.{table};" for table in tables.split())
        people = "".join(f"INSERT INTO campaign.person VALUES ('{login}', '{login}');" for login in PEOPLE)
        scopes = ", ".join(f"('{login}', '{role}')" for login, role in PEOPLE.items())
        self.run(
            f"SET session_replication_role = replica; {forget} SET session_replication_role = origin; {people}"
            "DELETE FROM campaign.pii_key WHERE year < 0;"  # of offices that came over in another test
            "INSERT INTO campaign.commune (code) VALUES ('26734'), ('26737');"
            "INSERT INTO campaign.scope (login, commune_id, role) SELECT v.login, u.id, v.role"
            f" FROM campaign.commune AS u, (VALUES {scopes}) AS v (login, role)"
        )

    def store(self, login: str = "lan") -> PostgisStore:
        """The store as one person sees it."""
        return PostgisStore(self.address(login))
