-- Central store in PostgreSQL, version 9: people's values, encrypted and opened for whoever needs them; the door takes
-- records in.
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
  PERFORM campaign.open_decisions();
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
    UPDATE campaign.conflict_pii AS s SET year = present.year,
      secret = campaign.sealed(campaign.opened(s.secret, s.year), present.key)
    FROM campaign.conflict AS k WHERE k.cid = s.cid AND k.state = 'open' AND s.year = of_year;
  ELSE
    DELETE FROM campaign.party_mask AS m USING campaign.party_secret AS s WHERE s.uid = m.uid AND s.year = of_year;
    UPDATE campaign.conflict AS k SET masks = NULL FROM campaign.party_secret AS s
    WHERE k.uid = 'party:' || s.uid AND s.year = of_year;
  END IF;
  UPDATE campaign.pii_key SET key = NULL, destroyed_at = now() WHERE year = of_year;
  PERFORM campaign.log_row('key destroyed', count::integer, of_year::text, true);
  RETURN count;
END $$;
