-- Central store in PostgreSQL, version 1: the tables. The runner has made the schema, the roles and the extensions.
-- Names and meaning are those of store_001.sql, so that both stores give the same answers, images and hashes.
CREATE TABLE campaign.meta (name text PRIMARY KEY, value text NOT NULL);

-- What of a plot travels, in the order of model/change.py; grp stands or falls together.
CREATE TABLE campaign.field (
  position smallint PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('shape', 'text', 'real', 'integer')),
  grp text NOT NULL
);
INSERT INTO campaign.field VALUES
  (0, 'geom', 'shape', 'shape'),
  (1, 'commune', 'text', 'number'),
  (2, 'sheet_number', 'text', 'number'),
  (3, 'plot_number', 'text', 'number'),
  (4, 'area_recorded_m2', 'real', 'use'),
  (5, 'area_legal_m2', 'real', 'use'),
  (6, 'land_use', 'text', 'use'),
  (7, 'address', 'text', 'address'),
  (8, 'hamlet', 'text', 'hamlet'),
  (9, 'map_scale', 'integer', 'map_scale'),
  (10, 'plot_code', 'text', 'plot_code'),
  (11, 'plot_code_issued', 'text', 'plot_code_issued'),
  (12, 'former_commune', 'text', 'former'),
  (13, 'former_sheet_number', 'text', 'former'),
  (14, 'former_plot_number', 'text', 'former'),
  (15, 'former_map_scale', 'integer', 'former'),
  (16, 'non_plot', 'integer', 'non_plot'),
  (17, 'status', 'text', 'status'),
  (18, 'note', 'text', 'note');

-- A commune has an id of ours: every code of 2025 was that of another commune before, so a code means one only on a day.
CREATE TABLE campaign.commune (
  id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text COLLATE "C" NOT NULL CHECK (code <> ''),
  name text NOT NULL DEFAULT '',
  valid daterange NOT NULL DEFAULT daterange('2025-07-01', NULL),
  predecessor smallint[] NOT NULL DEFAULT '{}',
  head_seq bigint NOT NULL DEFAULT 0,
  head_hash text COLLATE "C" NOT NULL DEFAULT '',
  CONSTRAINT code_once EXCLUDE USING gist (code WITH =, valid WITH &&)
) WITH (fillfactor = 50);

CREATE TABLE campaign.person (
  login text PRIMARY KEY,
  full_name text NOT NULL,
  office text NOT NULL DEFAULT '',
  active boolean NOT NULL DEFAULT true
);
CREATE TABLE campaign.scope (
  login text NOT NULL REFERENCES campaign.person,
  commune_id smallint NOT NULL REFERENCES campaign.commune,
  role text NOT NULL CHECK (role IN ('viewer', 'editor', 'reviewer', 'supervisor', 'auditor')),
  valid tstzrange NOT NULL DEFAULT tstzrange(now(), NULL),
  CONSTRAINT scope_once EXCLUDE USING gist (login WITH =, commune_id WITH =, role WITH =, valid WITH &&)
);

CREATE TABLE campaign.plot (
  uid text COLLATE "C" PRIMARY KEY,
  commune_id smallint NOT NULL REFERENCES campaign.commune,
  geom geometry(MultiPolygon) NOT NULL,
  commune text,
  sheet_number text,
  plot_number text,
  area_recorded_m2 double precision,
  area_legal_m2 double precision,
  land_use text,
  address text,
  hamlet text,
  map_scale bigint,
  plot_code text,
  plot_code_issued text,
  former_commune text,
  former_sheet_number text,
  former_plot_number text,
  former_map_scale bigint,
  non_plot bigint,
  status text,
  note text,
  number_key text COLLATE "C",
  parents text[] NOT NULL DEFAULT '{}',
  ver integer NOT NULL CHECK (ver > 0),
  seq bigint NOT NULL,
  cid text COLLATE "C" NOT NULL,
  shaped_by text COLLATE "C" NOT NULL, -- the client that drew the shape: who else meets it must not overlap it
  upd_by text NOT NULL,
  upd_at text NOT NULL,
  -- At the end of a push: two plots may swap their numbers
  CONSTRAINT number_free UNIQUE (number_key) DEFERRABLE INITIALLY DEFERRED
) WITH (fillfactor = 85);
CREATE INDEX plot_geom ON campaign.plot USING gist (geom);
CREATE INDEX plot_commune ON campaign.plot (commune_id);
SELECT set_config('campaign.srid', coalesce(nullif(current_setting('campaign.srid', true), ''), '0'), true);
DO $$ BEGIN
  EXECUTE format(
    'ALTER TABLE campaign.plot ALTER COLUMN geom TYPE geometry(MultiPolygon, %s)', current_setting('campaign.srid')::int
  );
END $$;

-- Insert-only, and the feed: one row an accepted change, numbered without gaps within a commune, each hash over the one
-- before. Image and time are kept as the very text that is hashed.
CREATE TABLE campaign.hist (
  id bigint GENERATED ALWAYS AS IDENTITY,
  uid text COLLATE "C" NOT NULL,
  ver integer NOT NULL,
  op text NOT NULL CHECK (op IN ('I', 'U', 'D')),
  commune_id smallint NOT NULL, -- of campaign.commune, which keeps what has history (commune_kept)
  commune text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  image text NOT NULL,
  changed text NOT NULL,
  base_ver integer NOT NULL,
  cid text COLLATE "C" NOT NULL UNIQUE,
  batch text NOT NULL,
  reason text,
  login text NOT NULL,
  at text NOT NULL,
  group_id text,
  parents text,
  tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
  prev_hash text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL,
  PRIMARY KEY (uid, ver),
  UNIQUE (commune_id, seq)
);
CREATE INDEX hist_group ON campaign.hist (group_id) WHERE group_id IS NOT NULL;

CREATE TABLE campaign.change_req (
  cid text COLLATE "C" PRIMARY KEY,
  client text COLLATE "C" NOT NULL,
  client_seq bigint NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  status text NOT NULL,
  result json NOT NULL,
  login text NOT NULL,
  at text NOT NULL,
  UNIQUE (client, client_seq)
);
CREATE TABLE campaign.conflict (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cid text COLLATE "C" NOT NULL,
  uid text COLLATE "C" NOT NULL,
  commune_id smallint NOT NULL REFERENCES campaign.commune,
  kind text NOT NULL,
  base_ver integer NOT NULL,
  server_ver integer NOT NULL,
  fields text NOT NULL,
  base jsonb,
  mine jsonb NOT NULL,
  theirs jsonb NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'kept_theirs', 'kept_mine', 'merged', 'withdrawn')),
  resolved_by text,
  resolved_cid text,
  login text NOT NULL,
  at text NOT NULL
);
CREATE INDEX conflict_uid ON campaign.conflict (uid) WHERE state = 'open';
-- Kept as it came, readable by its author.
CREATE TABLE campaign.rejected (
  cid text COLLATE "C" PRIMARY KEY,
  uid text COLLATE "C" NOT NULL,
  code text NOT NULL,
  body text NOT NULL,
  login text NOT NULL,
  at text NOT NULL
);
-- Findings that travelled along with an accepted change.
CREATE TABLE campaign.finding (
  uid text COLLATE "C" NOT NULL REFERENCES campaign.plot,
  fingerprint text COLLATE "C" NOT NULL,
  rule text NOT NULL,
  severity text NOT NULL,
  state text NOT NULL DEFAULT 'open',
  cid text COLLATE "C" NOT NULL,
  PRIMARY KEY (uid, fingerprint)
);
-- Heads of the chains, once a day; a copy belongs outside the server.
CREATE TABLE campaign.anchor (
  day date NOT NULL,
  commune_id smallint NOT NULL REFERENCES campaign.commune,
  last_seq bigint NOT NULL,
  head_hash text COLLATE "C" NOT NULL,
  PRIMARY KEY (day, commune_id)
);

-- History is insert-only even for its owner; who takes the triggers away shows in the chain.
CREATE FUNCTION campaign.never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is never changed' USING ERRCODE = 'insufficient_privilege';
END $$;
-- In place of a foreign key of history, which would look every line up again: only the push writes them.
CREATE FUNCTION campaign.commune_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM campaign.hist AS h WHERE h.commune_id = OLD.id) THEN
    RAISE EXCEPTION 'a commune with history is kept' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER commune_kept BEFORE DELETE ON campaign.commune FOR EACH ROW EXECUTE FUNCTION campaign.commune_is_kept();
CREATE TRIGGER hist_rows BEFORE UPDATE OR DELETE ON campaign.hist FOR EACH ROW EXECUTE FUNCTION campaign.never_changed();
CREATE TRIGGER hist_table BEFORE TRUNCATE ON campaign.hist FOR EACH STATEMENT EXECUTE FUNCTION campaign.never_changed();
CREATE TRIGGER anchor_rows BEFORE UPDATE OR DELETE ON campaign.anchor
  FOR EACH ROW EXECUTE FUNCTION campaign.never_changed();
