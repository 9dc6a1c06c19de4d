"""The tables and views of a class file. Unlike a history it may be changed, and a student may be taken out of it.

Foreign keys name the columns that they refer to, without which Datasette shows no page of the table. Of too few answers
the views give no figure, as the report does.
"""

from practice_tui.core.statistics.class_figures import FACILITY_FROM, LEVEL_FROM

VERSION = 1  # the file's user_version; a later layout raises it

TABLES = ("students", "texts", "hand_ins", "answers", "answer_points", "flags")
"""In the order of insertion: a row comes after those that it refers to."""

LAYOUT = (
    """
    CREATE TABLE students(
      student TEXT PRIMARY KEY CHECK(student<>''),
      added_at TEXT NOT NULL,
      pace REAL NOT NULL DEFAULT 1 CHECK(pace>0) -- 1.25: a quarter more time than the others
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE hand_ins(
      digest TEXT PRIMARY KEY,           -- of what is in it, not of the file
      student TEXT NOT NULL REFERENCES students(student) ON DELETE CASCADE,
      taken_at TEXT NOT NULL,
      code TEXT,
      program TEXT NOT NULL              -- 'paper' for a line of a list of scores
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE texts(
      digest TEXT PRIMARY KEY,
      question_id TEXT NOT NULL,
      title TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE answers(
      student TEXT NOT NULL REFERENCES students(student) ON DELETE CASCADE,
      attempt_id TEXT NOT NULL,          -- for an answer on paper: paper-DIGEST
      question_id TEXT NOT NULL,
      digest TEXT NOT NULL REFERENCES texts(digest),
      topic TEXT NOT NULL,
      level INTEGER NOT NULL CHECK(level BETWEEN 1 AND 3),
      kind TEXT NOT NULL,
      round_id TEXT NOT NULL,
      code TEXT,
      outcome TEXT NOT NULL CHECK(outcome IN('answered','skipped')),
      score INTEGER CHECK(score BETWEEN 1 AND 4),
      scored_by TEXT NOT NULL CHECK(scored_by IN('student','teacher')), -- never in one figure
      suggested INTEGER CHECK(suggested BETWEEN 1 AND 4),
      prediction TEXT CHECK(prediction IN('guess','unsure','sure')),
      used_s REAL,
      limit_s REAL,
      day TEXT,
      answer TEXT NOT NULL DEFAULT '',
      PRIMARY KEY(student,attempt_id,scored_by)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE answer_points(
      student TEXT NOT NULL,
      attempt_id TEXT NOT NULL,
      scored_by TEXT NOT NULL,
      point INTEGER NOT NULL,
      tier TEXT NOT NULL CHECK(tier IN('must','bonus')),
      aspect TEXT NOT NULL,
      heard INTEGER NOT NULL CHECK(heard IN(0,1,2)), -- 0 not, 1 unasked, 2 after a probe or a hint
      PRIMARY KEY(student,attempt_id,scored_by,point),
      FOREIGN KEY(student,attempt_id,scored_by) REFERENCES answers(student,attempt_id,scored_by) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE flags(
      student TEXT NOT NULL REFERENCES students(student) ON DELETE CASCADE,
      question_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY(student,question_id,kind,text)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX answers_by_question ON answers(question_id,scored_by,score)",
    "CREATE INDEX answers_by_text ON answers(digest)",
    "CREATE INDEX hand_ins_by_student ON hand_ins(student,code)",
    f"""
    CREATE VIEW v_items AS
    SELECT a.question_id, t.title, a.digest, a.scored_by, count(*) AS n,
      CASE WHEN count(*) >= {FACILITY_FROM} THEN round(avg((a.score - 1) / 3.0), 3) END AS facility,
      round(avg(a.used_s / (a.limit_s * s.pace)), 2) AS share_of_limit
    FROM answers a JOIN texts t ON t.digest = a.digest JOIN students s ON s.student = a.student
    WHERE a.score IS NOT NULL GROUP BY a.question_id, a.digest, a.scored_by""",
    f"""
    CREATE VIEW v_students AS
    SELECT a.student, a.scored_by, count(*) AS n,
      CASE WHEN count(*) >= {LEVEL_FROM} THEN round(avg((a.score - 1) / 3.0), 3) END AS mean,
      round(avg(a.used_s / (a.limit_s * s.pace)), 2) AS share_of_limit, s.pace
    FROM answers a JOIN students s ON s.student = a.student
    WHERE a.score IS NOT NULL GROUP BY a.student, a.scored_by""",
)
