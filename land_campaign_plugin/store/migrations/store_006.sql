-- Central store in one file, version 6: whose conflict it is, how it ended, and who handed it on to a reviewer.
ALTER TABLE conflict ADD COLUMN plots TEXT NOT NULL DEFAULT '';
ALTER TABLE conflict ADD COLUMN area_m2 TEXT NOT NULL DEFAULT '';
ALTER TABLE conflict ADD COLUMN login TEXT NOT NULL DEFAULT '';
ALTER TABLE conflict ADD COLUMN resolved_at TEXT;
ALTER TABLE conflict ADD COLUMN referred_by TEXT;
ALTER TABLE conflict ADD COLUMN referred_at TEXT;
ALTER TABLE conflict ADD COLUMN note TEXT;
UPDATE conflict SET login = coalesce((SELECT r.login FROM change_req AS r WHERE r.cid = conflict.cid), '');
CREATE UNIQUE INDEX conflict_cid ON conflict (cid);
CREATE INDEX conflict_open ON conflict (uid) WHERE state = 'open';
-- One row a push and commune: its lines of history lie between two numbers.
CREATE TABLE batch (
  id TEXT NOT NULL, commune TEXT NOT NULL, login TEXT NOT NULL, at TEXT NOT NULL,
  first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, changes INTEGER NOT NULL, reason TEXT,
  PRIMARY KEY (id, commune, login)
) WITHOUT ROWID;
CREATE INDEX batch_login ON batch (login, at);
CREATE INDEX batch_commune ON batch (commune, at);
INSERT INTO batch
SELECT batch, commune, login, min(at), min(seq), max(seq), count(*),
  CASE WHEN min(coalesce(reason, '')) = max(coalesce(reason, '')) THEN min(reason) END
FROM hist GROUP BY batch, commune, login;
