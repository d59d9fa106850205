-- An installation that writes the file. place is a keyed hash of host and folder.
CREATE TABLE machine (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    place BLOB NOT NULL,
    since_at TEXT NOT NULL
) STRICT;

-- What one person did at one moment: one transaction, one undo step. stamp is the
-- hybrid logical clock (milliseconds << 20 | counter) of its first change, at the wall
-- clock in milliseconds; link closes the hash chain of the machine over its changes. An
-- act that made nothing but changes records of one type, with ids from row_id on, says so
-- itself (record, row_id) and has no rows in change: saving one visit writes no more than
-- it must. first_change is the first row of change it has or could have.
CREATE TABLE act (
    id INTEGER PRIMARY KEY,
    stamp INTEGER NOT NULL,
    at INTEGER NOT NULL,
    machine_id INTEGER NOT NULL REFERENCES machine (id),
    worker_id INTEGER REFERENCES worker (id),
    cause TEXT NOT NULL,
    undoes INTEGER REFERENCES act (id),
    sentence TEXT NOT NULL,
    first_change INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    salt BLOB NOT NULL,
    link BLOB NOT NULL,
    record INTEGER,
    row_id INTEGER
) STRICT;

-- One record edited (kind 1) by an act, or records created (kind 0) one after another: run
-- of them (32 at most), whose ids follow row_id. The stamp of an edit is the act's plus
-- seq; that of a creation counts on through its run. edits is JSON: field -> before,
-- after, stamps of the values replaced.
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    act_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    record INTEGER NOT NULL,
    row_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    run INTEGER NOT NULL DEFAULT 1,
    edits BLOB
) STRICT;
CREATE INDEX change_row ON change (record, row_id);

-- Settings of this computer; they never travel.
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was typed into a form and not saved yet, sealed.
CREATE TABLE draft (
    form TEXT PRIMARY KEY,
    title BLOB NOT NULL,
    body BLOB NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What happened apart from the records: logins, reveals, exports, backups; they never
-- travel. link closes a hash chain over a salted commitment of kind and detail, the
-- event's own row, and the newest act at the time with its link; mac vouches for it with a
-- key derived from the master. commitment stands where a part of the detail was erased; then
-- mac is of the detail that is left as well.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    worker_id INTEGER REFERENCES worker (id),
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    act_id INTEGER NOT NULL,
    act_link BLOB,
    salt BLOB NOT NULL,
    commitment BLOB,
    link BLOB NOT NULL,
    mac BLOB NOT NULL
) STRICT;

-- What a change committed to whose values were erased for good: the chain of acts is
-- checked with it. mac vouches that the program erased them, and nobody else.
CREATE TABLE erased (
    act_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    commitment BLOB NOT NULL,
    mac BLOB NOT NULL,
    PRIMARY KEY (act_id, seq)
) STRICT, WITHOUT ROWID;

-- What is left of a household or person erased for good: counts and sums for statistics,
-- nothing that tells who it was. year is the ledger year the counts belong to.
CREATE TABLE remnant (
    id INTEGER PRIMARY KEY,
    erased_on TEXT NOT NULL,
    subject TEXT NOT NULL,
    village TEXT NOT NULL,
    household_type TEXT NOT NULL,
    year INTEGER NOT NULL,
    households INTEGER NOT NULL,
    persons INTEGER NOT NULL,
    visits INTEGER NOT NULL,
    measures INTEGER NOT NULL,
    measure_amount INTEGER NOT NULL,
    incomes INTEGER NOT NULL,
    income_amount INTEGER NOT NULL
) STRICT;

-- The keys of the search box: class (cases.KeyClass), key (a keyed hash where it is made
-- of sealed values), and whom it finds: a person's id, or minus a household's.
CREATE TABLE search_key (
    class INTEGER NOT NULL,
    key BLOB NOT NULL,
    subject INTEGER NOT NULL,
    PRIMARY KEY (class, key, subject)
) STRICT, WITHOUT ROWID;

-- How templates of other offices are filled, by the fingerprint of their headers; they
-- never travel.
CREATE TABLE template (
    fingerprint TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    map TEXT NOT NULL,
    used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who can open a file that has a password: the master key, sealed to each person's public
-- key, whose private half is sealed under the password. A row with an empty uid is the
-- recovery code's. Without rows the key lies open in the data folder.
CREATE TABLE key_holder (
    uid BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    since_at TEXT NOT NULL,
    passes INTEGER NOT NULL,
    memory INTEGER NOT NULL,
    lanes INTEGER NOT NULL,
    salt BLOB NOT NULL,
    private BLOB NOT NULL,
    public BLOB NOT NULL,
    master BLOB NOT NULL
) STRICT, WITHOUT ROWID;
