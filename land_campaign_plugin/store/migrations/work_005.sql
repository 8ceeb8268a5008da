-- Work copy, version 5: what the system of record last gave (plots and records), what of it waits for a decision, and what became of it; the scale before the merger.
ALTER TABLE plot ADD COLUMN former_map_scale INTEGER;
ALTER TABLE campaign_base ADD COLUMN former_map_scale INTEGER;
-- Rows as they were loaded last. source_uid is the id that the source gave, gone names the export that had the row no more.
CREATE TABLE loaded_plot (
  uid TEXT, source_uid TEXT, gone TEXT, geom BLOB,
  commune TEXT, sheet_number TEXT, plot_number TEXT, area_recorded_m2 REAL, area_legal_m2 REAL, land_use TEXT,
  address TEXT, hamlet TEXT, map_scale INTEGER, plot_code TEXT, plot_code_issued TEXT, former_commune TEXT,
  former_sheet_number TEXT, former_plot_number TEXT, former_map_scale INTEGER, non_plot INTEGER, status TEXT, note TEXT
);
CREATE TABLE loaded_certificate (
  uid TEXT, source_uid TEXT, gone TEXT, plot_uid TEXT, serial TEXT, register_number TEXT, issued_on TEXT, area_m2 REAL,
  sheet_number TEXT, plot_number TEXT, kind TEXT, barcode TEXT, sides_m TEXT
);
CREATE TABLE loaded_party (
  uid TEXT, source_uid TEXT, gone TEXT, kind TEXT, name TEXT, citizen_number TEXT, tax_code TEXT, born_on TEXT,
  gender TEXT, address TEXT, identity_card TEXT, authentication TEXT, authenticated_on TEXT
);
CREATE TABLE loaded_right (
  uid TEXT, source_uid TEXT, gone TEXT, plot_uid TEXT, party_uid TEXT, certificate_uid TEXT, role TEXT, share REAL,
  legal_form TEXT
);
CREATE TABLE loaded_plot_use (
  uid TEXT, source_uid TEXT, gone TEXT, plot_uid TEXT, sequence INTEGER, land_use TEXT, area_m2 REAL, origin TEXT,
  term TEXT, form TEXT
);
CREATE TABLE loaded_document (
  uid TEXT, source_uid TEXT, gone TEXT, plot_uid TEXT, certificate_uid TEXT, file_name TEXT, sha256 TEXT
);
-- What both sides changed, a row for every group of fields: what was loaded, what the export says now. state is open,
-- decided or void; undo is what a decision changed.
CREATE TABLE campaign_difference (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tbl TEXT NOT NULL, uid TEXT NOT NULL, grp TEXT NOT NULL, base TEXT NOT NULL, theirs TEXT NOT NULL,
  export TEXT NOT NULL, at TEXT NOT NULL, state TEXT NOT NULL, undo TEXT
);
CREATE INDEX campaign_difference_open ON campaign_difference (tbl, uid) WHERE state = 'open';
-- Values that a load, a decision or its undoing wrote over; old or new is missing where a row came or went.
CREATE TABLE campaign_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL, export TEXT NOT NULL, what TEXT NOT NULL, tbl TEXT NOT NULL, uid TEXT NOT NULL, field TEXT NOT NULL,
  old TEXT, new TEXT
);
CREATE INDEX campaign_history_uid ON campaign_history (uid);
