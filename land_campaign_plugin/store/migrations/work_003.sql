-- Work copy, version 3: the hamlet of a plot, and the identifier that it was issued.
ALTER TABLE plot ADD COLUMN hamlet TEXT;
ALTER TABLE plot ADD COLUMN plot_code_issued TEXT;
ALTER TABLE campaign_base ADD COLUMN hamlet TEXT;
ALTER TABLE campaign_base ADD COLUMN plot_code_issued TEXT;
