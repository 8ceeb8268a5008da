-- Central store in PostgreSQL, version 7: records of other kinds than plots, people's values apart from them and
-- encrypted, scanned papers. The steps are those of store/record_intake.py; one suite of tests holds for both stores.
CREATE EXTENSION IF NOT EXISTS pgcrypto;

-- What of a record travels (model/record_kinds.py); grp stands or falls together, personal values stand in no image.
CREATE TABLE campaign.record_field (
  kind text COLLATE "C" NOT NULL,
  position smallint NOT NULL,
  name text COLLATE "C" NOT NULL,
  type text NOT NULL CHECK (type IN ('text', 'real', 'integer')),
  grp text COLLATE "C" NOT NULL,
  personal boolean NOT NULL DEFAULT false,
  PRIMARY KEY (kind, name)
);
INSERT INTO campaign.record_field
SELECT f.kind, n - 1, split_part(field, ' ', 1), split_part(field, ' ', 2), split_part(field, ' ', 3),
  split_part(field, ' ', 4) = 'personal'
FROM (VALUES
  ('party', 'kind text kind, name text name personal, citizen_number text identity personal, tax_code text tax_code personal, born_on text born_on personal, gender text gender, address text address personal, identity_card text identity personal, authentication text authentication, authenticated_on text authentication'),
  ('certificate', 'plot_uid text plot_uid, serial text serial, register_number text register_number, issued_on text issued_on, area_m2 real area, sheet_number text number, plot_number text number, kind text kind, barcode text serial, sides_m text area'),
  ('right', 'plot_uid text link, party_uid text link, certificate_uid text link, role text form, share real share, legal_form text form'),
  ('plot_use', 'plot_uid text plot_uid, sequence integer sequence, land_use text use, area_m2 real use, origin text origin, term text term, form text form'),
  ('document', 'plot_uid text link, certificate_uid text link, file_name text file, sha256 text file'),
  ('waiver', 'plot_uid text waiver, fingerprint text waiver, rule text waiver, reason_code text waiver, note text waiver, evidence_sha256 text waiver, geometry_sha256 text waiver, expires_on text waiver, state text waiver, proposed_by text waiver, approved_by text waiver'),
  ('sheet_seal', 'commune text commune, sheet_number text sheet_number, ruleset text data, tolerances text data, data_sha256 text data, plots integer data, errors integer data, warnings integer data, sealed_on text sealed_on, sealed_by text sealed_by'),
  ('assignment', 'commune text commune, sheet_number text sheet_number, hamlet text hamlet, campaign_group text campaign_group, login text person, from_on text person, until_on text person, note text note')
) AS f (kind, fields), unnest(string_to_array(f.fields || ', status text status', ', ')) WITH ORDINALITY AS u (field, n);

-- One table for all kinds: what differs between them is in the image alone. In hist, conflict and rejected a record is
-- called kind:uid, so that no plot is ever taken for one.
CREATE TABLE campaign.record (
  kind text COLLATE "C" NOT NULL,
  uid text COLLATE "C" NOT NULL,
  commune_id smallint NOT NULL REFERENCES campaign.commune,
  plot_uid text COLLATE "C",
  party_uid text COLLATE "C",
  retired boolean NOT NULL,
  image text NOT NULL,
  ver integer NOT NULL CHECK (ver > 0),
  seq bigint NOT NULL,
  cid text COLLATE "C" NOT NULL,
  upd_by text NOT NULL,
  upd_at text NOT NULL,
  PRIMARY KEY (kind, uid)
) WITH (fillfactor = 90);
CREATE INDEX record_commune ON campaign.record (commune_id, kind);
CREATE INDEX record_party ON campaign.record (party_uid) WHERE party_uid IS NOT NULL;
ALTER TABLE campaign.hist ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT '';

-- Keys: year 0 makes the tokens in images, and below it those of offices whose stores were replayed into this one; every
-- other encrypts what came in that year. A destroyed key is NULL, and what it encrypted is gone.
CREATE TABLE campaign.pii_key (year smallint PRIMARY KEY, key text, destroyed_at timestamptz);
INSERT INTO campaign.pii_key (year, key) VALUES (0, encode(gen_random_bytes(32), 'hex'));
CREATE TABLE campaign.party_secret (
  uid text COLLATE "C" PRIMARY KEY, ver integer NOT NULL, year smallint NOT NULL, secret bytea NOT NULL,
  made_with smallint NOT NULL DEFAULT 0 -- the key of this person's tokens
) WITH (fillfactor = 90);
CREATE TABLE campaign.hist_pii (
  uid text COLLATE "C" NOT NULL, ver integer NOT NULL, year smallint NOT NULL, secret bytea NOT NULL,
  login text NOT NULL, at text NOT NULL, PRIMARY KEY (uid, ver)
);
CREATE TABLE campaign.party_mask (
  uid text COLLATE "C" PRIMARY KEY, name text, citizen_number text, identity_card text, tax_code text, born_on text,
  address text
) WITH (fillfactor = 90);
CREATE TABLE campaign.access_log (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  login text NOT NULL, at text NOT NULL, what text NOT NULL, n_rows integer NOT NULL, purpose text NOT NULL,
  pii boolean NOT NULL
);
CREATE INDEX access_log_login ON campaign.access_log (login, at);
CREATE TRIGGER hist_pii_rows BEFORE UPDATE OR DELETE ON campaign.hist_pii
  FOR EACH ROW EXECUTE FUNCTION campaign.never_changed();
CREATE TRIGGER access_log_rows BEFORE UPDATE OR DELETE ON campaign.access_log
  FOR EACH ROW EXECUTE FUNCTION campaign.never_changed();

CREATE FUNCTION campaign.moment() RETURNS text LANGUAGE sql VOLATILE RETURN
  to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"');

-- What stands for a personal value in images (store/personal.py).
CREATE FUNCTION campaign.token(key text, field text, value text) RETURNS text LANGUAGE sql IMMUTABLE RETURN
  'hmac:' || left(encode(hmac(convert_to(field || '=' || value, 'UTF8'), convert_to(key, 'UTF8'), 'sha256'), 'hex'), 40);

CREATE FUNCTION campaign.masked_digits(value text) RETURNS text LANGUAGE sql IMMUTABLE RETURN (
  SELECT CASE
      WHEN length(d) > 6 THEN left(d, 4) || repeat('*', length(d) - 6) || right(d, 2)
      ELSE repeat('*', length(d))
    END FROM (SELECT regexp_replace(value, '[^0-9]', '', 'g') AS d) AS x);
CREATE FUNCTION campaign.initials(value text) RETURNS text LANGUAGE sql IMMUTABLE RETURN (
  SELECT coalesce(string_agg(left(w, 1) || '.', ' ' ORDER BY n), CASE WHEN value IS NOT NULL THEN '' END)
  FROM regexp_split_to_table(value, '\s+') WITH ORDINALITY AS u (w, n) WHERE w <> '');

-- People as they are shown to whoever need not know them (store/personal.py).
CREATE FUNCTION campaign.mask_of(
  vals jsonb, OUT name text, OUT citizen_number text, OUT identity_card text, OUT tax_code text, OUT born_on text,
  OUT address text
) LANGUAGE sql IMMUTABLE AS $$
  SELECT campaign.initials(vals ->> 'name'), campaign.masked_digits(vals ->> 'citizen_number'),
    campaign.masked_digits(vals ->> 'identity_card'), campaign.masked_digits(vals ->> 'tax_code'),
    CASE WHEN vals ->> 'born_on' ~ '^[0-9]{4}' THEN left(vals ->> 'born_on', 4) WHEN vals ->> 'born_on' IS NOT NULL THEN '…' END,
    CASE WHEN vals ->> 'address' IS NOT NULL THEN '…' END;
$$;

-- JSON with sorted keys and no spaces, whatever the keys.
CREATE FUNCTION campaign.canonical_record(image jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
  SELECT '{' || string_agg(to_json(e.key)::text || ':' || e.value::text, ',' ORDER BY e.key COLLATE "C") || '}'
  FROM jsonb_each(image) AS e);

CREATE FUNCTION campaign.open_records() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  there regclass := to_regclass('pg_temp.record_case');
BEGIN
  IF there IS NULL THEN
    CREATE TEMPORARY TABLE record_case (
      ord bigint PRIMARY KEY, kind text COLLATE "C", cid text COLLATE "C", uid text COLLATE "C", op text,
      base_ver integer, sha256 text COLLATE "C", body text, intact boolean, readable boolean, turn integer,
      first_ord bigint, client text COLLATE "C", client_seq bigint, reason text, group_id text, group_size integer,
      named text COLLATE "C", patch jsonb, sent jsonb, personal jsonb, bad text, wrong text, cur_ver integer,
      cur_image jsonb, cur_commune smallint, base_image jsonb, commune_id smallint, status text, code text,
      image jsonb, changed text[], fields text[], plots text[] NOT NULL DEFAULT '{}', vals jsonb NOT NULL DEFAULT '{}',
      image_text text, seq bigint, prev_hash text, hash text, result json
    ) ON COMMIT DELETE ROWS;
    ALTER TABLE pg_temp.record_case SET (toast_tuple_target = 8160);
    CREATE INDEX ON pg_temp.record_case (kind, uid);
  ELSIF (SELECT relowner <> current_user::regrole FROM pg_class WHERE oid = there) THEN
    RAISE EXCEPTION 'foreign table' USING ERRCODE = 'insufficient_privilege';
  ELSE
    DELETE FROM pg_temp.record_case;
  END IF;
END $$;

CREATE FUNCTION campaign.read_records(request json) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  secret text := (SELECT key FROM campaign.pii_key WHERE year = 0);
BEGIN
  IF secret IS NULL THEN -- a backup came back without its keys: what would stand for a value would not be equal
    RAISE EXCEPTION 'the keys are missing' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  INSERT INTO pg_temp.record_case (ord, kind, cid, uid, op, base_ver, sha256, body, intact, readable, client, client_seq,
    reason, group_id, group_size, named, patch, sent, personal, bad)
  SELECT r.ord, r.kind, r.cid, r.uid, r.op, CASE WHEN r.base ~ '^[0-9]{1,9}$' THEN r.base::integer END, r.sha256,
    r.body, r.intact, r.readable, r.said ->> 'client', (r.said ->> 'seq')::bigint, r.said ->> 'reason',
    r.said -> 'group' ->> 'id', (r.said -> 'group' ->> 'size')::integer, r.said ->> 'commune', t.patch, t.patch,
    CASE WHEN r.any_personal THEN r.said -> 'patch' END,
    CASE WHEN r.readable AND r.op <> 'D' THEN (
      SELECT f.name FROM jsonb_each(r.said -> 'patch') AS e
      JOIN campaign.record_field AS f ON f.kind = r.kind AND f.name = e.key
      WHERE e.value <> 'null' AND (jsonb_typeof(e.value) <> 'string' OR NOT campaign.fits(e.value #>> '{}', f.type)
        OR position('\u0000' IN r.body) > 0 AND position(U&'\FFFF' IN e.value::text) > 0)
      ORDER BY f.position LIMIT 1) END
  FROM (
    SELECT q.*, CASE WHEN q.readable THEN q.content END AS said
    FROM (
      SELECT p.*, k.personal AS personal_names, coalesce(k.personal <> '{}', false) AS any_personal, CASE
          WHEN NOT p.intact OR p.content IS NULL OR jsonb_typeof(p.content) <> 'object' OR k.kind IS NULL THEN false
          WHEN p.content -> 'cid' IS DISTINCT FROM to_jsonb(p.cid) OR p.content -> 'uid' IS DISTINCT FROM to_jsonb(p.uid)
            OR p.content -> 'op' IS DISTINCT FROM to_jsonb(p.op) OR p.content -> 'kind' IS DISTINCT FROM to_jsonb(p.kind)
            OR p.content -> 'base' IS DISTINCT FROM to_jsonb(p.base) THEN false
          WHEN p.op NOT IN ('I', 'U', 'D') OR p.base !~ '^(0|[1-9][0-9]{0,8})$' THEN false
          WHEN jsonb_typeof(p.content -> 'seq') IS DISTINCT FROM 'string' OR p.content ->> 'seq' !~ '^(0|[1-9][0-9]{0,17})$' THEN false
          WHEN length(p.cid) NOT BETWEEN 1 AND 100 OR length(p.uid) NOT BETWEEN 1 AND 200 THEN false
          WHEN jsonb_typeof(p.content -> 'client') IS DISTINCT FROM 'string'
            OR length(p.content ->> 'client') NOT BETWEEN 1 AND 100 THEN false
          WHEN p.content ? 'commune' AND (jsonb_typeof(p.content -> 'commune') <> 'string'
            OR length(p.content ->> 'commune') NOT BETWEEN 1 AND 100) THEN false
          WHEN coalesce(jsonb_typeof(p.content -> 'reason'), 'null') NOT IN ('string', 'null')
            OR length(p.content ->> 'reason') > 10000 THEN false
          WHEN concat(p.cid, p.uid, p.content ->> 'client', p.content ->> 'reason', p.content ->> 'commune')
            LIKE '%' || U&'\FFFF' || '%' THEN false
          WHEN jsonb_typeof(p.content -> 'patch') IS DISTINCT FROM 'object'
            OR (p.content -> 'patch') - k.names <> '{}' THEN false
          WHEN jsonb_typeof(p.content -> 'findings') IS DISTINCT FROM 'array' OR p.content ? 'parents' THEN false
          WHEN p.content ? 'group' AND (
            jsonb_typeof(p.content -> 'group' -> 'id') IS DISTINCT FROM 'string'
            OR jsonb_typeof(p.content -> 'group' -> 'size') IS DISTINCT FROM 'string'
            OR p.content -> 'group' ->> 'size' !~ '^[1-9][0-9]{0,4}$') THEN false
          ELSE true
        END AS readable
      FROM (
        SELECT t.*, campaign.parsed(t.body) AS content,
          coalesce(encode(sha256(convert_to(t.body, 'UTF8')), 'hex') = t.sha256, false) AS intact
        FROM ROWS FROM (
          json_to_recordset(request -> 'changes') AS (kind text, cid text, uid text, op text, base text, sha256 text, body text)
        ) WITH ORDINALITY AS t (kind, cid, uid, op, base, sha256, body, ord) WHERE t.kind <> '' OFFSET 0
      ) AS p
      LEFT JOIN (
        SELECT f.kind, array_agg(f.name::text) AS names,
          coalesce(array_agg(f.name) FILTER (WHERE f.personal), '{}') AS personal
        FROM campaign.record_field AS f GROUP BY f.kind
      ) AS k ON k.kind = p.kind OFFSET 0
    ) AS q
  ) AS r
  LEFT JOIN (
    SELECT x.uid, k.key FROM campaign.party_secret AS x JOIN campaign.pii_key AS k ON k.year = x.made_with
    WHERE x.made_with < 0
  ) AS s ON r.kind = 'party' AND s.uid = r.uid
  CROSS JOIN LATERAL (
    SELECT CASE
        WHEN NOT r.readable THEN NULL
        WHEN r.op = 'D' THEN '{"status": "retired"}'
        WHEN NOT r.any_personal THEN r.said -> 'patch'
        ELSE r.said -> 'patch' || coalesce((
          SELECT jsonb_object_agg(e.key, campaign.token(coalesce(s.key, secret), e.key, e.value #>> '{}'))
          FROM jsonb_each(r.said -> 'patch') AS e WHERE e.key = ANY (r.personal_names) AND e.value <> 'null'), '{}')
      END AS patch OFFSET 0
  ) AS t;
  ANALYZE pg_temp.record_case (ord, kind, uid);
END $$;

-- Locks the communes of the records, always in the same order.
CREATE FUNCTION campaign.lock_record_communes() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  held smallint[] := '{}';
  wanted smallint[];
BEGIN
  LOOP
    wanted := ARRAY(
      SELECT r.commune_id FROM pg_temp.record_case AS c JOIN campaign.record AS r ON r.kind = c.kind AND r.uid = c.uid
      UNION
      SELECT p.commune_id FROM pg_temp.record_case AS c JOIN campaign.plot AS p ON p.uid = c.patch ->> 'plot_uid'
      UNION
      SELECT r.commune_id FROM pg_temp.record_case AS c
      JOIN campaign.record AS r ON r.kind = 'certificate' AND r.uid = c.patch ->> 'certificate_uid'
      UNION
      SELECT u.id FROM campaign.commune AS u WHERE u.valid @> current_date AND u.code IN (
        SELECT c.named FROM pg_temp.record_case AS c
        UNION ALL
        SELECT c.patch ->> 'commune' FROM pg_temp.record_case AS c WHERE c.kind IN ('sheet_seal', 'assignment'))
      ORDER BY 1);
    EXIT WHEN wanted <@ held;
    PERFORM 1 FROM campaign.commune WHERE id = ANY (wanted) ORDER BY id FOR NO KEY UPDATE;
    held := held || wanted;
  END LOOP;
END $$;

CREATE FUNCTION campaign.record_said(
  cid text, uid text, status text, code text, ver integer, seq bigint, fields text[], plots text[], vals jsonb,
  image jsonb, replay boolean
) RETURNS json LANGUAGE sql IMMUTABLE RETURN json_build_object(
  'cid', cid, 'uid', uid, 'status', status, 'code', code, 'ver', ver, 'seq', seq, 'fields', fields, 'plots', plots,
  'values', vals, 'image', image, 'replay', replay);

CREATE FUNCTION campaign.look_up_records() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE pg_temp.record_case AS c SET readable = false, result = CASE
      WHEN c.intact AND r.sha256 = c.sha256 THEN (r.result::jsonb || '{"replay": true}')::json
      ELSE campaign.record_said(c.cid, c.uid, 'cid_reused', '', 0, 0, '{}', '{}', '{}', NULL, false)
    END
  FROM campaign.change_req AS r WHERE r.cid = c.cid;
  UPDATE pg_temp.record_case AS c SET result = campaign.record_said(
    coalesce(c.cid, ''), coalesce(c.uid, ''), 'rejected', 'bad_bytes', 0, 0, '{}', '{}', '{}', NULL, false)
  WHERE c.result IS NULL AND NOT c.readable;
  UPDATE pg_temp.record_case AS c
  SET result = campaign.record_said(c.cid, c.uid, 'client_seq_reused', '', 0, 0, '{}', '{}', '{}', NULL, false)
  WHERE c.result IS NULL
    AND EXISTS (SELECT 1 FROM campaign.change_req AS r WHERE r.client = c.client AND r.client_seq = c.client_seq);
  UPDATE pg_temp.record_case AS c SET first_ord = f.first_ord,
    turn = CASE WHEN f.first_ord = c.ord AND f.place = 1 THEN f.turn END,
    result = CASE WHEN f.first_ord = c.ord AND f.place > 1
      THEN campaign.record_said(c.cid, c.uid, 'client_seq_reused', '', 0, 0, '{}', '{}', '{}', NULL, false) END
  FROM (
    SELECT b.ord, b.first_ord, b.place,
      row_number() OVER (PARTITION BY b.kind, b.uid, b.first_ord = b.ord AND b.place = 1 ORDER BY b.ord) AS turn
    FROM (
      SELECT a.ord, a.kind, a.uid, a.first_ord,
        row_number() OVER (PARTITION BY a.client, a.client_seq, a.first_ord = a.ord ORDER BY a.ord) AS place
      FROM (
        SELECT x.ord, x.kind, x.uid, x.client, x.client_seq, min(x.ord) OVER (PARTITION BY x.cid) AS first_ord
        FROM pg_temp.record_case AS x WHERE x.result IS NULL
      ) AS a
    ) AS b
  ) AS f WHERE f.ord = c.ord;
  ANALYZE pg_temp.record_case (ord, kind, uid, turn);
END $$;

-- A change once the person's name is put to it, and why it may not be (store/acts.py).
CREATE FUNCTION campaign.signed(
  kind text, op text, said jsonb, now jsonb, login text, OUT patch jsonb, OUT wrong text
) LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  state text;
  reworded boolean;
BEGIN
  wrong := '';
  IF kind = 'sheet_seal' THEN
    patch := said || jsonb_build_object('sealed_by', login);
    RETURN;
  END IF;
  patch := said - 'proposed_by' - 'approved_by';
  IF now IS NULL OR op = 'I' THEN
    IF coalesce(patch ->> 'state', 'proposed') <> 'proposed' THEN
      wrong := 'bad_state';
    ELSE
      patch := patch || jsonb_build_object('state', 'proposed', 'proposed_by', login);
    END IF;
    RETURN;
  END IF;
  state := CASE WHEN patch ? 'state' THEN patch ->> 'state' ELSE now ->> 'state' END;
  reworded := EXISTS (SELECT 1 FROM jsonb_each(patch) AS e
    WHERE e.key NOT IN ('state', 'status') AND e.value IS DISTINCT FROM now -> e.key);
  IF state IS NOT DISTINCT FROM now ->> 'state' AND NOT reworded THEN
    RETURN;
  ELSIF state = 'proposed' THEN
    patch := patch || jsonb_build_object('state', 'proposed', 'proposed_by', login, 'approved_by', NULL);
  ELSIF reworded OR state IS NULL OR state NOT IN ('approved', 'expired')
    OR state = 'approved' AND now ->> 'state' <> 'proposed' THEN
    wrong := 'bad_state';
  ELSIF state = 'approved' AND now ->> 'proposed_by' = login THEN
    wrong := 'same_person';
  ELSIF state = 'approved' THEN
    patch := patch || jsonb_build_object('approved_by', login);
  END IF;
END $$;

CREATE TYPE campaign.record_verdict AS (status text, code text, image jsonb, changed text[], fields text[]);

-- What becomes of a change of a record that is not based on what the store has now.
CREATE FUNCTION campaign.decide_record(
  of_kind text, op text, base_ver integer, patch jsonb, now_ver integer, now jsonb, base jsonb, nothing jsonb
) RETURNS campaign.record_verdict LANGUAGE plpgsql STABLE AS $$
DECLARE
  mine text[];
  theirs text[] := '{}';
  disputed text[];
  told text[];
BEGIN
  IF now IS NULL THEN
    RETURN ROW('rejected', 'unknown_plot', NULL, '{}', '{}')::campaign.record_verdict;
  ELSIF base_ver > now_ver THEN
    RETURN ROW('rejected', 'ahead_of_store', NULL, '{}', '{}')::campaign.record_verdict;
  END IF;
  mine := ARRAY(SELECT e.key FROM jsonb_each(patch) AS e
    WHERE e.value IS DISTINCT FROM now -> e.key
      AND NOT (e.key = 'status' AND campaign.same_value('status', e.value #>> '{}', now ->> 'status'))
    ORDER BY e.key COLLATE "C");
  IF op = 'I' THEN
    base := nothing || patch;
  END IF;
  IF base IS NOT NULL THEN
    theirs := ARRAY(SELECT f.name FROM campaign.record_field AS f WHERE f.kind = of_kind
      AND now -> f.name IS DISTINCT FROM base -> f.name
      AND NOT (f.name = 'status' AND campaign.same_value('status', now ->> f.name, base ->> f.name)) ORDER BY f.position);
  END IF;
  IF mine = '{}' THEN
    told := ARRAY(SELECT t FROM unnest(theirs) WITH ORDINALITY AS u(t, place) WHERE NOT patch ? t ORDER BY place);
    RETURN ROW(CASE WHEN told = '{}' THEN 'same' ELSE 'merged' END, '', now, '{}', told)::campaign.record_verdict;
  ELSIF op = 'I' OR base IS NULL THEN
    RETURN ROW('conflict', 'other_plot', NULL, '{}', mine)::campaign.record_verdict;
  ELSIF now ->> 'status' = 'retired' THEN
    RETURN ROW('conflict', 'retired_since', NULL, '{}', mine)::campaign.record_verdict;
  ELSIF patch ->> 'status' = 'retired' AND theirs <> '{}' THEN
    RETURN ROW('conflict', 'edited_since', NULL, '{}', theirs)::campaign.record_verdict;
  END IF;
  disputed := ARRAY(SELECT f.grp FROM campaign.record_field AS f WHERE f.kind = of_kind AND f.name = ANY (mine)
    INTERSECT SELECT f.grp FROM campaign.record_field AS f WHERE f.kind = of_kind AND f.name = ANY (theirs));
  IF disputed <> '{}' THEN
    RETURN ROW('conflict', 'changed_since', NULL, '{}', ARRAY(SELECT f.name FROM campaign.record_field AS f
      WHERE f.kind = of_kind AND f.grp = ANY (disputed) AND f.name = ANY (mine || theirs)
      ORDER BY f.position))::campaign.record_verdict;
  END IF;
  RETURN ROW(CASE WHEN theirs = '{}' THEN 'applied' ELSE 'merged' END, '',
    now || (SELECT jsonb_object_agg(m, patch -> m) FROM unnest(mine) AS m),
    ARRAY(SELECT m FROM unnest(mine) AS m WHERE patch -> m IS DISTINCT FROM now -> m ORDER BY m COLLATE "C"),
    theirs)::campaign.record_verdict;
END $$;

CREATE FUNCTION campaign.judge_records(this_turn integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  mine smallint[] := campaign.writable();
  person text := campaign.acting();
  refused bigint;
BEGIN
  UPDATE pg_temp.record_case AS c SET cur_ver = r.ver, cur_image = r.image::jsonb, cur_commune = r.commune_id
  FROM campaign.record AS r WHERE c.turn = this_turn AND r.kind = c.kind AND r.uid = c.uid;
  UPDATE pg_temp.record_case AS c SET base_image = h.image::jsonb
  FROM campaign.hist AS h WHERE c.turn = this_turn AND c.base_ver > 0 AND c.base_ver < c.cur_ver
    AND h.uid = c.kind || ':' || c.uid AND h.ver = c.base_ver;
  UPDATE pg_temp.record_case AS c SET patch = s.patch, wrong = nullif(s.wrong, '')
  FROM pg_temp.record_case AS x CROSS JOIN LATERAL campaign.signed(x.kind, x.op, x.patch, x.cur_image, person) AS s
  WHERE x.ord = c.ord AND c.turn = this_turn AND c.kind IN ('waiver', 'sheet_seal') AND c.op <> 'D';

  UPDATE pg_temp.record_case AS c SET status = (v.said).status, code = (v.said).code, image = (v.said).image,
    changed = (v.said).changed, fields = (v.said).fields
  FROM (
    SELECT x.ord, CASE
        WHEN x.cur_ver IS NULL AND x.op = 'I' THEN ROW('applied', '', k.nothing || x.patch,
          ARRAY(SELECT n FROM jsonb_object_keys(x.patch) AS n ORDER BY n COLLATE "C"), '{}')::campaign.record_verdict
        WHEN x.cur_ver = x.base_ver AND x.op <> 'I' THEN (
          SELECT ROW(CASE WHEN m.mine = '{}' THEN 'same' ELSE 'applied' END, '', x.cur_image || x.patch, m.mine, '{}'
            )::campaign.record_verdict
          FROM (
            SELECT ARRAY(SELECT e.key FROM jsonb_each(x.patch) AS e
              WHERE e.value IS DISTINCT FROM x.cur_image -> e.key ORDER BY e.key COLLATE "C") AS mine OFFSET 0
          ) AS m)
        ELSE campaign.decide_record(x.kind, x.op, x.base_ver, x.patch, x.cur_ver, x.cur_image, x.base_image, k.nothing)
      END AS said
    FROM pg_temp.record_case AS x
    JOIN (SELECT f.kind, jsonb_object_agg(f.name, NULL) AS nothing FROM campaign.record_field AS f GROUP BY f.kind) AS k
      ON k.kind = x.kind
    WHERE x.turn = this_turn OFFSET 0
  ) AS v WHERE v.ord = c.ord;
  UPDATE pg_temp.record_case AS c SET status = 'rejected', code = coalesce(CASE WHEN c.bad IS NOT NULL THEN 'bad_value' END, c.wrong),
    vals = CASE WHEN c.bad IS NULL THEN '{}' ELSE jsonb_build_object('field', c.bad) END
  WHERE c.turn = this_turn AND campaign.is_taken(c.status) AND (c.bad IS NOT NULL OR c.wrong IS NOT NULL);

  PERFORM campaign.place_records(this_turn, true);
  PERFORM campaign.place_records(this_turn, false);
  -- What the person may not see, no answer may tell: neither the record or plot, nor whether there is one
  UPDATE pg_temp.record_case AS c
  SET status = 'rejected', image = NULL, cur_image = NULL, fields = '{}', vals = '{}', code = CASE
      WHEN NOT coalesce(c.cur_commune = ANY (mine), true) THEN 'out_of_scope'
      WHEN c.image ->> 'plot_uid' IS NOT NULL THEN 'plot_missing'
      WHEN c.commune_id IS NOT NULL THEN 'out_of_scope'
      WHEN coalesce(c.named, c.image ->> 'commune') IS NOT NULL THEN 'unknown_commune'
      ELSE 'plot_missing'
    END
  WHERE c.turn = this_turn AND (
    NOT coalesce(c.cur_commune = ANY (mine), true)
    OR campaign.is_taken(c.status) AND NOT coalesce(c.commune_id = ANY (mine), false));
  LOOP
    UPDATE pg_temp.record_case AS c SET status = 'rejected', code = 'group_refused', plots = g.uids
    FROM (
      SELECT x.client, x.group_id, count(*) FILTER (WHERE x.turn = this_turn) AS present,
        count(DISTINCT x.cid) AS several, bool_and(campaign.is_taken(x.status)) FILTER (WHERE x.turn = this_turn) AS good,
        coalesce(array_agg(x.uid ORDER BY x.ord) FILTER (WHERE x.turn = this_turn AND NOT campaign.is_taken(x.status)), '{}')
          AS uids
      FROM pg_temp.record_case AS x WHERE x.group_id IS NOT NULL AND x.readable GROUP BY x.client, x.group_id
    ) AS g
    WHERE c.turn = this_turn AND c.client = g.client AND c.group_id = g.group_id AND campaign.is_taken(c.status)
      AND NOT (g.good AND g.present = c.group_size AND g.several = c.group_size);
    GET DIAGNOSTICS refused = ROW_COUNT;
    EXIT WHEN refused = 0;
  END LOOP;
END $$;

-- Says whose each record is: its plot's commune, or its certificate's, or the one that it names.
CREATE FUNCTION campaign.place_records(this_turn integer, papers boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE pg_temp.record_case AS c SET commune_id = f.commune_id
  FROM (
    SELECT x.ord, coalesce(p.commune_id, r.commune_id, b.commune_id, u.id,
      CASE WHEN n.named IS NULL THEN x.cur_commune END) AS commune_id
    FROM pg_temp.record_case AS x
    CROSS JOIN LATERAL (
      SELECT CASE WHEN x.kind IN ('sheet_seal', 'assignment') THEN x.image ->> 'commune' ELSE x.named END AS named OFFSET 0
    ) AS n
    LEFT JOIN campaign.plot AS p ON p.uid = x.image ->> 'plot_uid'
    LEFT JOIN campaign.record AS r ON r.kind = 'certificate' AND r.uid = x.image ->> 'certificate_uid'
    LEFT JOIN pg_temp.record_case AS b ON b.kind = 'certificate' AND b.uid = x.image ->> 'certificate_uid'
      AND b.turn = this_turn AND campaign.is_taken(b.status)
    LEFT JOIN campaign.commune AS u ON u.code = n.named AND u.valid @> current_date
    WHERE x.turn = this_turn AND campaign.is_taken(x.status) AND (x.kind = 'certificate') = papers OFFSET 0
  ) AS f WHERE f.ord = c.ord;
END $$;

CREATE AGGREGATE campaign.record_chain(text, bytea) (sfunc = campaign.link, stype = text);

CREATE FUNCTION campaign.write_records(this_turn integer, batch text, moment text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  person text := campaign.acting();
  wanted bigint := (SELECT count(*) FROM pg_temp.record_case AS c
    WHERE c.turn = this_turn AND campaign.is_taken(c.status) AND c.changed <> '{}');
  count bigint;
BEGIN
  UPDATE pg_temp.record_case AS c
  SET seq = f.seq, image_text = f.image_text, hash = f.hash, prev_hash = f.prev_hash
  FROM (
    SELECT h.ord, h.seq, h.image_text, h.hash,
      coalesce(lag(h.hash) OVER (PARTITION BY h.commune_id ORDER BY h.ord), h.head_hash) AS prev_hash
    FROM (
      SELECT g.ord, g.commune_id, g.head_hash, g.seq, g.image_text, campaign.record_chain(g.head_hash, campaign.entry(
          g.code, g.seq, g.called, g.ver, g.op, g.base_ver, g.cid, batch, g.reason, person, moment, g.changed,
          g.image_text, g.group_id, NULL)
        ) OVER (PARTITION BY g.commune_id ORDER BY g.ord ROWS UNBOUNDED PRECEDING) AS hash
      FROM (
        SELECT x.ord, x.commune_id, u.code, u.head_hash, x.kind || ':' || x.uid AS called,
          coalesce(x.cur_ver, 0) + 1 AS ver, x.op, x.base_ver, x.cid, x.reason,
          array_to_string(x.changed, ',') AS changed, campaign.canonical_record(x.image) AS image_text, x.group_id,
          u.head_seq + row_number() OVER (PARTITION BY x.commune_id ORDER BY x.ord) AS seq
        FROM pg_temp.record_case AS x JOIN campaign.commune AS u ON u.id = x.commune_id
        WHERE x.turn = this_turn AND campaign.is_taken(x.status) AND x.changed <> '{}'
      ) AS g
    ) AS h
  ) AS f WHERE f.ord = c.ord;
  INSERT INTO campaign.hist (uid, ver, op, commune_id, commune, seq, image, changed, base_ver, cid, batch, reason, login,
    at, group_id, parents, prev_hash, hash, kind)
  SELECT c.kind || ':' || c.uid, coalesce(c.cur_ver, 0) + 1, c.op, c.commune_id, u.code, c.seq, c.image_text,
    array_to_string(c.changed, ','), c.base_ver, c.cid, batch, c.reason, person, moment, c.group_id, NULL, c.prev_hash,
    c.hash, c.kind
  FROM pg_temp.record_case AS c JOIN campaign.commune AS u ON u.id = c.commune_id
  WHERE c.turn = this_turn AND c.seq IS NOT NULL ORDER BY c.ord;
  UPDATE campaign.commune AS u SET head_seq = f.seq, head_hash = f.hash
  FROM (
    SELECT DISTINCT ON (c.commune_id) c.commune_id, c.seq, c.hash FROM pg_temp.record_case AS c
    WHERE c.turn = this_turn AND c.seq IS NOT NULL ORDER BY c.commune_id, c.seq DESC
  ) AS f WHERE u.id = f.commune_id;

  INSERT INTO campaign.record AS r (kind, uid, commune_id, plot_uid, party_uid, retired, image, ver, seq, cid, upd_by, upd_at)
  SELECT c.kind, c.uid, c.commune_id, c.image ->> 'plot_uid', c.image ->> 'party_uid',
    coalesce(c.image ->> 'status' = 'retired', false), c.image_text, coalesce(c.cur_ver, 0) + 1, c.seq, c.cid, person, moment
  FROM pg_temp.record_case AS c WHERE c.turn = this_turn AND c.seq IS NOT NULL
  ON CONFLICT (kind, uid) DO UPDATE SET commune_id = excluded.commune_id, plot_uid = excluded.plot_uid,
    party_uid = excluded.party_uid, retired = excluded.retired, image = excluded.image, ver = excluded.ver,
    seq = excluded.seq, cid = excluded.cid, upd_by = excluded.upd_by, upd_at = excluded.upd_at
  WHERE r.ver = excluded.ver - 1;
  GET DIAGNOSTICS count = ROW_COUNT;
  IF count <> wanted THEN -- a record that changed under our hands would be lost without a word
    RAISE EXCEPTION 'try again' USING ERRCODE = 'serialization_failure';
  END IF;
  PERFORM campaign.write_personal(this_turn, person, moment);

  UPDATE pg_temp.record_case AS c SET result = campaign.record_said(c.cid, c.uid, c.status, c.code, CASE
      WHEN NOT campaign.is_taken(c.status) THEN coalesce(CASE WHEN c.code <> 'out_of_scope' THEN c.cur_ver END, 0)
      WHEN c.changed <> '{}' THEN coalesce(c.cur_ver, 0) + 1
      ELSE c.cur_ver
    END, coalesce(c.seq, 0), c.fields, c.plots, c.vals, CASE
      WHEN c.status = 'conflict' THEN c.cur_image
      WHEN NOT campaign.is_taken(c.status) THEN NULL
      WHEN c.status = 'merged' THEN c.image
      WHEN c.op = 'I' THEN CASE WHEN jsonb_strip_nulls(c.image) <> jsonb_strip_nulls(c.sent) THEN c.image END
      WHEN c.image IS DISTINCT FROM CASE WHEN c.base_ver = c.cur_ver THEN c.cur_image ELSE c.base_image END || c.sent
        THEN c.image
    END, false)
  WHERE c.turn = this_turn;
  INSERT INTO campaign.change_req (cid, client, client_seq, sha256, status, result, login, at)
  SELECT c.cid, c.client, c.client_seq, c.sha256, c.status, c.result, person, moment
  FROM pg_temp.record_case AS c WHERE c.turn = this_turn ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS count = ROW_COUNT;
  IF count <> (SELECT count(*) FROM pg_temp.record_case AS c WHERE c.turn = this_turn) THEN
    RAISE EXCEPTION 'try again' USING ERRCODE = 'serialization_failure';
  END IF;
  INSERT INTO campaign.conflict (cid, uid, commune_id, kind, base_ver, server_ver, fields, base, mine, theirs, login, at)
  SELECT c.cid, c.kind || ':' || c.uid, c.cur_commune, c.code, c.base_ver, c.cur_ver, array_to_string(c.fields, ','),
    c.base_image, c.patch, c.cur_image, person, moment
  FROM pg_temp.record_case AS c WHERE c.turn = this_turn AND c.status = 'conflict';
  INSERT INTO campaign.rejected (cid, uid, code, body, login, at)
  SELECT c.cid, c.kind || ':' || c.uid, c.code, CASE
      WHEN c.personal IS NULL THEN c.body
      ELSE campaign.canonical_record(campaign.parsed(c.body) || jsonb_build_object('patch', c.patch)) -- without values
    END, person, moment
  FROM pg_temp.record_case AS c WHERE c.turn = this_turn AND c.status = 'rejected';
END $$;

-- The key of this year, made when it is first needed.
CREATE FUNCTION campaign.key_of_year(OUT year smallint, OUT key text) LANGUAGE plpgsql AS $$
BEGIN
  year := extract(year FROM now() AT TIME ZONE 'UTC');
  INSERT INTO campaign.pii_key AS k (year, key) VALUES (key_of_year.year, encode(gen_random_bytes(32), 'hex'))
  ON CONFLICT DO NOTHING;
  key := (SELECT k.key FROM campaign.pii_key AS k WHERE k.year = key_of_year.year);
END $$;

-- The key is random already: to stretch it, as is done for what people think of, would only take time.
CREATE FUNCTION campaign.sealed(value jsonb, key text) RETURNS bytea LANGUAGE sql VOLATILE RETURN
  pgp_sym_encrypt(value::text, key, 'cipher-algo=aes256, s2k-mode=1, compress-algo=0');
-- NULL where the key was destroyed.
CREATE FUNCTION campaign.opened(secret bytea, of_year smallint) RETURNS jsonb LANGUAGE sql STABLE RETURN
  (SELECT pgp_sym_decrypt(secret, k.key)::jsonb FROM campaign.pii_key AS k WHERE k.year = of_year AND k.key IS NOT NULL);

-- Keeps people's values beside the images: encrypted, as they are now and were at each version, and as they are shown.
CREATE FUNCTION campaign.write_personal(this_turn integer, person text, moment text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  present record;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_temp.record_case AS c
    WHERE c.turn = this_turn AND c.seq IS NOT NULL AND c.kind = 'party') THEN
    RETURN;
  END IF;
  present := campaign.key_of_year();
  WITH known AS MATERIALIZED (
    SELECT c.uid, coalesce(c.cur_ver, 0) + 1 AS ver, coalesce(campaign.opened(s.secret, s.year), '{}') || coalesce((
        SELECT jsonb_object_agg(f.name, c.personal -> f.name) FROM campaign.record_field AS f
        WHERE f.kind = 'party' AND f.personal AND f.name = ANY (c.changed)), '{}') AS vals
    FROM pg_temp.record_case AS c LEFT JOIN campaign.party_secret AS s ON s.uid = c.uid
    WHERE c.turn = this_turn AND c.seq IS NOT NULL AND c.kind = 'party'
  ), closed AS MATERIALIZED (
    SELECT k.uid, k.ver, campaign.sealed(k.vals, present.key) AS secret FROM known AS k
  ), past AS (
    INSERT INTO campaign.hist_pii (uid, ver, year, secret, login, at)
    SELECT k.uid, k.ver, present.year, k.secret, person, moment FROM closed AS k
  ), shown AS (
    INSERT INTO campaign.party_mask AS m (uid, name, citizen_number, identity_card, tax_code, born_on, address)
    SELECT k.uid, v.* FROM known AS k CROSS JOIN LATERAL campaign.mask_of(k.vals) AS v
    ON CONFLICT (uid) DO UPDATE SET name = excluded.name, citizen_number = excluded.citizen_number,
      identity_card = excluded.identity_card, tax_code = excluded.tax_code, born_on = excluded.born_on,
      address = excluded.address
  )
  INSERT INTO campaign.party_secret AS s (uid, ver, year, secret)
  SELECT k.uid, k.ver, present.year, k.secret FROM closed AS k
  ON CONFLICT (uid) DO UPDATE SET ver = excluded.ver, year = excluded.year, secret = excluded.secret;
END $$;

-- Takes in the records of a request, after its plots; `told` is the answers to those.
CREATE FUNCTION campaign.push_records(request json, told json) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  moment text;
  turns integer;
BEGIN
  PERFORM campaign.open_records();
  PERFORM campaign.read_records(request);
  PERFORM campaign.lock_record_communes();
  PERFORM campaign.look_up_records();
  moment := campaign.moment();
  turns := (SELECT max(turn) FROM pg_temp.record_case);
  FOR turn IN 1 .. coalesce(turns, 0) LOOP
    PERFORM campaign.judge_records(turn);
    PERFORM campaign.write_records(turn, request ->> 'batch', moment);
  END LOOP;
  UPDATE pg_temp.record_case AS c SET result = CASE
      WHEN c.intact AND c.sha256 = f.sha256 THEN (f.result::jsonb || '{"replay": true}')::json
      ELSE campaign.record_said(c.cid, c.uid, 'cid_reused', '', 0, 0, '{}', '{}', '{}', NULL, false)
    END
  FROM pg_temp.record_case AS f WHERE c.result IS NULL AND f.ord = c.first_ord;
  IF json_array_length(told) = 0 THEN
    RETURN (SELECT json_agg(c.result ORDER BY c.ord) FROM pg_temp.record_case AS c);
  END IF;
  RETURN (
    SELECT json_agg(coalesce(c.result, p.answer) ORDER BY o.ord)
    FROM generate_series(1, json_array_length(request -> 'changes')) AS o (ord)
    LEFT JOIN pg_temp.record_case AS c ON c.ord = o.ord
    LEFT JOIN (
      SELECT x.ord, a.answer
      FROM (
        SELECT e.ord, row_number() OVER (ORDER BY e.ord) AS place
        FROM json_array_elements(request -> 'changes') WITH ORDINALITY AS e (change, ord)
        WHERE coalesce(e.change ->> 'kind', '') = ''
      ) AS x JOIN json_array_elements(told) WITH ORDINALITY AS a (answer, place) ON a.place = x.place
    ) AS p ON p.ord = o.ord);
END $$;

-- The door is one for plots and records: plots first, then what hangs on them, in one transaction.
ALTER FUNCTION campaign.push(json) RENAME TO push_plots;
CREATE FUNCTION campaign.push(request json) RETURNS json LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  plots json;
BEGIN
  IF strpos(request::text, '"kind"') = 0 OR coalesce(json_typeof(request -> 'changes'), '') <> 'array' THEN
    RETURN campaign.push_plots(request);
  ELSIF json_array_length(request -> 'changes') > 50000 THEN
    RAISE EXCEPTION 'more than 50000 changes' USING ERRCODE = 'program_limit_exceeded';
  END IF;
  plots := (SELECT coalesce(json_agg(e.change ORDER BY e.ord), '[]')
    FROM json_array_elements(request -> 'changes') WITH ORDINALITY AS e (change, ord)
    WHERE coalesce(e.change ->> 'kind', '') = '');
  RETURN campaign.push_records(request, campaign.push_plots((
    SELECT json_object_agg(e.key, CASE e.key WHEN 'changes' THEN plots ELSE e.value END) FROM json_each(request) AS e)));
END $$;

-- People of these communes: those that belong there, and those who have a right there.
CREATE FUNCTION campaign.parties_in(uids text[], communes smallint[]) RETURNS SETOF campaign.record
LANGUAGE sql STABLE AS $$
  SELECT r.* FROM campaign.record AS r
  WHERE r.kind = 'party' AND r.uid = ANY (uids) AND (r.commune_id = ANY (communes) OR EXISTS (
    SELECT 1 FROM campaign.record AS x
    WHERE x.kind = 'right' AND x.party_uid = r.uid AND x.commune_id = ANY (communes) AND NOT x.retired));
$$;
CREATE FUNCTION campaign.parties(uids text[]) RETURNS TABLE (uid text, ver integer, image text)
LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT r.uid, r.ver, r.image FROM campaign.parties_in(uids, campaign.readable()) AS r;
$$;

-- The communes where the person has one of these roles today.
CREATE FUNCTION campaign.communes_as(roles text[]) RETURNS smallint[] LANGUAGE sql STABLE RETURN ARRAY(
  SELECT s.commune_id FROM campaign.scope AS s JOIN campaign.person AS p ON p.login = s.login AND p.active
  WHERE s.login = campaign.acting() AND s.role = ANY (roles) AND s.valid @> now());

CREATE FUNCTION campaign.log_row(what text, n_rows integer, purpose text, pii boolean) RETURNS void LANGUAGE sql AS $$
  INSERT INTO campaign.access_log (login, at, what, n_rows, purpose, pii)
  VALUES (campaign.acting(), campaign.moment(), what, n_rows, left(purpose, 1000), pii);
$$;

-- People's values by uid, of these communes.
CREATE FUNCTION campaign.values_of(uids text[], communes smallint[]) RETURNS jsonb LANGUAGE sql STABLE RETURN (
  SELECT coalesce(jsonb_object_agg(r.uid, v.vals), '{}')
  FROM campaign.parties_in(uids, communes) AS r JOIN campaign.party_secret AS s ON s.uid = r.uid
  CROSS JOIN LATERAL (SELECT campaign.opened(s.secret, s.year) AS vals OFFSET 0) AS v WHERE v.vals IS NOT NULL);

-- For the work copy of whoever may edit them.
CREATE FUNCTION campaign.personal(uids text[], purpose text) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  found jsonb := campaign.values_of(uids, campaign.writable());
BEGIN
  IF found <> '{}' THEN
    PERFORM campaign.log_row('work copy', (SELECT count(*)::integer FROM jsonb_object_keys(found)), purpose, true);
  END IF;
  RETURN found;
END $$;

-- For a purpose that is said, and not many at once: {"code": "", "values": {...}}, or why not.
CREATE FUNCTION campaign.unmask(uids text[], purpose text) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  found jsonb;
  before bigint;
BEGIN
  IF length(btrim(coalesce(purpose, ''))) < 8 THEN
    RETURN '{"code": "no_purpose", "values": {}}';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('campaign.unmask ' || campaign.acting(), 0)); -- one at a time
  before := (SELECT coalesce(sum(n_rows), 0) FROM campaign.access_log WHERE login = campaign.acting() AND what = 'unmask'
    AND at > to_char((clock_timestamp() - interval '1 hour') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'));
  IF before + (SELECT count(DISTINCT u) FROM unnest(uids) AS u) > 200 THEN
    PERFORM campaign.log_row('unmask refused', 0, purpose, true);
    RETURN '{"code": "too_many", "values": {}}';
  END IF;
  found := campaign.values_of(uids, campaign.communes_as('{editor,reviewer,supervisor}'));
  PERFORM campaign.log_row('unmask', (SELECT count(*)::integer FROM jsonb_object_keys(found)), purpose, true);
  RETURN jsonb_build_object('code', '', 'values', found);
END $$;

-- What of people stood in past versions: for an auditor of the commune, written down.
CREATE FUNCTION campaign.past_personal(of_uid text, purpose text) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  found jsonb;
BEGIN
  IF length(btrim(coalesce(purpose, ''))) < 8 THEN
    RETURN '{}';
  END IF;
  found := (SELECT coalesce(jsonb_object_agg(h.ver, campaign.opened(h.secret, h.year)), '{}')
    FROM campaign.parties_in(ARRAY[of_uid], campaign.communes_as('{auditor}')) AS r
    JOIN campaign.hist_pii AS h ON h.uid = r.uid);
  PERFORM campaign.log_row('past values', (SELECT count(*)::integer FROM jsonb_object_keys(found)), purpose, true);
  RETURN found;
END $$;

-- Data that left the store, such as an export.
CREATE FUNCTION campaign.log_access(what text, n_rows integer, purpose text, pii boolean) RETURNS void
LANGUAGE sql SECURITY DEFINER AS $$ SELECT campaign.log_row(what, n_rows, purpose, pii); $$;

-- Destroys the key of a past year. What is current is encrypted anew before, unless all of it is to go.
CREATE FUNCTION campaign.destroy_key(of_year integer, keep_current boolean) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  present record := campaign.key_of_year();
  count bigint := 0;
BEGIN
  IF of_year = 0 OR of_year >= present.year THEN
    RAISE EXCEPTION 'the key is in use' USING ERRCODE = 'object_in_use';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM campaign.pii_key AS k WHERE k.year = of_year AND k.key IS NOT NULL) THEN
    RETURN 0;
  ELSIF keep_current THEN
    UPDATE campaign.party_secret AS s SET year = present.year,
      secret = campaign.sealed(campaign.opened(s.secret, s.year), present.key)
    WHERE s.year = of_year;
    GET DIAGNOSTICS count = ROW_COUNT;
  ELSE
    DELETE FROM campaign.party_mask AS m USING campaign.party_secret AS s WHERE s.uid = m.uid AND s.year = of_year;
  END IF;
  UPDATE campaign.pii_key SET key = NULL, destroyed_at = now() WHERE year = of_year;
  PERFORM campaign.log_row('key destroyed', count::integer, of_year::text, true);
  RETURN count;
END $$;

-- Seals of a commune's sheets, with the change that broke each: of a plot that is or was on the sheet, or within a metre.
CREATE FUNCTION campaign.seals(of_commune text) RETURNS TABLE (uid text, ver integer, image text, broken_by text)
LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT r.uid, r.ver, r.image, coalesce(s.cid, b.cid, '')
  FROM campaign.record AS r
  JOIN campaign.commune AS u ON u.id = r.commune_id AND u.code = of_commune AND u.valid @> current_date
  CROSS JOIN LATERAL (SELECT r.image::jsonb ->> 'sheet_number' AS sheet OFFSET 0) AS i
  LEFT JOIN LATERAL (
    SELECT h.cid FROM campaign.hist AS h
    LEFT JOIN campaign.hist AS o ON o.uid = h.uid AND o.ver = h.ver - 1 AND o.commune_id = r.commune_id
    WHERE h.commune_id = r.commune_id AND h.kind = '' AND h.at > r.upd_at
      AND i.sheet IN (h.image::jsonb ->> 'sheet_number', o.image::jsonb ->> 'sheet_number')
    ORDER BY h.id LIMIT 1
  ) AS s ON true
  LEFT JOIN LATERAL (
    SELECT p.cid FROM campaign.plot AS p
    WHERE s.cid IS NULL AND p.upd_at > r.upd_at AND p.geom && (
      SELECT ST_Expand(ST_Extent(q.geom)::geometry, 1.0) FROM campaign.plot AS q
      WHERE q.commune_id = r.commune_id AND q.sheet_number = i.sheet)
    ORDER BY p.upd_at LIMIT 1
  ) AS b ON true
  WHERE r.kind = 'sheet_seal' AND NOT r.retired AND r.commune_id = ANY (campaign.readable())
  ORDER BY r.seq;
$$;

CREATE VIEW campaign.party_masked WITH (security_invoker = true, security_barrier = true) AS
  SELECT r.uid, u.code AS commune, r.ver, r.image::jsonb ->> 'kind' AS kind, r.image::jsonb ->> 'gender' AS gender,
    m.name, m.citizen_number, m.identity_card, m.tax_code, m.born_on, m.address,
    r.image::jsonb ->> 'authentication' AS authentication
  FROM campaign.record AS r JOIN campaign.commune AS u ON u.id = r.commune_id
  LEFT JOIN campaign.party_mask AS m ON m.uid = r.uid
  WHERE r.kind = 'party' AND NOT r.retired;

-- Scanned papers by the hash of their content, in pieces: what was cut off goes on at the first piece that is missing.
CREATE TABLE campaign.document_blob (
  sha256 text COLLATE "C" PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint NOT NULL CHECK (size BETWEEN 0 AND 1073741824),
  complete boolean NOT NULL DEFAULT false,
  login text NOT NULL,
  at text NOT NULL
);
CREATE TABLE campaign.document_chunk (
  sha256 text COLLATE "C" NOT NULL REFERENCES campaign.document_blob,
  number integer NOT NULL CHECK (number >= 0),
  data bytea NOT NULL CHECK (length(data) BETWEEN 1 AND 1048576),
  PRIMARY KEY (sha256, number)
);
ALTER TABLE campaign.document_chunk ALTER COLUMN data SET STORAGE EXTERNAL; -- scans are compressed already

-- Whether a document of the communes has this content.
CREATE FUNCTION campaign.names_document(of_sha256 text, communes smallint[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM campaign.record AS r
    WHERE r.kind IN ('document', 'waiver') AND r.commune_id = ANY (communes) AND NOT r.retired
      AND of_sha256 IN (r.image::jsonb ->> 'sha256', r.image::jsonb ->> 'evidence_sha256'));
$$;
CREATE INDEX record_document ON campaign.record ((image::jsonb ->> 'sha256')) WHERE kind = 'document';

-- What is there of a content: {"size", "complete", "pieces"}, or null.
CREATE FUNCTION campaign.document_state(of_sha256 text) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT jsonb_build_object('size', b.size, 'complete', b.complete, 'pieces', (
    SELECT coalesce(jsonb_agg(c.number ORDER BY c.number), '[]') FROM campaign.document_chunk AS c
    WHERE c.sha256 = b.sha256 AND NOT b.complete))
  FROM campaign.document_blob AS b WHERE b.sha256 = of_sha256
    AND campaign.names_document(of_sha256, campaign.readable());
$$;
CREATE FUNCTION campaign.put_document(of_sha256 text, of_size bigint, of_number integer, piece bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF NOT campaign.names_document(of_sha256, campaign.writable()) THEN
    RETURN false;
  END IF;
  INSERT INTO campaign.document_blob (sha256, size, login, at)
  VALUES (of_sha256, of_size, campaign.acting(), campaign.moment()) ON CONFLICT DO NOTHING;
  INSERT INTO campaign.document_chunk (sha256, number, data)
  SELECT b.sha256, of_number, piece FROM campaign.document_blob AS b
  WHERE b.sha256 = of_sha256 AND b.size = of_size AND NOT b.complete ON CONFLICT DO NOTHING;
  RETURN true;
END $$;
-- Looks at the whole content; pieces that do not make it are thrown away, to be sent again.
CREATE FUNCTION campaign.finish_document(of_sha256 text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  good boolean;
BEGIN
  IF NOT campaign.names_document(of_sha256, campaign.writable()) THEN
    RETURN false;
  ELSIF (SELECT b.complete FROM campaign.document_blob AS b WHERE b.sha256 = of_sha256) THEN
    RETURN true;
  END IF;
  good := (SELECT encode(sha256(coalesce(string_agg(c.data, ''::bytea ORDER BY c.number), '')), 'hex') = of_sha256
    FROM campaign.document_chunk AS c WHERE c.sha256 = of_sha256);
  IF good THEN
    UPDATE campaign.document_blob SET complete = true WHERE sha256 = of_sha256;
  ELSE
    DELETE FROM campaign.document_chunk WHERE sha256 = of_sha256;
    DELETE FROM campaign.document_blob WHERE sha256 = of_sha256;
  END IF;
  RETURN good;
END $$;
CREATE FUNCTION campaign.get_document(of_sha256 text, of_number integer) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT c.data FROM campaign.document_chunk AS c JOIN campaign.document_blob AS b ON b.sha256 = c.sha256 AND b.complete
  WHERE c.sha256 = of_sha256 AND c.number = of_number AND campaign.names_document(of_sha256, campaign.readable());
$$;

-- Who may do what: as pg_006_access.sql, for what came after it.
DO $$
DECLARE
  each record;
  name text;
  spatial text := (SELECT n.nspname FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace
    WHERE e.extname = 'postgis');
  secret text := (SELECT n.nspname FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace
    WHERE e.extname = 'pgcrypto');
BEGIN
  FOR each IN SELECT oid::regclass AS name, relkind FROM pg_class WHERE relnamespace = 'campaign'::regnamespace
    AND relkind IN ('r', 'v') AND relowner <> 'campaign_owner'::regrole LOOP
    EXECUTE format('ALTER %s %s OWNER TO campaign_owner', CASE each.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, each.name);
    EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', each.name);
    EXECUTE format('GRANT SELECT ON %s TO campaign_api', each.name);
  END LOOP;
  FOR each IN SELECT oid::regprocedure AS name, prosecdef FROM pg_proc WHERE pronamespace = 'campaign'::regnamespace
    AND (proowner <> 'campaign_api'::regrole OR prosecdef) LOOP
    EXECUTE format('ALTER ROUTINE %s OWNER TO campaign_api', each.name);
    EXECUTE format('REVOKE ALL ON ROUTINE %s FROM PUBLIC', each.name);
    IF each.prosecdef THEN
      EXECUTE format('ALTER FUNCTION %s SET search_path = campaign, %I, %I, pg_temp', each.name, spatial, secret);
      EXECUTE format('ALTER FUNCTION %s SET client_min_messages = error', each.name);
      EXECUTE format('ALTER FUNCTION %s SET jit = off', each.name);
    END IF;
  END LOOP;
  FOREACH name IN ARRAY ARRAY['record', 'party_secret', 'party_mask', 'hist_pii', 'pii_key', 'access_log',
    'document_blob', 'document_chunk'] LOOP
    EXECUTE format('ALTER TABLE campaign.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE campaign.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY door ON campaign.%I TO campaign_api USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION campaign.push_plots(json) FROM campaign_editor, campaign_reviewer;
ALTER FUNCTION campaign.push_plots(json) SECURITY INVOKER; -- called from within the door alone
GRANT INSERT ON campaign.record, campaign.party_secret, campaign.party_mask, campaign.hist_pii, campaign.pii_key,
  campaign.access_log, campaign.document_blob, campaign.document_chunk TO campaign_api;
GRANT UPDATE ON campaign.record, campaign.party_secret, campaign.party_mask, campaign.pii_key, campaign.document_blob TO campaign_api;
GRANT DELETE ON campaign.party_mask, campaign.document_blob, campaign.document_chunk TO campaign_api;
GRANT SELECT ON campaign.record, campaign.record_field, campaign.party_mask, campaign.party_masked, campaign.access_log
  TO campaign_viewer;
CREATE POLICY scoped ON campaign.record FOR SELECT TO campaign_viewer
  USING (commune_id = ANY ((SELECT campaign.readable())::smallint[]));
CREATE POLICY scoped ON campaign.party_mask FOR SELECT TO campaign_viewer
  USING (EXISTS (SELECT 1 FROM campaign.record AS r WHERE r.kind = 'party' AND r.uid = party_mask.uid));
CREATE POLICY own ON campaign.access_log FOR SELECT TO campaign_viewer
  USING (login = campaign.acting() OR pg_has_role(session_user, 'campaign_auditor', 'member'));
GRANT EXECUTE ON FUNCTION campaign.push(json) TO campaign_editor, campaign_reviewer;
GRANT EXECUTE ON FUNCTION campaign.parties(text[]), campaign.seals(text), campaign.document_state(text),
  campaign.get_document(text, integer), campaign.log_access(text, integer, text, boolean) TO campaign_viewer;
GRANT EXECUTE ON FUNCTION campaign.personal(text[], text) TO campaign_viewer; -- who may not edit is given nothing
GRANT EXECUTE ON FUNCTION campaign.put_document(text, bigint, integer, bytea),
  campaign.finish_document(text) TO campaign_editor, campaign_reviewer;
GRANT EXECUTE ON FUNCTION campaign.unmask(text[], text) TO campaign_editor, campaign_reviewer, campaign_supervisor;
GRANT EXECUTE ON FUNCTION campaign.past_personal(text, text) TO campaign_auditor;
