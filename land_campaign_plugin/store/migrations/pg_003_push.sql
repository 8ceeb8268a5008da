-- Central store in PostgreSQL, version 3: campaign.push, the only door through which anything is written.
-- It reads the changes into a table of the session, looks at all that needs no lock, locks the communes they are about,
-- judges them set-wise and writes what is taken in; all in the caller's one transaction. The steps are those of
-- store/intake.py. Each row is written once a step and changed only where something is wrong: what a session's table
-- keeps of ten thousand changes is 20 MB each time. Plans are made once a session and serve all small pushes; the tables
-- have no index, because emptying one makes every plan anew, and only of a large push is it counted what came.
CREATE FUNCTION campaign.srid() RETURNS integer
LANGUAGE sql STABLE RETURN (SELECT value::integer FROM campaign.meta WHERE name = 'srid');

-- The row of a plot as an image.
CREATE FUNCTION campaign.held(p campaign.plot) RETURNS campaign.image LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ROW(
  p.address, campaign.real_text(p.area_legal_m2), campaign.real_text(p.area_recorded_m2), p.commune, p.former_commune,
  p.former_map_scale::text, p.former_plot_number, p.former_sheet_number, campaign.shape_text(p.geom), p.hamlet, p.land_use,
  p.map_scale::text, p.non_plot::text, p.note, p.plot_code, p.plot_code_issued, p.plot_number, p.sheet_number, p.status
)::campaign.image;

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

-- A change whose shape has too many points, with just as many digits as show that: the others need not be read.
CREATE FUNCTION campaign.without_points(body text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  start integer := position('"geom":"' IN body) + 8;
  stop integer := start + position('"' IN substr(body, start)) - 1;
BEGIN
  RETURN CASE WHEN stop - start > 8000000 THEN left(body, start + 8000000) || substr(body, stop) ELSE body END;
END $$;

-- Makes the tables of the session and tells whether they were not there. A transaction of its own before the first push
-- spares it planning twice: what is planned in the transaction that makes a table is forgotten with its end.
CREATE FUNCTION campaign.get_ready() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  names text[] := '{campaign_said,campaign_case,campaign_answer}';
BEGIN
  -- Ours: one that somebody else laid there could carry triggers
  IF EXISTS (SELECT 1 FROM pg_class WHERE relname = ANY (names) AND relnamespace = pg_my_temp_schema()
    AND relowner <> current_user::regrole) THEN
    RAISE EXCEPTION 'foreign table' USING ERRCODE = 'insufficient_privilege';
  ELSIF to_regclass('pg_temp.campaign_answer') IS NOT NULL THEN
    RETURN false;
  END IF;
  -- Rows stay as they are: compressing takes longer
  -- What came, as it was read; result is what is answered without judging
  CREATE TEMPORARY TABLE campaign_said (
    ord bigint, turn integer, cid text COLLATE "C", uid text COLLATE "C", op text, base_ver integer,
    sha256 text COLLATE "C", intact boolean, readable boolean, first_ord bigint, result json,
    client text COLLATE "C", client_seq bigint, reason text, findings jsonb, group_id text, group_size integer,
    base_cid text COLLATE "C", resolves jsonb, parents text[], patch jsonb, geom geometry, tile bigint, bad_field text,
    bad_shape text
  ) WITH (toast_tuple_target = 8160) ON COMMIT DELETE ROWS;
  -- What becomes of it
  CREATE TEMPORARY TABLE campaign_case (
    ord bigint, turn integer, cid text COLLATE "C", uid text COLLATE "C", op text, base_ver integer,
    sha256 text COLLATE "C", client text COLLATE "C", client_seq bigint, reason text, findings jsonb, group_id text,
    group_size integer, base_cid text COLLATE "C", resolves jsonb, parents text[], redraws boolean, geom geometry,
    tile bigint, bad_field text, bad_shape text, cur_ver integer, cur_image jsonb, cur_commune smallint, base_image jsonb,
    held_key text COLLATE "C", old_geom geometry, commune_id smallint, status text, code text, image campaign.image,
    changed text[], fields text[], shown jsonb, plots text[] NOT NULL DEFAULT '{}', vals jsonb NOT NULL DEFAULT '{}',
    number_key text COLLATE "C", final boolean NOT NULL DEFAULT true
  ) WITH (toast_tuple_target = 8160) ON COMMIT DELETE ROWS;
  -- What is answered: version and number where it was taken in as it is, all of it otherwise
  CREATE TEMPORARY TABLE campaign_answer (
    ord bigint, cid text COLLATE "C", ver integer, seq bigint, result json
  ) ON COMMIT DELETE ROWS;
  ALTER TABLE pg_temp.campaign_said ALTER patch SET STORAGE EXTERNAL, ALTER geom SET STORAGE EXTERNAL;
  ALTER TABLE pg_temp.campaign_case ALTER geom SET STORAGE EXTERNAL, ALTER old_geom SET STORAGE EXTERNAL,
    ALTER image SET STORAGE EXTERNAL;
  RETURN true;
END $$;

CREATE FUNCTION campaign.open_table() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  fresh boolean := campaign.get_ready();
BEGIN
  IF NOT fresh AND EXISTS (SELECT 1 FROM pg_temp.campaign_said) THEN -- a second push of one transaction
    DELETE FROM pg_temp.campaign_said;
    DELETE FROM pg_temp.campaign_case;
    DELETE FROM pg_temp.campaign_answer;
  END IF;
  IF coalesce(current_setting('campaign.planned', true), '') = '' THEN
    -- Nobody waits yet: what a session plans once is planned before it locks a commune
    PERFORM campaign.write(0, campaign.judge(0), '', '', NULL, NULL);
    IF NOT fresh THEN
      PERFORM set_config('campaign.planned', 'yes', false);
    END IF;
  END IF;
END $$;

-- Whether a change has all that it must, of the right kinds; most have nothing else.
CREATE FUNCTION campaign.is_change(content jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  coalesce(jsonb_typeof(content) = 'object' AND content @@ '$.cid.type() == "string" && $.uid.type() == "string"
    && $.op.type() == "string" && $.base.type() == "string" && $.seq.type() == "string" && $.client.type() == "string"
    && $.patch.type() == "object" && $.findings.type() == "array"
    && !exists($.findings[*] ? (!(@.type() == "object" && @.rule.type() == "string" && @.severity.type() == "string"
      && @.fingerprint.type() == "string")))'
    AND (content -> 'reason' = 'null' OR content @@ '!exists($.reason) || $.reason.type() == "string"')
    AND (NOT content ?| '{group,resolves,base_cid,parents}' OR content @@ '(!exists($.group)
      || $.group.type() == "object" && $.group.id.type() == "string" && $.group.size.type() == "string")
      && (!exists($.resolves) || $.resolves.type() == "object" && $.resolves.cid.type() == "string"
        && $.resolves.cid like_regex "^.{1,100}$" flag "s"
        && ($.resolves.state == "kept_mine" || $.resolves.state == "merged"))
      && (!exists($.base_cid) || $.base_cid.type() == "string")
      && (!exists($.parents) || $.parents.type() == "array" && !exists($.parents[*] ? (@.type() != "string")))'), false);

-- Where a shape is, in squares of 100 m: shapes of a square are looked up together. A large one is by itself.
CREATE FUNCTION campaign.tile(shape geometry, own bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  box box2d := shape::box2d;
BEGIN
  IF ST_XMax(box) - ST_XMin(box) < 100 AND ST_YMax(box) - ST_YMin(box) < 100 AND abs(ST_XMin(box)) < 1e9
    AND abs(ST_YMin(box)) < 1e9 THEN
    RETURN (floor(ST_XMin(box) / 100) + 1e7)::bigint * 100000000 + (floor(ST_YMin(box) / 100) + 1e7)::bigint;
  END IF;
  RETURN - own;
END $$;

-- The changes of a request, `changes` as JSON or `lines` of the same values with tabs between them.
CREATE FUNCTION campaign.taken_apart(changes json, lines text)
RETURNS TABLE (cid text, uid text, op text, base text, sha256 text, body text, ord bigint)
LANGUAGE sql IMMUTABLE PARALLEL SAFE BEGIN ATOMIC
  SELECT j.cid, j.uid, j.op, j.base, j.sha256, j.body, j.ord
  FROM ROWS FROM (
    json_to_recordset(coalesce(changes, '[]')) AS (cid text, uid text, op text, base text, sha256 text, body text)
  ) WITH ORDINALITY AS j (cid, uid, op, base, sha256, body, ord)
  UNION ALL
  SELECT l.v[1], l.v[2], l.v[3], l.v[4], l.v[5], l.v[6], l.ord
  FROM (
    SELECT string_to_array(k.line, E'\t') AS v, k.ord
    FROM string_to_table(lines, E'\n') WITH ORDINALITY AS k (line, ord) OFFSET 0
  ) AS l OFFSET 0; -- once a row, not once a mention; so below
END;

-- Reads the changes, and judges all that needs no plot of the store. `careful` bears what is no JSON or no shape at all.
CREATE FUNCTION campaign.read_changes(changes json, lines text, careful boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  names text[] := ARRAY(SELECT name FROM campaign.field);
  kinds text[] := '{party:,certificate:,right:,plot_use:,document:,waiver:,sheet_seal:,assignment:}';
  own_srid integer := campaign.srid();
  own_box double precision[] := campaign.box();
BEGIN
  INSERT INTO pg_temp.campaign_said (ord, turn, cid, uid, op, base_ver, sha256, intact, readable, client, client_seq, reason,
    findings, group_id, group_size, base_cid, resolves, parents, patch, geom, bad_field, bad_shape, tile)
  SELECT g.*, CASE
      WHEN g.geom IS NULL THEN NULL
      WHEN g.bad_shape IS NULL THEN campaign.tile(g.geom, g.ord)
      ELSE - g.ord
    END
  FROM (
    SELECT s.ord, 1, s.cid, s.uid, s.op, CASE WHEN s.readable THEN s.base::integer END, s.sha256, s.intact,
      s.readable, s.client, s.seq::bigint, s.reason, s.findings, s.group_id, s.group_size::integer, s.base_cid, s.resolves,
      s.parents, s.patch, s.geom,
      CASE WHEN s.wrong = '{}' THEN campaign.bad_field(n) ELSE campaign.bad_field(s.patch, s.wrong) END AS bad_field,
      campaign.bad_shape(s.geom, n.geom, s.wrong, own_box) AS bad_shape
    FROM (
      SELECT r.*, CASE
          WHEN octet_length(r.patch ->> 'geom') > 8000000 THEN NULL -- too many points to be read
          WHEN careful THEN campaign.shape_of(r.patch ->> 'geom', own_srid)
          ELSE campaign.in_reach(ST_GeomFromWKB(decode(r.patch ->> 'geom', 'hex'), own_srid))
        END AS geom
      FROM (
        SELECT q.*, CASE
            WHEN q.op = 'D' THEN '{"status": "retired"}'
            WHEN q.wrong = '{}' THEN q.said
            ELSE q.said || (SELECT jsonb_object_agg(w, E'\x01' || (q.said -> w)::text) FROM unnest(q.wrong) AS w)
          END AS patch
        FROM (
          SELECT o.*, CASE
              WHEN careful THEN ARRAY(
                SELECT e.key FROM jsonb_each(o.said) AS e
                WHERE jsonb_typeof(e.value) NOT IN ('string', 'null')
                  OR position('\u0000' IN o.body) > 0 AND position(U&'\FFFF' IN e.value::text) > 0)
              WHEN o.said @? '$.* ? (@.type() != "string" && @.type() != "null")' THEN ARRAY(
                SELECT e.key FROM jsonb_each(o.said) AS e WHERE jsonb_typeof(e.value) NOT IN ('string', 'null'))
              ELSE '{}'
            END AS wrong
          FROM (
            SELECT p.ord, p.cid, p.uid, p.op, p.base, p.sha256, p.body, p.intact, p.readable,
              CASE WHEN p.readable THEN p.client END AS client, CASE WHEN p.readable THEN p.reason END AS reason,
              CASE WHEN p.readable THEN p.findings END AS findings, CASE WHEN p.readable THEN p.seq END AS seq,
              CASE WHEN p.readable THEN p.patch END AS said, CASE WHEN p.readable THEN p.grouped ->> 'id' END AS group_id,
              CASE WHEN p.readable THEN p.grouped ->> 'size' END AS group_size,
              CASE WHEN p.readable THEN p.base_cid END AS base_cid, CASE WHEN p.readable THEN p.resolves END AS resolves, CASE
                WHEN p.readable AND p.parents IS NOT NULL THEN ARRAY(SELECT jsonb_array_elements_text(p.parents))
                ELSE '{}'
              END AS parents
            FROM (
              SELECT c.*,
                c.intact AND campaign.is_change(c.content) AND coalesce(
                  c.body_cid = c.cid AND c.body_uid = c.uid AND c.body_op = c.op AND c.body_base = c.base
                  AND c.op IN ('I', 'U', 'D') AND c.base ~ '^(0|[1-9][0-9]{0,8})$' AND c.seq ~ '^(0|[1-9][0-9]{0,17})$'
                  AND length(c.cid) BETWEEN 1 AND 100 AND length(c.uid) BETWEEN 1 AND 200
                  AND left(c.uid, strpos(c.uid, ':')) <> ALL (kinds)
                  AND length(c.client) BETWEEN 1 AND 100 AND coalesce(length(c.reason), 0) <= 10000
                  AND (coalesce(c.reason, '') = '' OR campaign.is_canonical(c.reason))
                  AND (c.base_cid IS NULL OR length(c.base_cid) BETWEEN 1 AND 100) AND position(U&'\FFFF' IN
                    c.cid || c.uid || c.client || coalesce(c.reason, '') || coalesce(c.base_cid, '')) = 0
                  AND c.patch - names = '{}' AND (c.grouped IS NULL OR c.grouped ->> 'size' ~ '^[1-9][0-9]{0,4}$')
                  AND (c.parents IS NULL OR c.op = 'I'), false) AS readable
              FROM (
                SELECT t.*, t.content ->> 'cid' AS body_cid, t.content ->> 'uid' AS body_uid, t.content ->> 'op' AS body_op,
                  t.content ->> 'base' AS body_base, t.content ->> 'client' AS client, t.content ->> 'seq' AS seq,
                  t.content ->> 'reason' AS reason, t.content -> 'patch' AS patch, t.content -> 'findings' AS findings,
                  t.content -> 'group' AS grouped, t.content ->> 'base_cid' AS base_cid,
                  t.content -> 'resolves' AS resolves, t.content -> 'parents' AS parents
                FROM (
                  SELECT u.*, CASE
                      WHEN octet_length(u.body) > 9000000 THEN campaign.parsed(campaign.without_points(u.body))
                      WHEN careful THEN campaign.parsed(u.body)
                      ELSE u.body::jsonb
                    END AS content,
                    coalesce(encode(sha256(convert_to(u.body, 'UTF8')), 'hex') = u.sha256, false) AS intact
                  FROM (
                    SELECT w.* FROM campaign.taken_apart(changes, lines) AS w
                  ) AS u OFFSET 0
                ) AS t OFFSET 0
              ) AS c OFFSET 0
            ) AS p OFFSET 0
          ) AS o OFFSET 0
        ) AS q OFFSET 0
      ) AS r OFFSET 0
    ) AS s CROSS JOIN LATERAL jsonb_populate_record(NULL::campaign.image, s.patch) AS n OFFSET 0
  ) AS g;
END $$;

CREATE FUNCTION campaign.read_request(changes json, lines text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM campaign.read_changes(changes, lines, false);
EXCEPTION WHEN OTHERS THEN -- something in it cannot be read: find out what, one by one
  PERFORM campaign.read_changes(changes, lines, true);
END $$;

-- Locks the communes that the changes are about, those of the neighbours of new shapes too: nobody moves the other side
-- of a boundary meanwhile. Always in the same order, and looked at again as long as others wrote while this one waited.
CREATE FUNCTION campaign.lock_communes() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  held smallint[] := '{}';
  wanted smallint[];
  known smallint[];
  moment bigint;
  own_srid integer := campaign.srid();
BEGIN
  LOOP
    SELECT sum(head_seq) INTO moment FROM campaign.commune;
    known := held || ARRAY(
      SELECT u.id FROM campaign.commune AS u
      WHERE u.valid @> current_date AND u.code IN (SELECT c.patch ->> 'commune' FROM pg_temp.campaign_said AS c)
      UNION
      SELECT p.commune_id FROM pg_temp.campaign_said AS c JOIN campaign.plot AS p ON p.uid = c.uid);
    wanted := known || ARRAY(
      WITH strange AS MATERIALIZED (
        SELECT t.geoms, p.geom, p.commune_id
        FROM (
          SELECT array_agg(c.geom) AS geoms, ST_SetSRID(ST_Extent(c.geom)::geometry, own_srid) AS box
          FROM pg_temp.campaign_said AS c
          WHERE c.tile IS NOT NULL AND (c.op = 'U' OR c.parents <> '{}') GROUP BY c.tile
        ) AS t JOIN campaign.plot AS p ON p.geom && t.box
        WHERE p.commune_id <> ALL (known)
      )
      SELECT DISTINCT s.commune_id
      FROM strange AS s CROSS JOIN LATERAL unnest(s.geoms) AS c (geom) WHERE s.geom && c.geom);
    EXIT WHEN wanted <@ held;
    PERFORM 1 FROM campaign.commune WHERE id = ANY (wanted) ORDER BY id FOR NO KEY UPDATE;
    held := held || wanted;
    EXIT WHEN moment = (SELECT sum(head_seq) FROM campaign.commune);
  END LOOP;
END $$;

CREATE FUNCTION campaign.said(
  cid text, uid text, status text, code text, ver integer, seq bigint, fields text[], plots text[], vals jsonb,
  image jsonb, replay boolean
) RETURNS json LANGUAGE sql STABLE RETURN json_build_object(
  'cid', cid, 'uid', uid, 'status', status, 'code', code, 'ver', ver, 'seq', seq, 'fields', fields, 'plots', plots,
  'values', vals, 'image', image, 'replay', replay);

-- Answers what came before or cannot be read, and gives each of the others its turn: a plot's second change waits for
-- its first. `plain` says that all can be read and that no plot comes twice; where the client counts on from where it was,
-- its ids are taken for new ones then, as one that is not is found out when it is written.
CREATE FUNCTION campaign.look_up(plain boolean) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  IF plain AND NOT EXISTS (
    SELECT 1 FROM (SELECT x.client, min(x.client_seq) AS client_seq FROM pg_temp.campaign_said AS x GROUP BY x.client) AS c
    WHERE c.client_seq <= (SELECT max(r.client_seq) FROM campaign.change_req AS r WHERE r.client = c.client)
  ) THEN
    RETURN 1; -- all at once, as they are
  END IF;
  UPDATE pg_temp.campaign_said AS c SET readable = false, result = CASE
      WHEN c.intact AND r.sha256 = c.sha256 THEN (r.result::jsonb || '{"replay": true}')::json
      ELSE campaign.said(c.cid, c.uid, 'cid_reused', '', 0, 0, '{}', '{}', '{}', NULL, false)
    END
  FROM campaign.change_req AS r WHERE r.cid = c.cid;
  UPDATE pg_temp.campaign_said AS c
  SET result = campaign.said(coalesce(c.cid, ''), coalesce(c.uid, ''), 'rejected', 'bad_bytes', 0, 0, '{}', '{}', '{}', NULL, false)
  WHERE c.result IS NULL AND NOT c.readable;
  UPDATE pg_temp.campaign_said AS c
  SET result = campaign.said(c.cid, c.uid, 'client_seq_reused', '', 0, 0, '{}', '{}', '{}', NULL, false)
  WHERE c.result IS NULL
    AND EXISTS (SELECT 1 FROM campaign.change_req AS r WHERE r.client = c.client AND r.client_seq = c.client_seq);
  UPDATE pg_temp.campaign_said AS c SET turn = NULL WHERE c.result IS NOT NULL;
  UPDATE pg_temp.campaign_said AS c SET first_ord = f.first_ord,
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
        FROM pg_temp.campaign_said AS x WHERE x.result IS NULL
      ) AS a
    ) AS b
  ) AS f WHERE f.ord = c.ord;
  RETURN (SELECT max(turn) FROM pg_temp.campaign_said);
END $$;

-- Judges and writes what looking up did not answer.
CREATE FUNCTION campaign.take_turns(turns integer, batch text, moment text, changes json, lines text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  FOR turn IN 1 .. coalesce(turns, 0) LOOP
    PERFORM campaign.write(turn, campaign.judge(turn), batch, moment, changes, lines);
  END LOOP;
END $$;

-- `head` is the request but for its changes.
CREATE FUNCTION campaign.take_in(head json, changes json, lines text) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  moment text;
  plain boolean;
  many bigint;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'push needs READ COMMITTED' USING ERRCODE = 'invalid_transaction_state';
  ELSIF head ->> 'proto' IS DISTINCT FROM '1' OR coalesce(json_typeof(changes), '') <> 'array' AND lines IS NULL
    OR length(coalesce(head ->> 'batch', '')) NOT BETWEEN 1 AND 100 THEN
    RAISE EXCEPTION 'not a request of protocol 1' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM campaign.refuse_old(head);
  PERFORM campaign.open_table();
  PERFORM campaign.read_request(changes, lines);
  SELECT coalesce(bool_and(c.readable), true) AND count(*) = count(DISTINCT c.uid), count(*) INTO plain, many
  FROM pg_temp.campaign_said AS c;
  IF many > 50000 THEN
    RAISE EXCEPTION 'more than 50000 changes' USING ERRCODE = 'program_limit_exceeded';
  END IF;
  IF many > 2000 THEN
    ANALYZE pg_temp.campaign_said (ord);
  END IF;
  PERFORM campaign.lock_communes();
  moment := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"');
  LOOP
    BEGIN
      PERFORM campaign.take_turns(campaign.look_up(plain), head ->> 'batch', moment, changes, lines);
      EXIT;
    EXCEPTION WHEN unique_violation THEN
      IF NOT plain THEN -- somebody sent the same at the same time, about another commune
        RAISE EXCEPTION 'try again' USING ERRCODE = 'serialization_failure';
      END IF;
      plain := false; -- an id is known after all: all of them are looked up
    END;
  END LOOP;
  IF NOT plain THEN
    UPDATE pg_temp.campaign_said AS c SET result = CASE
        WHEN c.intact AND c.sha256 = f.sha256 THEN (f.result::jsonb || '{"replay": true}')::json
        ELSE campaign.said(c.cid, c.uid, 'cid_reused', '', 0, 0, '{}', '{}', '{}', NULL, false)
      END
    FROM (
      SELECT x.ord, x.sha256, coalesce(x.result, a.result, r.result) AS result
      FROM pg_temp.campaign_said AS x LEFT JOIN pg_temp.campaign_answer AS a USING (ord)
      LEFT JOIN campaign.change_req AS r ON r.cid = a.cid
    ) AS f WHERE c.result IS NULL AND c.turn IS NULL AND f.ord = c.first_ord;
  END IF;
  RETURN coalesce((
    SELECT json_agg(r.result ORDER BY r.ord)
    FROM (
      SELECT a.ord, coalesce(a.result, CASE
          WHEN lines IS NULL THEN (SELECT q.result FROM campaign.change_req AS q WHERE q.cid = a.cid)
          ELSE json_build_array(a.ver, a.seq)
        END) AS result
      FROM pg_temp.campaign_answer AS a
      UNION ALL
      SELECT c.ord, c.result FROM pg_temp.campaign_said AS c WHERE c.result IS NOT NULL
    ) AS r), '[]');
END $$;

-- A large push is put in order in memory
CREATE FUNCTION campaign.push(request json) RETURNS json LANGUAGE plpgsql SECURITY DEFINER SET work_mem = '32MB' AS $$
DECLARE
  said record;
BEGIN
  SELECT * INTO said FROM json_to_record(request) AS r (proto text, version text, batch text, changes json);
  RETURN campaign.take_in(
    json_build_object('proto', said.proto, 'version', said.version, 'batch', said.batch), said.changes, NULL);
END $$;

-- The same, with a line a change: cid, uid, op, base, sha256 and body with tabs between them, which no body holds as it is
-- sealed. JSON within JSON is read four times over before it says anything. Of what is taken in as it is, version and
-- number are answered and no more.
CREATE FUNCTION campaign.push(head json, lines text) RETURNS json LANGUAGE plpgsql SECURITY DEFINER SET work_mem = '32MB' AS $$
BEGIN
  RETURN campaign.take_in(head, NULL, coalesce(lines, ''));
END $$;
