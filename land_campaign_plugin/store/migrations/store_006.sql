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
CREATE INDEX hist_batch ON hist (batch);
