-- What records were before they were edited, and after: one row a record, the rows of one edit share batch and label.
CREATE TABLE IF NOT EXISTS campaign_record_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch TEXT NOT NULL,
  at TEXT NOT NULL,
  label TEXT NOT NULL,
  record_table TEXT NOT NULL,
  uid TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
);
