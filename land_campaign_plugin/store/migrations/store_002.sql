-- Central store in one file, version 2: the hamlet of a plot, and the identifier that it was issued.
ALTER TABLE plot ADD COLUMN hamlet TEXT;
ALTER TABLE plot ADD COLUMN plot_code_issued TEXT;
