-- Central store in PostgreSQL, version 8: what becomes of the records of one turn, and how they are written.
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
  loose bigint;
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

  PERFORM campaign.judge_record_resolutions(this_turn);
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
    loose := campaign.refuse_loose_ends(this_turn);
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
    EXIT WHEN refused + loose = 0;
  END LOOP;
END $$;

-- Refuses what would newly hang on a plot, a person or a certificate that is not in the store, or that is another one than
-- the sender means: what his work copy knows under that id is refused or in conflict (store/record_ends.py).
CREATE FUNCTION campaign.refuse_loose_ends(this_turn integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  count bigint;
BEGIN
  UPDATE pg_temp.record_case AS c SET status = 'rejected', code = f.code, vals = jsonb_build_object('end', f.uid)
  FROM (
    SELECT DISTINCT ON (x.ord) x.ord, e.code, e.uid
    FROM pg_temp.record_case AS x
    CROSS JOIN LATERAL (VALUES
      (1, 'plot', 'plot_uid', 'plot_missing', x.image ->> 'plot_uid'),
      (2, 'party', 'party_uid', 'party_missing', x.image ->> 'party_uid'),
      (3, 'certificate', 'certificate_uid', 'certificate_missing', x.image ->> 'certificate_uid')
    ) AS e(place, kind, field, code, uid)
    LEFT JOIN campaign.plot AS p ON e.kind = 'plot' AND p.uid = e.uid
    LEFT JOIN campaign.record AS r ON e.kind <> 'plot' AND r.kind = e.kind AND r.uid = e.uid
    LEFT JOIN pg_temp.record_case AS b ON b.kind = e.kind AND b.uid = e.uid AND b.turn = this_turn
    WHERE x.turn = this_turn AND campaign.is_taken(x.status) AND e.uid IS NOT NULL AND e.field = ANY (x.changed) AND (
      p.uid IS NULL AND r.uid IS NULL AND NOT coalesce(campaign.is_taken(b.status), false)
      OR b.client = x.client AND b.op = 'I' AND NOT campaign.is_taken(b.status)
      OR e.kind <> 'plot' AND NOT coalesce(campaign.is_taken(b.status), false) AND EXISTS (
        SELECT 1 FROM campaign.conflict AS k JOIN campaign.change_req AS q ON q.cid = k.cid
        WHERE k.uid = e.kind || ':' || e.uid AND k.state = 'open' AND k.kind = 'other_plot' AND q.client = x.client))
    ORDER BY x.ord, e.place
  ) AS f WHERE f.ord = c.ord;
  GET DIAGNOSTICS count = ROW_COUNT;
  RETURN count;
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
  PERFORM campaign.write_record_conflicts(this_turn, moment);
  INSERT INTO campaign.rejected (cid, uid, code, body, login, at)
  SELECT c.cid, c.kind || ':' || c.uid, c.code, CASE
      WHEN c.personal IS NULL THEN c.body
      ELSE campaign.canonical_record(campaign.parsed(c.body) || jsonb_build_object('patch', c.patch)) -- without values
    END, person, moment
  FROM pg_temp.record_case AS c WHERE c.turn = this_turn AND c.status = 'rejected';
END $$;
