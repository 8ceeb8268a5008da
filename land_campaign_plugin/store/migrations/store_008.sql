-- Central store in one file, version 8: conflicts of records are decided as those of plots; what was sent of people lies
-- apart from them, and beside them only how it is shown.
ALTER TABLE conflict ADD COLUMN masks TEXT;
CREATE TABLE conflict_pii (cid TEXT PRIMARY KEY, personal TEXT NOT NULL) WITHOUT ROWID;
UPDATE conflict SET login = coalesce((SELECT r.login FROM change_req AS r WHERE r.cid = conflict.cid), '')
WHERE login = '';
