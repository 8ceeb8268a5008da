-- Work copy, version 4: the campaign's group and the states of each plot, people sent to the population database, papers collected.
CREATE TABLE plot_task (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT, campaign_group TEXT, states TEXT
);
CREATE TABLE task_group (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  campaign_group TEXT, commune TEXT, sheet TEXT, hamlet TEXT, count INTEGER
);
CREATE TABLE authentication_batch (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  batch TEXT, commune TEXT, sent_on TEXT, people INTEGER, file_name TEXT
);
-- One row a person and batch; people who were sent again stand in several.
CREATE TABLE authentication (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  batch TEXT, party_uid TEXT, answer TEXT, answered_on TEXT
);
CREATE UNIQUE INDEX authentication_person ON authentication (party_uid, batch);
CREATE INDEX authentication_of_batch ON authentication (batch, answer);
-- One row a plot and holder whose papers are missing; list names the last list that it stands on.
CREATE TABLE collection (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT, list TEXT, commune TEXT, hamlet TEXT, plot_uid TEXT, party_uid TEXT, missing TEXT,
  answer TEXT, answered_on TEXT, note TEXT
);
CREATE UNIQUE INDEX collection_uid ON collection (uid);
CREATE INDEX collection_plot ON collection (plot_uid, party_uid);
