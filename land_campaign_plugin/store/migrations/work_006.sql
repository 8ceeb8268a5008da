-- Work copy, version 6: the sheets that were loaded from files one by one, what became of each, and which plots each gave;
-- and what was drawn beside the plots.
CREATE TABLE sheet_file (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  place TEXT NOT NULL, folder TEXT, path TEXT, layer TEXT NOT NULL, format TEXT,
  size INTEGER, mtime_ns INTEGER, sha256 TEXT, how TEXT, declared_crs TEXT,
  commune TEXT, sheet_number TEXT, map_scale INTEGER, number_from TEXT,
  state TEXT NOT NULL, reason TEXT, remedy TEXT, reason_values TEXT,
  plots INTEGER, new_plots INTEGER, changed INTEGER, gone INTEGER, unchanged INTEGER, set_aside INTEGER,
  min_x REAL, min_y REAL, max_x REAL, max_y REAL, loaded_at TEXT
);
CREATE UNIQUE INDEX sheet_file_place ON sheet_file (place, layer);
CREATE INDEX sheet_file_number ON sheet_file (sheet_number, commune);
-- One row each time that a sheet was loaded, or failed to be.
CREATE TABLE sheet_load (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  sheet_file INTEGER NOT NULL, at TEXT NOT NULL, sha256 TEXT, state TEXT NOT NULL,
  reason TEXT, remedy TEXT, reason_values TEXT,
  plots INTEGER, new_plots INTEGER, changed INTEGER, gone INTEGER, unchanged INTEGER, kept INTEGER, waiting INTEGER,
  set_aside INTEGER
);
CREATE INDEX sheet_load_of ON sheet_load (sheet_file);
ALTER TABLE loaded_plot ADD COLUMN sheet_file INTEGER;
CREATE INDEX loaded_plot_sheet ON loaded_plot (sheet_file) WHERE sheet_file NOT NULL;
-- What was drawn beside the plots, drawing by drawing: boundary lines, labels, boundaries from papers. labels is missing
-- where the plots of a source have none.
CREATE TABLE drawing (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  sheet_file INTEGER, source TEXT NOT NULL, sheets TEXT, boundary_lines INTEGER, labels INTEGER,
  legal_boundaries INTEGER, min_x REAL, min_y REAL, max_x REAL, max_y REAL, loaded_at TEXT
);
CREATE INDEX drawing_sheet_file ON drawing (sheet_file);
CREATE INDEX drawing_source ON drawing (source);
CREATE INDEX drawing_sheets ON drawing (sheets);
CREATE TABLE boundary_lines (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY,
  drawing INTEGER, commune TEXT, sheet_number TEXT, level INTEGER
);
CREATE INDEX boundary_lines_drawing ON boundary_lines (drawing);
CREATE TABLE labels (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY,
  drawing INTEGER, commune TEXT, sheet_number TEXT, level INTEGER, text TEXT
);
CREATE INDEX labels_drawing ON labels (drawing);
CREATE TABLE legal_boundaries (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY,
  drawing INTEGER, commune TEXT, sheet_number TEXT, level INTEGER
);
CREATE INDEX legal_boundaries_drawing ON legal_boundaries (drawing);
