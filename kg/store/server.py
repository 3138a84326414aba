"""A Neo4j server: where it is, the one connection to it, and what goes wrong there in plain words."""

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, ConstraintError, DriverError, IncompleteCommit, Neo4jError, ServiceUnavailable, SessionExpired

from kg.errors import StoreError
from kg.store.statements import statement

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # the driver's own warnings come as errors, in our words
OLDEST = (5, 26)
_AGAIN = "Run the same command again: what is there already is not written twice"
_DATABASE_NOT_FOUND = "Neo.ClientError.Database.DatabaseNotFound"
_RATE_LIMIT = "Neo.ClientError.Security.AuthenticationRateLimit"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is and who asks. The password is never shown."""

    uri: str
    username: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = "neo4j"

    @property
    def shown(self) -> str:
        """The address as it may be printed: nothing of what may stand before an `@`."""
        return re.sub(r"//[^/]*@", "//", self.uri)


@dataclass(frozen=True, slots=True)
class Server:
    """An open connection. Each call is a transaction of its own, run again by the driver after a transient error."""

    driver: neo4j.Driver
    database: str
    committing: Lock = field(default_factory=Lock)

    def read(self, statement: str, params: Mapping[str, Any] | None = None) -> list[list[Any]]:
        """All rows of a statement that reads."""
        with self.driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=10_000) as session:
            return session.execute_read(lambda tx: tx.run(statement, dict(params or {})).values())

    def write(
        self, text: str, params: Mapping[str, Any] | None = None, writer: int | None = None, may_commit: Callable[[], None] = lambda: None
    ) -> list[list[Any]]:
        """All rows of a statement that writes, when its transaction is committed, one at a time; a writer holds its lock until then.

        `may_commit` is called when its turn has come, and raises what keeps it from being committed.
        """
        with self.driver.session(database=self.database) as session, ExitStack() as turn:

            def run(transaction: neo4j.ManagedTransaction) -> list[list[Any]]:
                turn.close()  # of a try before
                if writer is not None:
                    transaction.run(statement("load/writer"), {"writer": writer}).consume()
                rows = transaction.run(text, dict(params or {})).values()
                turn.enter_context(self.committing)
                may_commit()
                return rows

            return session.execute_write(run)

    @contextmanager
    def held(self, statement: str) -> Iterator[None]:
        """While the body runs, the locks of a statement; its changes are rolled back at the end, also when this program is killed."""
        with self.driver.session(database=self.database) as session, session.begin_transaction() as transaction:
            transaction.run(statement).consume()
            yield
            transaction.rollback()


@contextmanager
def connected(address: Address) -> Iterator[Server]:
    """A connection to a server that is there, lets us in, has the database, and is new enough. Raises StoreError."""
    if not re.match(r"(bolt|neo4j)(\+s|\+ssc)?://[^@]+$", address.uri):
        raise StoreError(
            f"{address.shown}: no address of a Neo4j. Write bolt://HOST:7687 or neo4j://HOST:7687, and name and password apart"
        )
    with told(address):
        options: dict[str, Any] = {"connection_timeout": 10, "notifications_min_severity": "OFF", "user_agent": "kg"}
        with neo4j.GraphDatabase.driver(address.uri, auth=(address.username, address.password), **options) as driver:
            driver.verify_connectivity()
            check_version(driver.get_server_info().agent)
            driver.execute_query(statement("load/ping"), database_=address.database)
            yield Server(driver, address.database)


def check_version(agent: str) -> None:
    """Raise StoreError where a server that calls itself `agent` (`Neo4j/5.26.30`) is too old, or is none."""
    match = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if not match or (int(match[1]), int(match[2])) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise StoreError(f"the server is {agent}, which is not supported. Use Neo4j {oldest} or newer; `scripts/neo4j start` brings one up")


@contextmanager
def told(address: Address) -> Iterator[None]:
    """What the driver raises, as a StoreError of one line."""
    try:
        yield
    except (Neo4jError, DriverError, ValueError, OSError) as error:
        raise StoreError(" ".join(_words(error, address).split())) from None


def _words(error: Exception, address: Address) -> str:
    code = getattr(error, "code", None)
    if code == _RATE_LIMIT:
        return f"{address.shown}: too many wrong passwords. Wait some seconds, then try the right one"
    if isinstance(error, AuthError):
        return f"{address.shown}: user {address.username!r} is not let in. Check NEO4J_USERNAME and NEO4J_PASSWORD"
    if code == _DATABASE_NOT_FOUND:
        return f"{address.shown}: there is no database {address.database!r}. Check NEO4J_DATABASE; Community has one, `neo4j`"
    if isinstance(error, IncompleteCommit | SessionExpired):
        return f"{address.shown}: the connection was lost. {_AGAIN}"
    if isinstance(error, ServiceUnavailable):
        return f"{address.shown}: no Neo4j answers there. Check NEO4J_URI, and that the server runs; then run the same command again"
    if isinstance(error, ConstraintError):
        return f"{address.shown}: {error.message}. kg did not write that: remove it, or use another database"
    if isinstance(error, UnicodeEncodeError):
        half = ord(error.object[error.start])
        return f"half a character (U+{half:04X}) stands in a text, and Neo4j cannot hold it. Read that page again in the right encoding"
    if isinstance(error, Neo4jError):
        return f"{address.shown}: {error.code}: {error.message}"
    return f"{address.shown}: {error}"
