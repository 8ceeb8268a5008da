-- Work copy, version 3: the hamlet of a plot and the identifier that it was issued; what the rules of records look at, the record that a finding is about, states beside findings.
ALTER TABLE certificate ADD COLUMN kind TEXT;
ALTER TABLE certificate ADD COLUMN barcode TEXT;
ALTER TABLE certificate ADD COLUMN sides_m TEXT;
ALTER TABLE party ADD COLUMN identity_card TEXT;
ALTER TABLE party ADD COLUMN authentication TEXT;
ALTER TABLE party ADD COLUMN authenticated_on TEXT;
ALTER TABLE "right" ADD COLUMN legal_form TEXT;
ALTER TABLE plot_use ADD COLUMN form TEXT;
ALTER TABLE finding ADD COLUMN record TEXT;
CREATE TABLE task_state (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  state TEXT, commune TEXT, sheet TEXT, hamlet TEXT, count INTEGER
);
ALTER TABLE plot ADD COLUMN hamlet TEXT;
ALTER TABLE plot ADD COLUMN plot_code_issued TEXT;
ALTER TABLE campaign_base ADD COLUMN hamlet TEXT;
ALTER TABLE campaign_base ADD COLUMN plot_code_issued TEXT;
