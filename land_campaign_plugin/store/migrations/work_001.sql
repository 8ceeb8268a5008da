-- Work copy, version 1: what an office edits, and what waits to be sent.
CREATE TABLE plot (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  uid TEXT,
  ver INTEGER,
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
  source_extra TEXT
);
CREATE TABLE sheet (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom POLYGON,
  commune TEXT,
  sheet_number TEXT,
  map_scale INTEGER,
  former_commune TEXT,
  former_sheet_number TEXT,
  note TEXT
);
CREATE TABLE certificate (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT, plot_uid TEXT, serial TEXT, register_number TEXT, issued_on TEXT, area_m2 REAL,
  sheet_number TEXT, plot_number TEXT
);
CREATE TABLE party (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT, kind TEXT, name TEXT, citizen_number TEXT, tax_code TEXT, born_on TEXT, gender TEXT, address TEXT
);
CREATE TABLE "right" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT, plot_uid TEXT, party_uid TEXT, certificate_uid TEXT, role TEXT, share REAL
);
CREATE TABLE plot_use (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT, plot_uid TEXT, sequence INTEGER, land_use TEXT, area_m2 REAL, origin TEXT, term TEXT
);
CREATE TABLE document (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT, plot_uid TEXT, certificate_uid TEXT, file_name TEXT, sha256 TEXT
);
CREATE TABLE set_aside (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  source TEXT, source_row INTEGER, reason TEXT, row_json TEXT, at TEXT
);
CREATE TABLE finding (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom GEOMETRY,
  rule TEXT, sub_code TEXT, severity TEXT, fingerprint TEXT, plots TEXT, labels TEXT, sheet TEXT, commune TEXT,
  seam TEXT, field TEXT, measured REAL, unit TEXT, tolerance REAL, detail TEXT, state TEXT,
  message TEXT, remedy TEXT
);
-- One row an entry of the last run's provenance; outcomes of rules are the entries named outcome.CODE.
CREATE TABLE run (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  name TEXT, value TEXT
);

CREATE TABLE campaign_meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
-- While quiet is 1 (only inside a transaction of ours) the capture triggers look away.
CREATE TABLE campaign_switch (quiet INTEGER NOT NULL);
INSERT INTO campaign_switch VALUES (0);
-- The image a plot had before its first edit since the last answer of the store.
CREATE TABLE campaign_base (
  uid TEXT PRIMARY KEY,
  ver INTEGER,
  op TEXT,
  geom BLOB,
  commune TEXT, sheet_number TEXT, plot_number TEXT, area_recorded_m2 REAL, area_legal_m2 REAL, land_use TEXT,
  address TEXT, map_scale INTEGER, plot_code TEXT, former_commune TEXT, former_sheet_number TEXT,
  former_plot_number TEXT, non_plot INTEGER, status TEXT, note TEXT
);
-- Edits by uid: how many since the last answer, and whether the plot was born in this file (has no base image).
CREATE TABLE campaign_dirty (uid TEXT PRIMARY KEY, n INTEGER NOT NULL, born INTEGER NOT NULL, reason TEXT) WITHOUT ROWID;
CREATE TABLE campaign_outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  cid TEXT NOT NULL UNIQUE,
  uid TEXT NOT NULL,
  op TEXT NOT NULL,
  base_ver INTEGER NOT NULL,
  body BLOB,
  sha256 TEXT,
  state TEXT NOT NULL,
  n INTEGER NOT NULL,
  head TEXT,
  result TEXT,
  at TEXT
);
