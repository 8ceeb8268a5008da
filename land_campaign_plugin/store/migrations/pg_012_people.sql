-- Central store in PostgreSQL, version 12: people and their passwords, communes that merged, clients of several versions.

-- The role that may give a person a new password, and nothing else: nobody is its member.
DO $$ BEGIN
  IF to_regrole('campaign_keeper') IS NULL THEN
    CREATE ROLE campaign_keeper NOLOGIN CREATEROLE;
  END IF;
END $$;

INSERT INTO campaign.meta VALUES ('min_client', ''), ('old_clients_until', '') ON CONFLICT DO NOTHING;

-- These communes and those that they were merged into, from the day of the merger: who worked in one goes on in the other.
CREATE FUNCTION campaign.heirs(ids smallint[]) RETURNS smallint[] LANGUAGE sql STABLE RETURN ARRAY(
  WITH RECURSIVE heir AS (
    SELECT i AS id FROM unnest(ids) AS i
    UNION
    SELECT u.id FROM heir AS h JOIN campaign.commune AS p ON p.id = h.id AND upper(p.valid) <= current_date
    JOIN campaign.commune AS u ON p.id = ANY (u.predecessor)
  ) SELECT id FROM heir ORDER BY id);

CREATE OR REPLACE FUNCTION campaign.readable() RETURNS smallint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = campaign, pg_temp RETURN campaign.heirs(ARRAY(
  SELECT s.commune_id FROM campaign.scope AS s JOIN campaign.person AS p ON p.login = s.login AND p.active
  WHERE s.login = campaign.acting() AND s.valid @> now()));

CREATE OR REPLACE FUNCTION campaign.writable() RETURNS smallint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = campaign, pg_temp RETURN campaign.heirs(ARRAY(
  SELECT s.commune_id FROM campaign.scope AS s JOIN campaign.person AS p ON p.login = s.login AND p.active
  WHERE s.login = campaign.acting() AND s.role IN ('editor', 'reviewer') AND s.valid @> now()));

-- Codes that no commune has today, with the code of the commune that theirs was merged into.
CREATE FUNCTION campaign.merged() RETURNS TABLE (code text, into_code text, into_id smallint)
LANGUAGE sql STABLE BEGIN ATOMIC
  SELECT DISTINCT ON (p.code) p.code, u.code, u.id
  FROM campaign.commune AS p JOIN campaign.commune AS u ON u.id = ANY (campaign.heirs(ARRAY[p.id])) AND u.id <> p.id
  WHERE upper(p.valid) <= current_date AND u.valid @> current_date
    AND NOT EXISTS (SELECT 1 FROM campaign.commune AS n WHERE n.code = p.code AND n.valid @> current_date)
  ORDER BY p.code, upper(p.valid) DESC;
END;

-- A plot that an office drew in a commune which merged meanwhile: the answer names the commune of today.
CREATE FUNCTION campaign.judge_mergers(this_turn integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE pg_temp.campaign_case AS c
  SET code = 'commune_merged', vals = jsonb_build_object('old', m.code, 'new', m.into_code)
  FROM campaign.merged() AS m, pg_temp.campaign_said AS s
  WHERE c.turn = this_turn AND c.status = 'rejected' AND c.code = 'unknown_commune' AND s.ord = c.ord
    AND m.code = s.patch ->> 'commune' AND m.into_id = ANY (campaign.writable());
END $$;

-- Takes the records of communes that end along, each with a line of history, so that whoever follows the new one gets
-- them; for whoever runs the server, within a merger.
CREATE FUNCTION campaign.move_records(old smallint[], new smallint, batch text, why text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  moment text := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"');
  own record;
  count bigint;
BEGIN
  IF to_regclass('campaign.record') IS NULL THEN
    RETURN 0;
  END IF;
  SELECT u.code, u.head_seq, u.head_hash INTO own FROM campaign.commune AS u WHERE u.id = new;
  WITH moved AS MATERIALIZED (
    SELECT r.kind, r.uid, r.ver + 1 AS ver, gen_random_uuid()::text AS cid,
      own.head_seq + row_number() OVER (ORDER BY r.kind, r.uid) AS seq,
      CASE WHEN r.image::jsonb ? 'commune' THEN 'commune' ELSE '' END AS changed,
      CASE WHEN r.image::jsonb ? 'commune'
        THEN campaign.canonical_record(r.image::jsonb || jsonb_build_object('commune', own.code)) ELSE r.image END AS image
    FROM campaign.record AS r WHERE r.commune_id = ANY (old)
  ), chained AS MATERIALIZED (
    SELECT m.*, campaign.record_chain(own.head_hash, campaign.entry(own.code, m.seq, m.kind || ':' || m.uid, m.ver, 'U',
        m.ver - 1, m.cid, batch, why, session_user::text, moment, m.changed, m.image, NULL, NULL)
      ) OVER (ORDER BY m.seq ROWS UNBOUNDED PRECEDING) AS hash
    FROM moved AS m
  ), told AS (
    INSERT INTO campaign.hist (uid, ver, op, commune_id, commune, seq, image, changed, base_ver, cid, batch, reason,
      login, at, prev_hash, hash, kind)
    SELECT c.kind || ':' || c.uid, c.ver, 'U', new, own.code, c.seq, c.image, c.changed, c.ver - 1, c.cid, batch, why,
      session_user, moment, coalesce(lag(c.hash) OVER (ORDER BY c.seq), own.head_hash), c.hash, c.kind
    FROM chained AS c ORDER BY c.seq
  )
  UPDATE campaign.record AS r SET commune_id = new, image = c.image, ver = c.ver, seq = c.seq, cid = c.cid,
    upd_by = session_user, upd_at = moment
  FROM chained AS c WHERE r.kind = c.kind AND r.uid = c.uid;
  GET DIAGNOSTICS count = ROW_COUNT;
  UPDATE campaign.commune AS u SET head_seq = h.seq, head_hash = h.hash
  FROM campaign.hist AS h WHERE count > 0 AND u.id = new AND h.commune_id = new AND h.seq = own.head_seq + count;
  RETURN count;
END $$;

-- A version such as 1.10.2 as numbers, so that 1.10 comes after 1.9; what is none comes first.
CREATE FUNCTION campaign.version_numbers(version text) RETURNS integer[] LANGUAGE sql IMMUTABLE RETURN
  CASE WHEN version ~ '^[0-9]{1,6}(\.[0-9]{1,6})*' THEN
    string_to_array(substring(version FROM '^[0-9]{1,6}(?:\.[0-9]{1,6})*'), '.')::integer[]
  ELSE '{}' END;

-- The second wall: a client that is too old refuses by itself, one that does not know how to is refused here.
CREATE FUNCTION campaign.refuse_old(request json) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE
  least text := (SELECT value FROM campaign.meta WHERE name = 'min_client');
  until text := (SELECT value FROM campaign.meta WHERE name = 'old_clients_until');
BEGIN
  IF coalesce(least, '') <> '' AND current_date > coalesce(nullif(until, '')::date, '-infinity'::date)
    AND campaign.version_numbers(coalesce(request ->> 'version', '')) < campaign.version_numbers(least) THEN
    RAISE EXCEPTION 'this client is too old' USING ERRCODE = 'LC001';
  END IF;
END $$;

-- Who one is to the store, where one may do what, and which clients it understands.
CREATE OR REPLACE FUNCTION campaign.hello() RETURNS json
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = campaign, pg_temp RETURN (
  SELECT json_build_object(
    'login', campaign.acting(),
    'full_name', (SELECT full_name FROM campaign.person WHERE login = campaign.acting()),
    'active', coalesce((SELECT active FROM campaign.person WHERE login = campaign.acting()), false),
    'meta', (SELECT json_object_agg(name, value) FROM campaign.meta),
    'schema', (SELECT max(version) FROM campaign.migration),
    'now', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'),
    'fields', (SELECT json_agg(name ORDER BY position) FROM campaign.field),
    'merged', (SELECT coalesce(json_object_agg(code, into_code), '{}') FROM campaign.merged()),
    'password_until', (SELECT CASE WHEN isfinite(rolvaliduntil) THEN to_char(rolvaliduntil AT TIME ZONE 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS"+00:00"') END FROM pg_catalog.pg_roles WHERE rolname = campaign.acting()),
    'scopes', (
      SELECT coalesce(json_agg(json_build_object('commune', x.code, 'name', x.name, 'role', x.role, 'until', x.until)
        ORDER BY x.code, x.role), '[]')
      FROM (
        SELECT u.code, u.name, s.role, CASE WHEN max(coalesce(upper(s.valid), 'infinity')) < 'infinity'
          THEN to_char(max(upper(s.valid)) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"') END AS until
        FROM campaign.scope AS s JOIN campaign.person AS p ON p.login = s.login AND p.active
        JOIN campaign.commune AS u ON u.id = ANY (campaign.heirs(ARRAY[s.commune_id])) AND u.valid @> current_date
        WHERE s.login = campaign.acting() AND s.valid @> now()
        GROUP BY u.code, u.name, s.role
      ) AS x)));

-- A person's own password, as the verifier that a server keeps and never as the password itself; it has no end any more.
CREATE FUNCTION campaign.change_password(verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF verifier !~ '^SCRAM-SHA-256\$[0-9]{4,7}:[A-Za-z0-9+/]+=*\$[A-Za-z0-9+/]+=*:[A-Za-z0-9+/]+=*$' THEN
    RAISE EXCEPTION 'not a verifier' USING ERRCODE = 'invalid_parameter_value';
  ELSIF NOT campaign.is_person(session_user::text) THEN
    RAISE EXCEPTION 'not a person' USING ERRCODE = 'insufficient_privilege';
  END IF;
  EXECUTE format('ALTER ROLE %I PASSWORD %L VALID UNTIL ''infinity''', session_user, verifier);
END $$;

CREATE FUNCTION campaign.is_person(who text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = campaign, pg_temp
RETURN EXISTS (SELECT 1 FROM campaign.person WHERE login = who AND active);

SELECT campaign.wall_in();
GRANT EXECUTE ON FUNCTION campaign.merged(), campaign.heirs(smallint[]) TO campaign_viewer;
GRANT USAGE ON SCHEMA campaign TO campaign_keeper;
GRANT EXECUTE ON FUNCTION campaign.is_person(text) TO campaign_keeper;
GRANT EXECUTE ON FUNCTION campaign.change_password(text) TO campaign_viewer;
ALTER FUNCTION campaign.change_password(text) OWNER TO campaign_keeper;
