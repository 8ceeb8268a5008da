-- Central store in PostgreSQL, version 7: records of other kinds than plots, people's values apart from them and
-- encrypted; how records are read out of a request. The steps up to version 9 are those of store/record_intake.py; one
-- suite of tests holds for both stores.

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
      named text COLLATE "C", resolves jsonb, patch jsonb, sent jsonb, personal jsonb, bad text, wrong text, cur_ver integer,
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
    reason, group_id, group_size, named, resolves, patch, sent, personal, bad)
  SELECT r.ord, r.kind, r.cid, r.uid, r.op, CASE WHEN r.base ~ '^[0-9]{1,9}$' THEN r.base::integer END, r.sha256,
    r.body, r.intact, r.readable, r.said ->> 'client', (r.said ->> 'seq')::bigint, r.said ->> 'reason',
    r.said -> 'group' ->> 'id', (r.said -> 'group' ->> 'size')::integer, r.said ->> 'commune', r.said -> 'resolves', t.patch, t.patch,
    CASE WHEN r.any_personal THEN r.said -> 'patch' END,
    CASE WHEN r.readable AND r.op <> 'D' THEN (
      SELECT f.name FROM jsonb_each(r.said -> 'patch') AS e
      JOIN campaign.record_field AS f ON f.kind = r.kind AND f.name = e.key
      WHERE e.value <> 'null' AND (jsonb_typeof(e.value) <> 'string' OR NOT campaign.fits(f.name, e.value #>> '{}', f.type)
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
            OR length(p.content ->> 'reason') > 10000
            OR NOT campaign.is_canonical(nullif(p.content ->> 'reason', '')) THEN false
          WHEN concat(p.cid, p.uid, p.content ->> 'client', p.content ->> 'reason', p.content ->> 'commune')
            LIKE '%' || U&'\FFFF' || '%' THEN false
          WHEN jsonb_typeof(p.content -> 'patch') IS DISTINCT FROM 'object'
            OR (p.content -> 'patch') - k.names <> '{}' THEN false
          WHEN jsonb_typeof(p.content -> 'findings') IS DISTINCT FROM 'array' OR p.content ? 'parents' THEN false
          WHEN p.content ? 'resolves' AND NOT coalesce(p.content @@ '$.resolves.type() == "object"
            && $.resolves.cid.type() == "string" && $.resolves.cid like_regex "^.{1,100}$" flag "s"
            && ($.resolves.state == "kept_mine" || $.resolves.state == "merged")', false) THEN false
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
