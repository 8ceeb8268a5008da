-- Central store in one file, version 3: the scale of the map that a plot was on before the merger.
ALTER TABLE plot ADD COLUMN former_map_scale INTEGER;
