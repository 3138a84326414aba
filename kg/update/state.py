"""What is kept beside a graph so that a document can come or go: which documents each name, post and meeting concerns, and who is who.

Everything in it follows from the facts and the judgements. It is made anew where it is missing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from kg.resolve.known import Known
from kg.resolve.said import Statement
from kg.resolve.tenures import Tenure
from kg.store.ledger import Ledger

_TABLES = """
CREATE TABLE document (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT NOT NULL, place TEXT, known TEXT NOT NULL);
CREATE INDEX document_path ON document (path);
CREATE INDEX document_place ON document (place);
CREATE TABLE concern (key INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document)) WITHOUT ROWID;
CREATE TABLE said (subject TEXT, what TEXT, value TEXT, rule TEXT, times INTEGER, PRIMARY KEY (subject, what, value, rule)) WITHOUT ROWID;
CREATE TABLE tenure (person TEXT, role TEXT, name TEXT, first TEXT, until TEXT, PRIMARY KEY (person, role)) WITHOUT ROWID;
CREATE INDEX tenure_role ON tenure (role);
"""
_BY_DOCUMENT = "CREATE INDEX concern_document ON concern (document);"
Concern = tuple[str, ...]


class State(Ledger):
    """The state in a file."""

    tables = Ledger.tables + _TABLES + _BY_DOCUMENT

    def concerned(self, concern: Concern) -> list[str]:
        """The ids of the documents that have to do with it; perhaps some more."""
        text = "SELECT id FROM concern JOIN document ON document = number WHERE key = ?"
        return [id_ for (id_,) in self._base.execute(text, (_number(concern),))]

    def known(self, id_: str) -> Known | None:
        """Who is who in a document; None where it is not there."""
        row = self._base.execute("SELECT known FROM document WHERE id = ?", (id_,)).fetchone()
        return Known.from_json(row[0]) if row else None

    def documents(self, name: str) -> list[str]:
        """The ids of the documents with this id or path."""
        return [id_ for (id_,) in self._base.execute("SELECT id FROM document WHERE id = ? OR path = ?", (name, name))]

    def number(self) -> int:
        """How many documents there are."""
        return int(self._base.execute("SELECT count(*) FROM document").fetchone()[0])

    def homes(self) -> Counter[str]:
        """How many documents are from each place."""
        return Counter(dict(self._base.execute("SELECT place, count(*) FROM document WHERE place IS NOT NULL GROUP BY place")))

    def put(self, id_: str, path: str, place: str | None, known: Known, concerns: Iterable[Concern]) -> None:
        """A document as it now is."""
        self._forget_concerns(id_)
        text = "INSERT INTO document (id, path, place, known) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        text += "path = excluded.path, place = excluded.place, known = excluded.known RETURNING number"
        (number,) = self._base.execute(text, (id_, path, place, known.to_json())).fetchone()
        self._base.executemany("INSERT OR IGNORE INTO concern VALUES (?, ?)", ((_number(concern), number) for concern in concerns))

    def fill(self, documents: Iterable[tuple[str, str, str | None, Known, Iterable[Concern]]]) -> None:
        """All documents at once, as `put` takes them, where there is none yet. Sorted, rows go in several times as fast."""
        base = self._base
        base.execute("DROP INDEX concern_document")
        base.execute("CREATE TABLE temp.loose (key INTEGER, document INTEGER)")
        for number, (id_, path, place, known, concerns) in enumerate(documents, 1):
            base.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?)", (number, id_, path, place, known.to_json()))
            base.executemany("INSERT INTO temp.loose VALUES (?, ?)", ((_number(concern), number) for concern in {*concerns}))
        base.execute("INSERT OR IGNORE INTO concern SELECT key, document FROM temp.loose ORDER BY key, document")
        base.execute("DROP TABLE temp.loose")
        base.execute(_BY_DOCUMENT)

    def forget(self, id_: str) -> None:
        """A document goes."""
        self._forget_concerns(id_)
        self._base.execute("DELETE FROM document WHERE id = ?", (id_,))

    def _forget_concerns(self, id_: str) -> None:
        self._base.execute("DELETE FROM concern WHERE document = (SELECT number FROM document WHERE id = ?)", (id_,))

    def said(self, subjects: Iterable[str]) -> Counter[Statement]:
        """What is said of bodies and divisions."""
        text = "SELECT * FROM said WHERE subject = ?"
        rows = (row for subject in subjects for row in self._base.execute(text, (subject,)))
        return Counter({Statement(*row[:4]): row[4] for row in rows})

    def say(self, said: Mapping[Statement, int]) -> None:
        """How often each of these is said from now on."""
        gone = [tuple(statement) for statement, times in said.items() if not times]
        self._base.executemany("DELETE FROM said WHERE subject = ? AND what = ? AND value = ? AND rule = ?", gone)
        rows = ((*statement, times) for statement, times in said.items() if times)
        self._base.executemany("INSERT OR REPLACE INTO said VALUES (?, ?, ?, ?, ?)", rows)

    def tenures(self, person: str) -> Iterator[Tenure]:
        """The posts of a person."""
        return map(Tenure._make, self._base.execute("SELECT * FROM tenure WHERE person = ?", (person,)))

    def holders(self, role: str) -> Iterator[Tenure]:
        """The holders of a post."""
        return map(Tenure._make, self._base.execute("SELECT * FROM tenure WHERE role = ?", (role,)))

    def hold(self, tenures: Iterable[Tenure]) -> None:
        """More holders of posts."""
        self._base.executemany("INSERT INTO tenure VALUES (?, ?, ?, ?, ?)", tenures)

    def leave(self, role: str) -> None:
        """Nobody holds a post."""
        self._base.execute("DELETE FROM tenure WHERE role = ?", (role,))


def _number(concern: Concern) -> int:
    """A number for it: of two that share one, both have the documents of both, and whoever asks looks at the documents."""
    return int.from_bytes(blake2b("\x1f".join(concern).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
