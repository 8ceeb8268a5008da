-- Work copy, version 7: exceptions, seals and assignments; what of records waits to be sent.
CREATE TABLE waiver (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT, plot_uid TEXT, fingerprint TEXT, rule TEXT, reason_code TEXT, note TEXT, evidence_sha256 TEXT,
  geometry_sha256 TEXT, expires_on TEXT, state TEXT, proposed_by TEXT, approved_by TEXT
);
CREATE INDEX waiver_uid ON waiver (uid);
CREATE TABLE sheet_seal (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT, commune TEXT, sheet_number TEXT, ruleset TEXT, tolerances TEXT, data_sha256 TEXT, plots INTEGER,
  errors INTEGER, warnings INTEGER, sealed_on TEXT, sealed_by TEXT
);
CREATE INDEX sheet_seal_uid ON sheet_seal (uid);
CREATE TABLE assignment (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT, commune TEXT, sheet_number TEXT, hamlet TEXT, campaign_group TEXT, login TEXT, from_on TEXT,
  until_on TEXT, note TEXT
);
CREATE INDEX assignment_uid ON assignment (uid);
-- The version in which the store has each record; a record that is not here was never sent.
CREATE TABLE campaign_record (kind TEXT, uid TEXT, ver INTEGER NOT NULL, PRIMARY KEY (kind, uid)) WITHOUT ROWID;
-- Edits by record: how many since the last answer.
CREATE TABLE campaign_record_dirty (kind TEXT, uid TEXT, n INTEGER NOT NULL, PRIMARY KEY (kind, uid)) WITHOUT ROWID;
-- Sealed changes of records, numbered on their own: they hang on plots, and are sent after them.
CREATE TABLE campaign_record_outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL, cid TEXT NOT NULL UNIQUE, uid TEXT NOT NULL, op TEXT NOT NULL, base_ver INTEGER NOT NULL,
  body BLOB, sha256 TEXT, state TEXT NOT NULL, n INTEGER NOT NULL, head TEXT, result TEXT, at TEXT
);
CREATE INDEX campaign_record_outbox_uid ON campaign_record_outbox (kind, uid);
CREATE INDEX campaign_record_outbox_state ON campaign_record_outbox (state);
-- What records were before their first edit since the last answer of the store.
CREATE TABLE campaign_base_party (
  uid TEXT PRIMARY KEY, op TEXT, kind TEXT, name TEXT, citizen_number TEXT, tax_code TEXT, born_on TEXT, gender
  TEXT, address TEXT, identity_card TEXT, authentication TEXT, authenticated_on TEXT
);
CREATE TABLE campaign_base_certificate (
  uid TEXT PRIMARY KEY, op TEXT, plot_uid TEXT, serial TEXT, register_number TEXT, issued_on TEXT, area_m2 REAL,
  sheet_number TEXT, plot_number TEXT, kind TEXT, barcode TEXT, sides_m TEXT
);
CREATE TABLE campaign_base_right (
  uid TEXT PRIMARY KEY, op TEXT, plot_uid TEXT, party_uid TEXT, certificate_uid TEXT, role TEXT, share REAL,
  legal_form TEXT
);
CREATE TABLE campaign_base_plot_use (
  uid TEXT PRIMARY KEY, op TEXT, plot_uid TEXT, sequence INTEGER, land_use TEXT, area_m2 REAL, origin TEXT, term
  TEXT, form TEXT
);
CREATE TABLE campaign_base_document (
  uid TEXT PRIMARY KEY, op TEXT, plot_uid TEXT, certificate_uid TEXT, file_name TEXT, sha256 TEXT
);
CREATE TABLE campaign_base_waiver (
  uid TEXT PRIMARY KEY, op TEXT, plot_uid TEXT, fingerprint TEXT, rule TEXT, reason_code TEXT, note TEXT,
  evidence_sha256 TEXT, geometry_sha256 TEXT, expires_on TEXT, state TEXT, proposed_by TEXT, approved_by TEXT
);
CREATE TABLE campaign_base_sheet_seal (
  uid TEXT PRIMARY KEY, op TEXT, commune TEXT, sheet_number TEXT, ruleset TEXT, tolerances TEXT, data_sha256
  TEXT, plots INTEGER, errors INTEGER, warnings INTEGER, sealed_on TEXT, sealed_by TEXT
);
CREATE TABLE campaign_base_assignment (
  uid TEXT PRIMARY KEY, op TEXT, commune TEXT, sheet_number TEXT, hamlet TEXT, campaign_group TEXT, login TEXT,
  from_on TEXT, until_on TEXT, note TEXT
);
