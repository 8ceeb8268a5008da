-- Work copy, version 9: plots (kind '') and records that a pull left as they were though the store has them newer.
CREATE TABLE campaign_behind (kind TEXT, uid TEXT, ver INTEGER NOT NULL, PRIMARY KEY (kind, uid)) WITHOUT ROWID;
