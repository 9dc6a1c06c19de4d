"""The second migration: targets and labels, interviews that are led, second opinions, drills, real interviews.

What somebody else did or judged stands in tables of its own, so that no figure has to leave it out.
"""

_COLUMNS = (
    # 0: warm-up, ladder: in no figure, never offered for review
    "ALTER TABLE rounds ADD COLUMN counts INTEGER NOT NULL DEFAULT 1 CHECK(counts IN(0,1))",
    # 1: the model answer was read before the score; NULL: not known
    "ALTER TABLE ratings ADD COLUMN opened INTEGER CHECK(opened IN(0,1))",
)

_TABLES = (
    """
    CREATE TABLE targets( -- interview day, level and plan as ONE fact; the newest is current
      id TEXT PRIMARY KEY,
      at TEXT NOT NULL,
      day TEXT,                          -- NULL: no interview is set
      level TEXT NOT NULL CHECK(level IN('basic','intermediate','advanced')),
      plan TEXT NOT NULL DEFAULT '',     -- '': all topics that aren't hidden
      minutes INTEGER CHECK(minutes>0)   -- a day; NULL: not said
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE labels( -- hidden, starred, closed, received …: the newest of (subject, name, label) is current
      id TEXT PRIMARY KEY,
      at TEXT NOT NULL,
      subject TEXT NOT NULL,             -- question, topic, bank, plan, remark, interview
      name TEXT NOT NULL,                -- slug or id
      label TEXT NOT NULL,
      is_set INTEGER NOT NULL CHECK(is_set IN(0,1))
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE round_notes( -- what belongs to a round, not to one answer: questions put to the company, self-review
      id TEXT PRIMARY KEY,
      round_id TEXT NOT NULL REFERENCES rounds,
      at TEXT NOT NULL,
      kind TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE speech( -- what a recording told of one own answer; the newest is current; the sound itself is local
      id TEXT PRIMARY KEY,
      attempt_id TEXT NOT NULL REFERENCES attempts(id),
      at TEXT NOT NULL,
      by TEXT NOT NULL,                  -- which detector or recogniser, with its version
      onset_s REAL CHECK(onset_s>=0),
      spoken_s REAL CHECK(spoken_s>=0),
      longest_silence_s REAL CHECK(longest_silence_s>=0),
      spans TEXT NOT NULL DEFAULT '[]',  -- JSON: [[from_s, to_s], …] spoken
      words INTEGER CHECK(words>=0),
      fillers INTEGER CHECK(fillers>=0),
      transcript TEXT NOT NULL DEFAULT ''
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE drill_runs(
      id TEXT PRIMARY KEY,
      started_at TEXT NOT NULL,
      day TEXT NOT NULL,
      zone TEXT NOT NULL,
      drill TEXT NOT NULL,
      level INTEGER NOT NULL CHECK(level BETWEEN 1 AND 3),
      seed INTEGER NOT NULL,
      maker INTEGER NOT NULL,            -- of the maker of numbers: seed + maker give the same exercises for ever
      seconds REAL CHECK(seconds>0),     -- aim of a sprint; NULL: by count
      count INTEGER CHECK(count>0),
      device TEXT NOT NULL,
      program TEXT NOT NULL,
      CHECK((seconds IS NULL)<>(count IS NULL))
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE drill_answers(
      run_id TEXT NOT NULL REFERENCES drill_runs,
      n INTEGER NOT NULL CHECK(n>=1),
      outcome TEXT NOT NULL CHECK(outcome IN('right','wrong','shown')),
      typed TEXT NOT NULL DEFAULT '',
      slip TEXT NOT NULL DEFAULT '',     -- the usual slip that gives the typed number, if one does
      seconds REAL NOT NULL CHECK(seconds>=0),
      PRIMARY KEY(run_id,n)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE erasures( -- what is to be forgotten: an interview or an encounter, with all that hangs on it
      id TEXT PRIMARY KEY,
      at TEXT NOT NULL,
      subject_id TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE interviews( -- one that is led for somebody else; never one's own round
      id TEXT PRIMARY KEY,
      started_at TEXT NOT NULL,
      day TEXT NOT NULL,
      zone TEXT NOT NULL,
      interviewer TEXT NOT NULL,
      candidate TEXT NOT NULL,
      plan TEXT NOT NULL,
      spec TEXT NOT NULL,
      code TEXT,
      bank_digest TEXT NOT NULL,
      device TEXT NOT NULL,
      program TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE interview_endings(
      id TEXT PRIMARY KEY,
      interview_id TEXT NOT NULL REFERENCES interviews,
      at TEXT NOT NULL,
      ending TEXT NOT NULL CHECK(ending IN('finished','ended early','discarded','restored'))
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE interview_answers( -- written with its mark, at the score
      id TEXT PRIMARY KEY,
      interview_id TEXT NOT NULL REFERENCES interviews,
      slot INTEGER NOT NULL,
      question_id TEXT NOT NULL,
      digest TEXT NOT NULL REFERENCES texts,
      topic TEXT NOT NULL,
      level TEXT NOT NULL CHECK(level IN('basic','intermediate','advanced')),
      kind TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK(outcome IN('answered','skipped')),
      asked_at TEXT NOT NULL,
      answered_at TEXT NOT NULL,
      limit_s REAL NOT NULL CHECK(limit_s>0),
      elapsed_s REAL NOT NULL CHECK(elapsed_s>=0),
      paused_s REAL NOT NULL DEFAULT 0,
      hints INTEGER NOT NULL DEFAULT 0,
      told TEXT NOT NULL DEFAULT '[]'    -- JSON: which clarifications were handed out
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE sheets( -- one rater's pass over the answers of an own round, of an interview, or over bundled samples
      id TEXT PRIMARY KEY,
      at TEXT NOT NULL,
      rater TEXT NOT NULL CHECK(rater<>''),
      round_id TEXT REFERENCES rounds,
      interview_id TEXT REFERENCES interviews,
      samples TEXT,                      -- the digest of a set of samples: a calibration
      device TEXT NOT NULL,
      program TEXT NOT NULL,
      CHECK((round_id IS NOT NULL)+(interview_id IS NOT NULL)+(samples IS NOT NULL)=1),
      CHECK(round_id IS NULL OR rater<>'self')
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE marks( -- one answer judged; the newest of (sheet, subject) is current, score NULL: taken back
      id TEXT PRIMARY KEY,
      sheet_id TEXT NOT NULL REFERENCES sheets,
      interview_id TEXT REFERENCES interviews, -- that of the sheet, so that an erasure finds it
      at TEXT NOT NULL,
      attempt_id TEXT REFERENCES attempts(id),
      answer_id TEXT REFERENCES interview_answers,
      sample TEXT,                       -- question id and name of the sample: dropout/weak
      score INTEGER CHECK(score BETWEEN 1 AND 4),
      suggested INTEGER CHECK(suggested BETWEEN 1 AND 4),
      said_wrong INTEGER NOT NULL DEFAULT 0 CHECK(said_wrong IN(0,1)),
      note TEXT NOT NULL DEFAULT '',     -- for the hand-over
      private TEXT NOT NULL DEFAULT '',  -- never in a report or a hand-over
      CHECK((attempt_id IS NOT NULL)+(answer_id IS NOT NULL)+(sample IS NOT NULL)=1),
      CHECK((answer_id IS NULL)=(interview_id IS NULL))
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE mark_points(
      mark_id TEXT NOT NULL REFERENCES marks,
      point INTEGER NOT NULL,
      tier TEXT NOT NULL CHECK(tier IN('must','bonus')),
      aspect TEXT NOT NULL,
      heard INTEGER NOT NULL CHECK(heard IN(0,1,2)), -- 0 not, 1 unasked, 2 after a probe or a hint
      PRIMARY KEY(mark_id,point)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE sheet_endings( -- signs a sheet: before that nobody else is shown it; the newest is current
      id TEXT PRIMARY KEY,
      sheet_id TEXT NOT NULL REFERENCES sheets,
      interview_id TEXT REFERENCES interviews,
      at TEXT NOT NULL,
      recommendation INTEGER CHECK(recommendation BETWEEN 1 AND 4), -- strong no, no, yes, strong yes; NULL: no decision
      take_aways TEXT NOT NULL DEFAULT '',
      private TEXT NOT NULL DEFAULT '',
      checklist TEXT NOT NULL DEFAULT '[]'
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE encounters( -- a real interview that one had
      id TEXT PRIMARY KEY,
      at TEXT NOT NULL,
      day TEXT NOT NULL,
      who TEXT NOT NULL,
      stage TEXT NOT NULL DEFAULT '',
      went INTEGER CHECK(went BETWEEN 1 AND 4),
      text TEXT NOT NULL DEFAULT ''
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE encounter_questions(
      id TEXT PRIMARY KEY,
      encounter_id TEXT NOT NULL REFERENCES encounters,
      at TEXT NOT NULL,
      ask TEXT NOT NULL,
      question_id TEXT,
      topic TEXT,
      score INTEGER CHECK(score BETWEEN 1 AND 4)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE encounter_outcomes(
      id TEXT PRIMARY KEY,
      encounter_id TEXT NOT NULL REFERENCES encounters,
      at TEXT NOT NULL,
      outcome TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE recordings( -- local, may be deleted, not exported: where the sound of an answer lies
      attempt_id TEXT PRIMARY KEY REFERENCES attempts(id),
      file TEXT NOT NULL UNIQUE,
      at TEXT NOT NULL,
      seconds REAL NOT NULL CHECK(seconds>=0),
      bytes INTEGER NOT NULL CHECK(bytes>=0),
      is_pinned INTEGER NOT NULL DEFAULT 0 CHECK(is_pinned IN(0,1))
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE sheet_drafts( -- local, overwritten, not exported
      sheet_id TEXT PRIMARY KEY REFERENCES sheets,
      holder TEXT NOT NULL,
      at TEXT NOT NULL,
      state TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)

_INDEXES = (
    "CREATE INDEX labels_by_name ON labels(subject,name,label,id)",
    "CREATE INDEX round_notes_by_round ON round_notes(round_id,id)",
    "CREATE INDEX speech_by_attempt ON speech(attempt_id,id)",
    "CREATE INDEX drill_runs_by_drill ON drill_runs(drill,level,id)",
    "CREATE INDEX erasures_by_subject ON erasures(subject_id)",
    "CREATE INDEX interview_endings_by_interview ON interview_endings(interview_id,id)",
    "CREATE INDEX interview_answers_by_interview ON interview_answers(interview_id,slot,id)",
    "CREATE INDEX sheets_by_round ON sheets(round_id,id) WHERE round_id IS NOT NULL",
    "CREATE INDEX sheets_by_interview ON sheets(interview_id,id) WHERE interview_id IS NOT NULL",
    "CREATE INDEX marks_by_sheet ON marks(sheet_id,id)",
    "CREATE INDEX marks_by_attempt ON marks(attempt_id,id) WHERE attempt_id IS NOT NULL",
    "CREATE INDEX marks_by_answer ON marks(answer_id,id) WHERE answer_id IS NOT NULL",
    "CREATE INDEX marks_by_interview ON marks(interview_id) WHERE interview_id IS NOT NULL",
    "CREATE INDEX sheet_endings_by_sheet ON sheet_endings(sheet_id,id)",
    "CREATE INDEX sheet_endings_by_interview ON sheet_endings(interview_id) WHERE interview_id IS NOT NULL",
    "CREATE INDEX encounter_questions_by_encounter ON encounter_questions(encounter_id,id)",
    "CREATE INDEX encounter_outcomes_by_encounter ON encounter_outcomes(encounter_id,id)",
)

# Counts only: a mean without its interval would say more than is known. No JSON function, see `m001_facts`.
# The plus before question_id keeps SQLite to the index of rounds and slots: 174 ms for 100,000 attempts, else 5 s.
_VIEWS = (
    """
    CREATE VIEW v_attempts AS
    SELECT a.id, a.day, r.plan, r.mode, a.question_id, a.topic, a.level, a.kind, a.outcome, a.prediction, g.score,
      (SELECT score FROM ratings WHERE attempt_id = a.id AND rater = 'self' AND score IS NOT NULL ORDER BY id LIMIT 1)
        AS first_score,
      g.suggested, g.said_wrong, round(a.elapsed_s, 1) AS elapsed_s, a.limit_s, a.hints,
      a.outcome = 'answered' AND g.score IS NOT NULL AND r.counts = 1
        AND a.id = (
          SELECT min(+b.id) FROM attempts b
          WHERE b.round_id = a.round_id AND b.slot = a.slot AND +b.question_id = a.question_id)
        AND coalesce((
          SELECT ending FROM endings WHERE round_id = r.id AND ending IN('discarded','restored')
          ORDER BY id DESC LIMIT 1), '') <> 'discarded'
        AS is_counted
    FROM attempts a JOIN rounds r ON r.id = a.round_id
    LEFT JOIN ratings g ON g.id = (SELECT max(id) FROM ratings WHERE attempt_id = a.id AND rater = 'self')""",
    """
    CREATE VIEW v_topics AS
    SELECT topic, count(*) AS asked, sum(is_counted) AS counted, sum(is_counted AND score = 1) AS missed,
      max(day) AS last_day
    FROM v_attempts GROUP BY topic""",
    """
    CREATE VIEW v_days AS
    SELECT day, count(*) AS answers, sum(is_counted) AS counted, round(sum(elapsed_s) / 60, 1) AS minutes
    FROM v_attempts GROUP BY day""",
)

FACT_TABLES = (
    "erasures",
    "targets",
    "labels",
    "round_notes",
    "speech",
    "drill_runs",
    "drill_answers",
    "encounters",
    "encounter_questions",
    "encounter_outcomes",
    "interviews",
    "interview_endings",
    "interview_answers",
    "sheets",
    "marks",
    "mark_points",
    "sheet_endings",
)

ERASED_BY = {
    "encounters": "id",
    "encounter_questions": "encounter_id",
    "encounter_outcomes": "encounter_id",
    "interviews": "id",
    "interview_endings": "interview_id",
    "interview_answers": "interview_id",
    "sheets": "interview_id",
    "marks": "interview_id",
    "sheet_endings": "interview_id",
}
"""The tables that an erasure reaches, each with the column that names its subject; points go with their marks."""


def _refuse(table: str, change: str, unless: str = "") -> str:
    return (
        f"CREATE TRIGGER {table}_refuse_{change.lower()} BEFORE {change} ON {table}{unless}"
        f" BEGIN SELECT RAISE(ABORT, '{table} are only ever added'); END"
    )


def _ignore(table: str, when: str) -> str:
    return f"CREATE TRIGGER {table}_ignore_erased BEFORE INSERT ON {table} WHEN {when} BEGIN SELECT RAISE(IGNORE); END"


def _is_erased(subject: str) -> str:
    return f"EXISTS(SELECT 1 FROM erasures WHERE subject_id = {subject})"


_MARK = "(SELECT interview_id FROM marks WHERE id = OLD.mark_id)"
_TRIGGERS = (
    # A figure of one's own can't be led astray: nobody else's judgement can stand among one's own ratings.
    "CREATE TRIGGER ratings_are_ones_own BEFORE INSERT ON ratings WHEN NEW.rater<>'self'"
    " BEGIN SELECT RAISE(ABORT,'a second opinion is a mark on a sheet'); END",
    *(_refuse(table, "UPDATE") for table in FACT_TABLES),
    *(_refuse(table, "DELETE") for table in FACT_TABLES if table not in (*ERASED_BY, "mark_points")),
    *(_refuse(table, "DELETE", f" WHEN NOT {_is_erased(f'OLD.{column}')}") for table, column in ERASED_BY.items()),
    _refuse("mark_points", "DELETE", f" WHEN NOT {_is_erased(_MARK)}"),
    *(_ignore(table, _is_erased(f"NEW.{column}")) for table, column in ERASED_BY.items()),
    _ignore("mark_points", "NOT EXISTS(SELECT 1 FROM marks WHERE id = NEW.mark_id)"),
    """
    CREATE TRIGGER erasures_erase AFTER INSERT ON erasures BEGIN
      DELETE FROM mark_points WHERE mark_id IN(SELECT id FROM marks WHERE interview_id = NEW.subject_id);
      DELETE FROM marks WHERE interview_id = NEW.subject_id;
      DELETE FROM sheet_endings WHERE interview_id = NEW.subject_id;
      DELETE FROM sheet_drafts WHERE sheet_id IN(SELECT id FROM sheets WHERE interview_id = NEW.subject_id);
      DELETE FROM sheets WHERE interview_id = NEW.subject_id;
      DELETE FROM interview_answers WHERE interview_id = NEW.subject_id;
      DELETE FROM interview_endings WHERE interview_id = NEW.subject_id;
      DELETE FROM interviews WHERE id = NEW.subject_id;
      DELETE FROM encounter_outcomes WHERE encounter_id = NEW.subject_id;
      DELETE FROM encounter_questions WHERE encounter_id = NEW.subject_id;
      DELETE FROM encounters WHERE id = NEW.subject_id;
    END""",
)

STATEMENTS = (*_COLUMNS, *_TABLES, *_INDEXES, *_TRIGGERS, *_VIEWS)
