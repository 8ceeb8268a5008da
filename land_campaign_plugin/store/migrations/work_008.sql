-- Work copy, version 8: changes that stand or fall together, that follow on one not answered yet, that wait for another;
-- and land that a person said is to belong to no plot.
ALTER TABLE campaign_outbox ADD COLUMN group_id TEXT;
ALTER TABLE campaign_outbox ADD COLUMN base_cid TEXT;
ALTER TABLE campaign_outbox ADD COLUMN by_cid TEXT;
CREATE TABLE campaign_given_up (uid TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
