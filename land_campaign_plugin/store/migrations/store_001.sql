-- Central store in one file, version 1. Names and columns are those of the PostGIS schema `campaign`.
CREATE TABLE plot (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  commune TEXT,
  sheet_number TEXT,
  plot_number TEXT,
  area_recorded_m2 REAL,
  area_legal_m2 REAL,
  land_use TEXT,
  address TEXT,
  map_scale INTEGER,
  plot_code TEXT,
  former_commune TEXT,
  former_sheet_number TEXT,
  former_plot_number TEXT,
  non_plot INTEGER,
  status TEXT,
  note TEXT,
  number_key TEXT,
  seq INTEGER NOT NULL,
  cid TEXT NOT NULL,
  upd_by TEXT NOT NULL,
  upd_at TEXT NOT NULL
);
-- Not unique: two plots may swap their numbers in one push, which is judged when all changes are in.
CREATE INDEX plot_number_key ON plot (number_key);
CREATE TABLE commune (code TEXT PRIMARY KEY, head_seq INTEGER NOT NULL, head_hash TEXT NOT NULL) WITHOUT ROWID;
-- Insert-only: one row an accepted change, numbered without gaps within a commune, each hash over the one before.
CREATE TABLE hist (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL,
  ver INTEGER NOT NULL,
  op TEXT NOT NULL,
  commune TEXT NOT NULL,
  seq INTEGER NOT NULL,
  image TEXT NOT NULL,
  changed TEXT NOT NULL,
  base_ver INTEGER NOT NULL,
  cid TEXT NOT NULL UNIQUE,
  batch TEXT NOT NULL,
  reason TEXT,
  login TEXT NOT NULL,
  at TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (uid, ver),
  UNIQUE (commune, seq)
);
CREATE TABLE change_req (
  cid TEXT PRIMARY KEY,
  client TEXT NOT NULL,
  client_seq INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  status TEXT NOT NULL,
  result TEXT NOT NULL,
  login TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (client, client_seq)
);
CREATE TABLE conflict (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  cid TEXT NOT NULL,
  uid TEXT NOT NULL,
  kind TEXT NOT NULL,
  base_ver INTEGER NOT NULL,
  server_ver INTEGER NOT NULL,
  fields TEXT NOT NULL,
  base TEXT,
  mine TEXT NOT NULL,
  theirs TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'kept_theirs', 'kept_mine', 'merged', 'withdrawn')),
  resolved_by TEXT,
  resolved_cid TEXT,
  at TEXT NOT NULL
);
CREATE TABLE rejected (cid TEXT PRIMARY KEY, uid TEXT NOT NULL, code TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL);
-- Findings that travelled along with an accepted change.
CREATE TABLE finding (
  uid TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open',
  cid TEXT NOT NULL,
  PRIMARY KEY (uid, fingerprint)
) WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
-- Only push opens the door, inside its own transaction; any other writer gets an error, never a silent zero.
CREATE TABLE door (is_open INTEGER NOT NULL);
INSERT INTO door VALUES (0);
CREATE TRIGGER campaign_door_insert BEFORE INSERT ON plot WHEN (SELECT is_open FROM door) = 0
  BEGIN SELECT RAISE(ABORT, 'the store is written by push only'); END;
CREATE TRIGGER campaign_door_update BEFORE UPDATE ON plot WHEN (SELECT is_open FROM door) = 0
  BEGIN SELECT RAISE(ABORT, 'the store is written by push only'); END;
CREATE TRIGGER campaign_door_delete BEFORE DELETE ON plot
  BEGIN SELECT RAISE(ABORT, 'the store is written by push only'); END;
CREATE TRIGGER campaign_hist_update BEFORE UPDATE ON hist
  BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER campaign_hist_delete BEFORE DELETE ON hist
  BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
