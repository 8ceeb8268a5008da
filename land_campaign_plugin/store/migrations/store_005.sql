-- Central store in one file, version 5: records of other kinds than plots, people's values beside them.
-- Scanned papers lie in a folder beside the file: to look a file of many gigabytes over at each opening would take long.
ALTER TABLE hist ADD COLUMN kind TEXT NOT NULL DEFAULT '';
-- One table for all kinds: what differs between them is in the image alone. In hist, conflict and rejected a record is
-- called kind:uid.
CREATE TABLE record (
  kind TEXT NOT NULL,
  uid TEXT NOT NULL,
  commune TEXT NOT NULL,
  plot_uid TEXT,
  party_uid TEXT,
  retired INTEGER NOT NULL,
  image TEXT NOT NULL,
  ver INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  cid TEXT NOT NULL,
  upd_by TEXT NOT NULL,
  upd_at TEXT NOT NULL,
  PRIMARY KEY (kind, uid)
) WITHOUT ROWID;
CREATE INDEX record_commune ON record (commune, kind);
CREATE INDEX record_party ON record (party_uid) WHERE party_uid NOT NULL;
CREATE TRIGGER campaign_door_record_insert BEFORE INSERT ON record WHEN (SELECT is_open FROM door) = 0
  BEGIN SELECT RAISE(ABORT, 'the store is written by push only'); END;
CREATE TRIGGER campaign_door_record_update BEFORE UPDATE ON record WHEN (SELECT is_open FROM door) = 0
  BEGIN SELECT RAISE(ABORT, 'the store is written by push only'); END;
CREATE TRIGGER campaign_door_record_delete BEFORE DELETE ON record
  BEGIN SELECT RAISE(ABORT, 'the store is written by push only'); END;
-- What the tokens in images are made with, and the values that they stand for: not encrypted in an office's own file.
CREATE TABLE secret_key (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO secret_key VALUES ('hmac', lower(hex(randomblob(32))));
CREATE TABLE party_secret (uid TEXT PRIMARY KEY, ver INTEGER NOT NULL, personal TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE hist_pii (
  uid TEXT NOT NULL, ver INTEGER NOT NULL, personal TEXT NOT NULL, login TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (uid, ver)
) WITHOUT ROWID;
CREATE TABLE access_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  login TEXT NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL, n_rows INTEGER NOT NULL, purpose TEXT NOT NULL,
  pii INTEGER NOT NULL
);
