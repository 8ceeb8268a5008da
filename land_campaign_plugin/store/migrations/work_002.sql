-- Work copy, version 2: findings hang under their cause; seams and sheets have a state.
ALTER TABLE finding ADD COLUMN cause TEXT;
CREATE TABLE seam (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTILINESTRING,
  seam TEXT, kind TEXT, one TEXT, other TEXT, one_commune TEXT, other_commune TEXT,
  length_m REAL, matched_m REAL, unmatched_m REAL, apart_m REAL, errors INTEGER, warnings INTEGER, state TEXT
);
CREATE TABLE sheet_state (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  commune TEXT, sheet TEXT, plots INTEGER, errors INTEGER, warnings INTEGER, seams INTEGER, open_seams INTEGER,
  state TEXT
);
