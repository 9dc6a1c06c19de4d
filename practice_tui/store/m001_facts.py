"""The first migration: what a person did in rounds of their own. Released, and never edited."""

APPLICATION_ID = 0x50524143  # "PRAC"

FACT_TABLES = ("texts", "rounds", "endings", "attempts", "ratings", "ticks", "follow_ups", "remarks", "settings")

# No CHECK(json_valid(...)): before SQLite 3.41 trusted_schema=OFF refuses it as an unsafe function.
_TABLES = (
    """
    CREATE TABLE texts(
      digest TEXT PRIMARY KEY,
      question_id TEXT NOT NULL,
      bank TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE rounds(
      id TEXT PRIMARY KEY,
      started_at TEXT NOT NULL,
      day TEXT NOT NULL,
      zone TEXT NOT NULL,
      plan TEXT NOT NULL,
      mode TEXT NOT NULL CHECK(mode IN('coached','pressure')),
      spec TEXT NOT NULL,
      code TEXT,
      bank_digest TEXT NOT NULL,
      device TEXT NOT NULL,
      program TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE endings(
      id TEXT PRIMARY KEY,
      round_id TEXT NOT NULL REFERENCES rounds,
      at TEXT NOT NULL,
      ending TEXT NOT NULL CHECK(ending IN('finished','ended early','discarded','restored'))
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE attempts(
      seq INTEGER PRIMARY KEY, -- the n of "Saved #n": local, not exported
      id TEXT NOT NULL UNIQUE,
      round_id TEXT NOT NULL REFERENCES rounds,
      slot INTEGER NOT NULL,
      try INTEGER NOT NULL DEFAULT 1,
      counts INTEGER NOT NULL CHECK(counts IN(0,1)),
      question_id TEXT NOT NULL,
      digest TEXT NOT NULL REFERENCES texts,
      topic TEXT NOT NULL,
      level TEXT NOT NULL CHECK(level IN('basic','intermediate','advanced')),
      kind TEXT NOT NULL,
      reason TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK(outcome IN('answered','skipped')),
      prediction TEXT CHECK(prediction IN('guess','unsure','sure')),
      asked_at TEXT NOT NULL,
      answered_at TEXT NOT NULL,
      day TEXT NOT NULL,
      zone TEXT NOT NULL,
      limit_s REAL NOT NULL CHECK(limit_s>0),
      elapsed_s REAL NOT NULL CHECK(elapsed_s>=0),
      paused_s REAL NOT NULL DEFAULT 0,
      hints INTEGER NOT NULL DEFAULT 0,
      answer TEXT NOT NULL DEFAULT '',
      UNIQUE(round_id,slot,try)
    ) STRICT""",
    """
    CREATE TABLE ratings(
      id TEXT PRIMARY KEY,
      attempt_id TEXT NOT NULL REFERENCES attempts(id),
      at TEXT NOT NULL,
      rater TEXT NOT NULL DEFAULT 'self',
      score INTEGER CHECK(score BETWEEN 1 AND 4), -- NULL: taken back
      suggested INTEGER CHECK(suggested BETWEEN 1 AND 4),
      said_wrong INTEGER NOT NULL DEFAULT 0 CHECK(said_wrong IN(0,1)),
      said TEXT NOT NULL DEFAULT '', -- what the person says to have said, in a line
      review_s REAL NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE ticks(
      rating_id TEXT NOT NULL REFERENCES ratings,
      point INTEGER NOT NULL,
      tier TEXT NOT NULL CHECK(tier IN('must','bonus')),
      aspect TEXT NOT NULL,
      heard INTEGER NOT NULL CHECK(heard IN(0,1)),
      PRIMARY KEY(rating_id,point)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE follow_ups(
      id TEXT PRIMARY KEY,
      attempt_id TEXT NOT NULL REFERENCES attempts(id),
      at TEXT NOT NULL,
      source TEXT NOT NULL CHECK(source IN('probe','deeper')),
      ask TEXT NOT NULL,
      point INTEGER,
      elapsed_s REAL NOT NULL,
      heard TEXT NOT NULL CHECK(heard IN('yes','partly','no'))
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE remarks(
      id TEXT PRIMARY KEY,
      question_id TEXT NOT NULL,
      digest TEXT,
      at TEXT NOT NULL,
      kind TEXT NOT NULL CHECK(kind IN('note','wrong','unclear','outdated')),
      text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE settings(
      id TEXT PRIMARY KEY,
      at TEXT NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE drafts( -- local, overwritten, not exported
      round_id TEXT PRIMARY KEY REFERENCES rounds,
      holder TEXT NOT NULL,
      at TEXT NOT NULL,
      state TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)

_INDEXES = (
    "CREATE INDEX attempts_by_topic ON attempts(topic,id)",
    "CREATE INDEX attempts_by_question ON attempts(question_id,id)",
    # All that a list of attempts reads of a rating, so that it is found without a second search.
    "CREATE INDEX ratings_by_attempt ON ratings(attempt_id,id,score,suggested,said_wrong)",
    "CREATE INDEX endings_by_round ON endings(round_id,id)",
    "CREATE INDEX follow_ups_by_attempt ON follow_ups(attempt_id,id)",
)

# INSERT OR REPLACE meets these only under recursive_triggers, which opening sets.
_TRIGGERS = tuple(
    f"CREATE TRIGGER {table}_refuse_{change.lower()} BEFORE {change} ON {table}"
    f" BEGIN SELECT RAISE(ABORT, '{table} are only ever added'); END"
    for table in FACT_TABLES
    for change in ("UPDATE", "DELETE")
)

STATEMENTS = (f"PRAGMA application_id = {APPLICATION_ID}", *_TABLES, *_INDEXES, *_TRIGGERS)
