-- Central store in PostgreSQL, version 6: what is read through functions, and who may do what. Nobody holds INSERT,
-- UPDATE or DELETE on any table, so that a direct edit is an error (42501) and never a silent zero; row level
-- security is the second wall.

-- The communes that the person may read today.
CREATE FUNCTION campaign.readable() RETURNS smallint[]
LANGUAGE sql STABLE SECURITY DEFINER RETURN ARRAY(
  SELECT s.commune_id FROM campaign.scope AS s JOIN campaign.person AS p ON p.login = s.login AND p.active
  WHERE s.login = campaign.acting() AND s.valid @> now());

-- What the person may do, commune by commune.
CREATE FUNCTION campaign.hello() RETURNS json LANGUAGE sql STABLE SECURITY DEFINER RETURN (
  SELECT json_build_object(
    'login', campaign.acting(), 'full_name', (SELECT full_name FROM campaign.person WHERE login = campaign.acting()),
    'meta', (SELECT json_object_agg(name, value) FROM campaign.meta),
    'scopes', (
      SELECT coalesce(json_agg(json_build_object('commune', u.code, 'name', u.name, 'role', s.role) ORDER BY u.code, s.role), '[]')
      FROM campaign.scope AS s JOIN campaign.commune AS u ON u.id = s.commune_id
      JOIN campaign.person AS p ON p.login = s.login AND p.active
      WHERE s.login = campaign.acting() AND s.valid @> now())));

-- The same text as a plot's last line of history, unless somebody changed its row.
CREATE FUNCTION campaign.image_of(p campaign.plot) RETURNS text LANGUAGE sql STABLE RETURN row_to_json(campaign.held(p))::text;

-- Writes down the heads of all chains; once a day, a second call the same day changes nothing.
CREATE FUNCTION campaign.drop_anchor() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  count bigint;
BEGIN
  INSERT INTO campaign.anchor (day, commune_id, last_seq, head_hash)
  SELECT (now() AT TIME ZONE 'UTC')::date, id, head_seq, head_hash FROM campaign.commune WHERE head_seq > 0
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS count = ROW_COUNT;
  RETURN count;
END $$;

-- Hands whatever is new to its owner and takes it from everybody else; every migration that makes something ends with it,
-- before it grants. A function that runs with its owner's rights looks for names where nobody else can lay any.
CREATE FUNCTION campaign.wall_in() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  each record;
  path text := 'campaign, ' || (SELECT string_agg(DISTINCT quote_ident(n.nspname), ', ') FROM pg_extension AS e
    JOIN pg_namespace AS n ON n.oid = e.extnamespace WHERE e.extname IN ('postgis', 'pgcrypto')) || ', pg_temp';
BEGIN
  FOR each IN SELECT oid::regclass AS name, relkind FROM pg_class WHERE relnamespace = 'campaign'::regnamespace
    AND relkind IN ('r', 'v') AND relowner <> 'campaign_owner'::regrole LOOP
    EXECUTE format('ALTER %s %s OWNER TO campaign_owner', CASE each.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, each.name);
    EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', each.name);
    EXECUTE format('GRANT SELECT ON %s TO campaign_api', each.name);
  END LOOP;
  FOR each IN SELECT oid::regprocedure AS name FROM pg_proc WHERE pronamespace = 'campaign'::regnamespace
    AND pg_get_userbyid(proowner) NOT IN ('campaign_api', 'campaign_keeper') LOOP
    EXECUTE format('ALTER ROUTINE %s OWNER TO campaign_api', each.name);
    EXECUTE format('REVOKE ALL ON ROUTINE %s FROM PUBLIC', each.name);
  END LOOP;
  FOR each IN SELECT oid::regprocedure AS name, coalesce(array_to_string(proconfig, ' '), '') AS said FROM pg_proc
    WHERE pronamespace = 'campaign'::regnamespace AND prosecdef LOOP
    IF each.said NOT LIKE '%search_path=%' THEN
      EXECUTE format('ALTER FUNCTION %s SET search_path = %s', each.name, path);
    END IF;
    EXECUTE format('ALTER FUNCTION %s SET client_min_messages = error', each.name);
    EXECUTE format('ALTER FUNCTION %s SET jit = off', each.name); -- compiling takes longer than all of it
  END LOOP;
END $$;
SELECT campaign.wall_in();
DO $$
DECLARE
  each record;
BEGIN
  -- Plans are made once a session; the lines of a large push are put in order in memory
  FOR each IN SELECT oid::regprocedure AS name FROM pg_proc
    WHERE pronamespace = 'campaign'::regnamespace AND proname = 'push' LOOP
    EXECUTE format('ALTER FUNCTION %s SET plan_cache_mode = force_generic_plan', each.name);
    EXECUTE format('ALTER FUNCTION %s SET work_mem = %L', each.name, '64MB');
    EXECUTE format('ALTER FUNCTION %s SET random_page_cost = 1.1', each.name); -- a few rows of large tables
  END LOOP;
  -- A table that somebody lays into the session's own schema is then nobody's but the door's
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO campaign_api', current_database());
END $$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA campaign TO campaign_viewer, campaign_api;

GRANT INSERT ON campaign.plot, campaign.hist, campaign.change_req, campaign.conflict, campaign.rejected,
  campaign.finding, campaign.anchor TO campaign_api;
GRANT UPDATE ON campaign.plot TO campaign_api;
GRANT UPDATE (head_seq, head_hash) ON campaign.commune TO campaign_api;
GRANT DELETE ON campaign.finding TO campaign_api;

GRANT campaign_viewer TO campaign_editor, campaign_reviewer, campaign_supervisor, campaign_auditor;
GRANT SELECT ON campaign.meta, campaign.field, campaign.commune, campaign.plot, campaign.hist, campaign.change_req,
  campaign.conflict, campaign.rejected, campaign.finding, campaign.anchor, campaign.migration TO campaign_viewer;
GRANT EXECUTE ON FUNCTION campaign.readable(), campaign.hello(), campaign.held(campaign.plot),
  campaign.image_of(campaign.plot) TO campaign_viewer;
GRANT EXECUTE ON FUNCTION campaign.shape_text(geometry), campaign.real_text(double precision) TO campaign_viewer;
GRANT EXECUTE ON FUNCTION campaign.get_ready(), campaign.push(json), campaign.push(json, text)
  TO campaign_editor, campaign_reviewer;
GRANT EXECUTE ON FUNCTION campaign.drop_anchor() TO campaign_auditor;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['person', 'scope', 'plot', 'hist', 'change_req', 'conflict', 'rejected', 'finding'] LOOP
    EXECUTE format('ALTER TABLE campaign.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE campaign.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY door ON campaign.%I TO campaign_api USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
-- The list of communes is asked for once a statement, not once a row
CREATE POLICY scoped ON campaign.plot FOR SELECT TO campaign_viewer
  USING (commune_id = ANY ((SELECT campaign.readable())::smallint[]));
CREATE POLICY scoped ON campaign.hist FOR SELECT TO campaign_viewer
  USING (commune_id = ANY ((SELECT campaign.readable())::smallint[]));
CREATE POLICY scoped ON campaign.conflict FOR SELECT TO campaign_viewer
  USING (commune_id = ANY ((SELECT campaign.readable())::smallint[]));
CREATE POLICY scoped ON campaign.finding FOR SELECT TO campaign_viewer
  USING (EXISTS (SELECT 1 FROM campaign.plot AS p WHERE p.uid = finding.uid));
CREATE POLICY own ON campaign.change_req FOR SELECT TO campaign_viewer USING (login = session_user);
CREATE POLICY own ON campaign.rejected FOR SELECT TO campaign_viewer USING (login = session_user);
