-- Central store in PostgreSQL, version 3: campaign.push, the only door through which anything is written.
-- It reads the changes into a table of the session, locks the communes they are about, judges them set-wise and writes
-- what is taken in; all in the caller's one transaction. The steps are those of store/intake.py.
CREATE TYPE campaign.content AS (
  commune text, sheet_number text, plot_number text, area_recorded_m2 double precision, area_legal_m2 double precision,
  land_use text, address text, hamlet text, map_scale bigint, plot_code text, plot_code_issued text,
  former_commune text, former_sheet_number text, former_plot_number text, former_map_scale bigint, non_plot bigint,
  status text, note text
);

CREATE FUNCTION campaign.srid() RETURNS integer
LANGUAGE sql STABLE RETURN (SELECT value::integer FROM campaign.meta WHERE name = 'srid');

-- Whose act it is: the person who is logged in, or, where that is a gateway, the one whom it speaks for in this
-- transaction. Whoever is no gateway may set what they like and stays who they are.
CREATE FUNCTION campaign.acting() RETURNS text
LANGUAGE sql STABLE RETURN
  CASE
    WHEN coalesce(current_setting('campaign.acting', true), '') <> ''
      AND pg_has_role(session_user, 'campaign_gateway', 'MEMBER') THEN current_setting('campaign.acting', true)
    ELSE session_user::text
  END;

-- The communes where the person may write today.
CREATE FUNCTION campaign.writable() RETURNS smallint[]
LANGUAGE sql STABLE SECURITY DEFINER RETURN ARRAY(
  SELECT s.commune_id FROM campaign.scope AS s JOIN campaign.person AS p ON p.login = s.login AND p.active
  WHERE s.login = campaign.acting() AND s.role IN ('editor', 'reviewer') AND s.valid @> now());

-- JSON, or NULL; a zero character, which JSON may hold and a text may not, becomes U+FFFF.
CREATE FUNCTION campaign.parsed(body text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF position('\u0000' IN body) > 0 THEN
    body := regexp_replace(body, '(?<!\\)((?:\\\\)*)\\u0000', '\1\\uffff', 'g');
  END IF;
  RETURN body::jsonb;
EXCEPTION WHEN OTHERS THEN
  RETURN NULL;
END $$;

-- A table of the session, and ours: one that somebody else laid there could carry triggers.
CREATE FUNCTION campaign.open_table() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  there regclass := to_regclass('pg_temp.campaign_case');
BEGIN
  IF there IS NULL THEN
    CREATE TEMPORARY TABLE campaign_case (
      ord bigint PRIMARY KEY, cid text COLLATE "C", uid text COLLATE "C", op text, base_ver integer,
      sha256 text COLLATE "C", body text, intact boolean, readable boolean, turn integer, first_ord bigint,
      client text COLLATE "C", client_seq bigint, reason text, findings jsonb, group_id text, group_size integer,
      parents text[], patch jsonb, wrong text[], geom geometry,
      cur_ver integer, cur_image jsonb, cur_commune smallint, base_image jsonb, held_key text COLLATE "C",
      old_geom geometry, commune_id smallint, status text, code text, image jsonb, changed text[], fields text[],
      verdict campaign.verdict, plots text[] NOT NULL DEFAULT '{}', vals jsonb NOT NULL DEFAULT '{}', number_key text COLLATE "C",
      image_text text, seq bigint, prev_hash text, hash text, result json,
      base_cid text COLLATE "C", final boolean NOT NULL DEFAULT true
    ) ON COMMIT DELETE ROWS;
    ALTER TABLE pg_temp.campaign_case SET (toast_tuple_target = 8160); -- rows as they are: compressing takes longer
    CREATE INDEX ON pg_temp.campaign_case (uid);
  ELSIF (SELECT relowner <> current_user::regrole FROM pg_class WHERE oid = there) THEN
    RAISE EXCEPTION 'foreign table' USING ERRCODE = 'insufficient_privilege';
  ELSE
    DELETE FROM pg_temp.campaign_case;
  END IF;
END $$;

CREATE FUNCTION campaign.read_request(request json) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  names text[] := ARRAY(SELECT name FROM campaign.field);
  own_srid integer := campaign.srid();
BEGIN
  INSERT INTO pg_temp.campaign_case (ord, cid, uid, op, base_ver, sha256, body, intact, readable, client, client_seq,
    reason, findings, group_id, group_size, base_cid, parents, patch, wrong, geom)
  SELECT r.ord, r.cid, r.uid, r.op, CASE WHEN r.base ~ '^[0-9]{1,9}$' THEN r.base::integer END, r.sha256, r.body,
    r.intact, r.readable, r.said ->> 'client', (r.said ->> 'seq')::bigint, r.said ->> 'reason', r.said -> 'findings',
    r.said -> 'group' ->> 'id', (r.said -> 'group' ->> 'size')::integer, r.said ->> 'base_cid',
    ARRAY(SELECT jsonb_array_elements_text(r.said -> 'parents')),
    CASE
      WHEN r.op = 'D' THEN '{"status": "retired"}'
      WHEN w.wrong = '{}' THEN r.said -> 'patch'
      ELSE r.said -> 'patch' || (
        SELECT jsonb_object_agg(n, E'\x01' || (r.said -> 'patch' -> n)::text) FROM unnest(w.wrong) AS n)
    END, w.wrong, campaign.shape_of(r.said -> 'patch' ->> 'geom', own_srid)
  FROM (
    SELECT q.*, CASE WHEN q.readable THEN q.content END AS said
    FROM (
      SELECT p.*, CASE
          WHEN NOT p.intact OR p.content IS NULL OR jsonb_typeof(p.content) <> 'object' THEN false
          WHEN p.content -> 'cid' IS DISTINCT FROM to_jsonb(p.cid) OR p.content -> 'uid' IS DISTINCT FROM to_jsonb(p.uid)
            OR p.content -> 'op' IS DISTINCT FROM to_jsonb(p.op)
            OR p.content -> 'base' IS DISTINCT FROM to_jsonb(p.base) THEN false
          WHEN p.op NOT IN ('I', 'U', 'D') OR p.base !~ '^(0|[1-9][0-9]{0,8})$' THEN false
          WHEN jsonb_typeof(p.content -> 'seq') IS DISTINCT FROM 'string' OR p.content ->> 'seq' !~ '^(0|[1-9][0-9]{0,17})$' THEN false
          WHEN p.uid ~ '^(party|certificate|right|plot_use|document|waiver|sheet_seal|assignment):' THEN false
          WHEN length(p.cid) NOT BETWEEN 1 AND 100 OR length(p.uid) NOT BETWEEN 1 AND 200 THEN false
          WHEN jsonb_typeof(p.content -> 'client') IS DISTINCT FROM 'string'
            OR length(p.content ->> 'client') NOT BETWEEN 1 AND 100 THEN false
          WHEN coalesce(jsonb_typeof(p.content -> 'reason'), 'null') NOT IN ('string', 'null')
            OR length(p.content ->> 'reason') > 10000 THEN false
          WHEN concat(p.cid, p.uid, p.content ->> 'client', p.content ->> 'reason') LIKE '%' || U&'\FFFF' || '%'
            THEN false
          WHEN jsonb_typeof(p.content -> 'patch') IS DISTINCT FROM 'object'
            OR (p.content -> 'patch') - names <> '{}' THEN false
          WHEN jsonb_typeof(p.content -> 'findings') IS DISTINCT FROM 'array' THEN false
          WHEN p.content -> 'findings' <> '[]' AND EXISTS (
            SELECT 1 FROM jsonb_array_elements(p.content -> 'findings') AS f
            WHERE jsonb_typeof(f -> 'rule') IS DISTINCT FROM 'string'
              OR jsonb_typeof(f -> 'severity') IS DISTINCT FROM 'string'
              OR jsonb_typeof(f -> 'fingerprint') IS DISTINCT FROM 'string') THEN false
          WHEN p.content ? 'group' AND (
            jsonb_typeof(p.content -> 'group' -> 'id') IS DISTINCT FROM 'string'
            OR jsonb_typeof(p.content -> 'group' -> 'size') IS DISTINCT FROM 'string'
            OR p.content -> 'group' ->> 'size' !~ '^[1-9][0-9]{0,4}$') THEN false
          WHEN p.content ? 'resolves' AND NOT campaign.is_resolution(p.content -> 'resolves') THEN false
          WHEN p.content ? 'base_cid' AND (jsonb_typeof(p.content -> 'base_cid') <> 'string'
            OR length(p.content ->> 'base_cid') NOT BETWEEN 1 AND 100) THEN false
          WHEN NOT p.content ? 'parents' THEN true
          WHEN jsonb_typeof(p.content -> 'parents') <> 'array' THEN false
          ELSE p.op = 'I' AND NOT EXISTS (
            SELECT 1 FROM jsonb_array_elements(p.content -> 'parents') AS f WHERE jsonb_typeof(f) <> 'string')
        END AS readable
      FROM (
        SELECT t.*, campaign.parsed(t.body) AS content,
          coalesce(encode(sha256(convert_to(t.body, 'UTF8')), 'hex') = t.sha256, false) AS intact
        FROM ROWS FROM (
          json_to_recordset(request -> 'changes') AS (cid text, uid text, op text, base text, sha256 text, body text)
        ) WITH ORDINALITY AS t (cid, uid, op, base, sha256, body, ord) OFFSET 0 -- read once, not once a mention
      ) AS p OFFSET 0
    ) AS q
  ) AS r
  CROSS JOIN LATERAL (
    SELECT ARRAY(
      SELECT e.key FROM jsonb_each(r.said -> 'patch') AS e
      WHERE jsonb_typeof(e.value) NOT IN ('string', 'null')
        OR position('\u0000' IN r.body) > 0 AND position(U&'\FFFF' IN e.value::text) > 0) AS wrong
    OFFSET 0
  ) AS w;
  ANALYZE pg_temp.campaign_case (ord); -- how many they are, so that joins do not start over for every row
END $$;

-- Locks the communes that the changes are about, those of the neighbours of new shapes too: nobody moves the other side
-- of a boundary meanwhile. Always in the same order.
CREATE FUNCTION campaign.lock_communes() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  held smallint[] := '{}';
  wanted smallint[];
BEGIN
  LOOP
    wanted := ARRAY(
      SELECT u.id FROM campaign.commune AS u
      WHERE u.valid @> current_date AND u.code IN (SELECT c.patch ->> 'commune' FROM pg_temp.campaign_case AS c)
      UNION
      SELECT p.commune_id FROM pg_temp.campaign_case AS c JOIN campaign.plot AS p ON p.uid = c.uid
      UNION
      SELECT p.commune_id FROM pg_temp.campaign_case AS c JOIN campaign.plot AS p ON p.geom && c.geom
      WHERE c.op = 'U' OR c.parents <> '{}'
      ORDER BY 1);
    EXIT WHEN wanted <@ held;
    PERFORM 1 FROM campaign.commune WHERE id = ANY (wanted) ORDER BY id FOR NO KEY UPDATE;
    held := held || wanted;
  END LOOP;
END $$;

CREATE FUNCTION campaign.said(
  cid text, uid text, status text, code text, ver integer, seq bigint, fields text[], plots text[], vals jsonb,
  image jsonb, replay boolean
) RETURNS json LANGUAGE sql IMMUTABLE RETURN json_build_object(
  'cid', cid, 'uid', uid, 'status', status, 'code', code, 'ver', ver, 'seq', seq, 'fields', fields, 'plots', plots,
  'values', vals, 'image', image, 'replay', replay);

-- Answers what came before or cannot be read, and gives each of the others its turn: a plot's second change waits for
-- its first.
CREATE FUNCTION campaign.look_up() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE pg_temp.campaign_case AS c SET readable = false, result = CASE
      WHEN c.intact AND r.sha256 = c.sha256 THEN (r.result::jsonb || '{"replay": true}')::json
      ELSE campaign.said(c.cid, c.uid, 'cid_reused', '', 0, 0, '{}', '{}', '{}', NULL, false)
    END
  FROM campaign.change_req AS r WHERE r.cid = c.cid;
  UPDATE pg_temp.campaign_case AS c
  SET result = campaign.said(coalesce(c.cid, ''), coalesce(c.uid, ''), 'rejected', 'bad_bytes', 0, 0, '{}', '{}', '{}', NULL, false)
  WHERE c.result IS NULL AND NOT c.readable;
  UPDATE pg_temp.campaign_case AS c
  SET result = campaign.said(c.cid, c.uid, 'client_seq_reused', '', 0, 0, '{}', '{}', '{}', NULL, false)
  WHERE c.result IS NULL
    AND EXISTS (SELECT 1 FROM campaign.change_req AS r WHERE r.client = c.client AND r.client_seq = c.client_seq);
  UPDATE pg_temp.campaign_case AS c SET first_ord = f.first_ord,
    turn = CASE WHEN f.first_ord = c.ord AND f.place = 1 THEN f.turn END,
    result = CASE WHEN f.first_ord = c.ord AND f.place > 1
      THEN campaign.said(c.cid, c.uid, 'client_seq_reused', '', 0, 0, '{}', '{}', '{}', NULL, false) END
  FROM (
    SELECT b.ord, b.first_ord, b.place,
      row_number() OVER (PARTITION BY b.uid, b.first_ord = b.ord AND b.place = 1 ORDER BY b.ord) AS turn
    FROM (
      SELECT a.ord, a.uid, a.first_ord,
        row_number() OVER (PARTITION BY a.client, a.client_seq, a.first_ord = a.ord ORDER BY a.ord) AS place
      FROM (
        SELECT x.ord, x.uid, x.client, x.client_seq, min(x.ord) OVER (PARTITION BY x.cid) AS first_ord
        FROM pg_temp.campaign_case AS x WHERE x.result IS NULL
      ) AS a
    ) AS b
  ) AS f WHERE f.ord = c.ord;
  ANALYZE pg_temp.campaign_case (ord, uid, turn);
END $$;

CREATE FUNCTION campaign.push(request json) RETURNS json LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  moment text;
  turns integer;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'push needs READ COMMITTED' USING ERRCODE = 'invalid_transaction_state';
  ELSIF request ->> 'proto' IS DISTINCT FROM '1' OR coalesce(json_typeof(request -> 'changes'), '') <> 'array'
    OR length(coalesce(request ->> 'batch', '')) NOT BETWEEN 1 AND 100 THEN
    RAISE EXCEPTION 'not a request of protocol 1' USING ERRCODE = 'invalid_parameter_value';
  ELSIF json_array_length(request -> 'changes') > 50000 THEN
    RAISE EXCEPTION 'more than 50000 changes' USING ERRCODE = 'program_limit_exceeded';
  END IF;
  PERFORM campaign.refuse_old(request);
  PERFORM campaign.open_table();
  PERFORM campaign.read_request(request);
  PERFORM campaign.lock_communes();
  PERFORM campaign.look_up();
  moment := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"');
  turns := (SELECT max(turn) FROM pg_temp.campaign_case);
  FOR turn IN 1 .. coalesce(turns, 0) LOOP
    PERFORM campaign.judge(turn);
    PERFORM campaign.write(turn, request ->> 'batch', moment);
  END LOOP;
  UPDATE pg_temp.campaign_case AS c SET result = CASE
      WHEN c.intact AND c.sha256 = f.sha256 THEN (f.result::jsonb || '{"replay": true}')::json
      ELSE campaign.said(c.cid, c.uid, 'cid_reused', '', 0, 0, '{}', '{}', '{}', NULL, false)
    END
  FROM pg_temp.campaign_case AS f WHERE c.result IS NULL AND f.ord = c.first_ord;
  RETURN coalesce((SELECT json_agg(result ORDER BY ord) FROM pg_temp.campaign_case), '[]');
END $$;
