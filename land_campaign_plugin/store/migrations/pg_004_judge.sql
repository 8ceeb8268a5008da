-- Central store in PostgreSQL, version 4: what becomes of the changes of one turn, and how it is written.
CREATE FUNCTION campaign.is_taken(status text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN coalesce(status IN ('applied', 'merged', 'same'), false);

-- The first field of a change whose value its column cannot hold.
CREATE FUNCTION campaign.bad_field(patch jsonb, wrong text[]) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  field record;
BEGIN
  FOR field IN SELECT f.name, f.kind FROM campaign.field AS f WHERE patch ? f.name AND f.kind <> 'shape'
    ORDER BY f.position LOOP
    IF field.name = ANY (wrong) OR NOT campaign.fits(patch ->> field.name, field.kind) THEN
      RETURN field.name;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

-- Why the store cannot hold a shape: none, not an area, with rings that cross, or spelt in another way.
CREATE FUNCTION campaign.bad_shape(shape geometry, patch jsonb, wrong text[]) RETURNS text LANGUAGE sql IMMUTABLE RETURN
  CASE
    WHEN shape IS NULL OR 'geom' = ANY (wrong) THEN 'no_shape'
    WHEN campaign.shape_text(shape) <> patch ->> 'geom' THEN 'bad_value'
    WHEN NOT ST_IsValid(shape) THEN 'invalid_shape'
    WHEN GeometryType(shape) NOT IN ('POLYGON', 'MULTIPOLYGON') OR ST_IsEmpty(shape) OR NOT ST_Area(shape) > 0 THEN 'no_shape'
  END;

CREATE FUNCTION campaign.judge(this_turn integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  nothing jsonb := campaign.nothing();
  mine smallint[] := campaign.writable();
  refused bigint;
BEGIN
  -- What follows on a change starts from the version that came of it
  UPDATE pg_temp.campaign_case AS c SET base_ver = (r.result ->> 'ver')::integer
  FROM campaign.change_req AS r
  WHERE c.turn = this_turn AND r.cid = c.base_cid AND campaign.is_taken(r.status) AND r.result ->> 'uid' = c.uid;
  UPDATE pg_temp.campaign_case AS c
  SET cur_ver = p.ver, cur_image = h.image::jsonb, cur_commune = p.commune_id, held_key = p.number_key,
    old_geom = CASE WHEN c.geom IS NULL OR p.status = 'retired' THEN NULL ELSE p.geom END
  FROM campaign.plot AS p JOIN campaign.hist AS h ON h.uid = p.uid AND h.ver = p.ver
  WHERE c.turn = this_turn AND p.uid = c.uid;
  UPDATE pg_temp.campaign_case AS c SET base_image = h.image::jsonb
  FROM campaign.hist AS h
  WHERE c.turn = this_turn AND c.base_ver > 0 AND c.base_ver < c.cur_ver AND h.uid = c.uid AND h.ver = c.base_ver;

  UPDATE pg_temp.campaign_case AS c SET verdict = CASE
      WHEN c.cur_ver IS NULL AND c.op = 'I' THEN ROW('applied', '', nothing || c.patch,
        ARRAY(SELECT k FROM jsonb_object_keys(c.patch) AS k ORDER BY k COLLATE "C"), '{}')::campaign.verdict
      WHEN c.cur_ver = c.base_ver AND c.op <> 'I' THEN (
        SELECT ROW(CASE WHEN m.mine = '{}' THEN 'same' ELSE 'applied' END, '', c.cur_image || c.patch, m.mine, '{}'
          )::campaign.verdict
        FROM (
          SELECT ARRAY(SELECT e.key FROM jsonb_each(c.patch) AS e
            WHERE e.value IS DISTINCT FROM c.cur_image -> e.key ORDER BY e.key COLLATE "C") AS mine
          OFFSET 0
        ) AS m)
      ELSE campaign.decide(c.op, c.base_ver, c.patch, c.cur_ver, c.cur_image, c.base_image)
    END
  WHERE c.turn = this_turn;
  UPDATE pg_temp.campaign_case AS c SET status = (c.verdict).status, code = (c.verdict).code, verdict = NULL,
    image = (c.verdict).image, changed = (c.verdict).changed, fields = (c.verdict).fields,
    number_key = CASE WHEN campaign.is_taken((c.verdict).status) THEN campaign.number_key((c.verdict).image) END,
    commune_id = CASE WHEN campaign.is_taken((c.verdict).status) THEN (
      SELECT u.id FROM campaign.commune AS u
      WHERE u.code = (c.verdict).image ->> 'commune' AND u.valid @> current_date) END
  WHERE c.turn = this_turn;
  -- or waits, where nothing came of that one; where it has not come yet, the same bytes may come again after it
  UPDATE pg_temp.campaign_case AS c
  SET status = f.status, code = f.code, plots = f.plots, vals = f.vals, final = f.final, image = NULL, changed = '{}',
    fields = '{}', number_key = NULL, commune_id = NULL
  FROM (
    SELECT x.ord, CASE WHEN o.other THEN 'rejected' ELSE 'blocked' END AS status, r.cid IS NOT NULL AS final,
      CASE WHEN o.other THEN 'bad_bytes' ELSE 'blocked' END AS code,
      CASE WHEN o.other THEN '{}' ELSE ARRAY[x.uid] END AS plots,
      CASE WHEN o.other THEN '{}'
        ELSE jsonb_build_object('by', coalesce(r.result -> 'values' ->> 'by', x.base_cid)) END AS vals
    FROM pg_temp.campaign_case AS x LEFT JOIN campaign.change_req AS r ON r.cid = x.base_cid
    CROSS JOIN LATERAL (SELECT coalesce(r.result ->> 'uid' <> x.uid, false) AS other) AS o
    WHERE x.turn = this_turn AND x.base_cid IS NOT NULL AND (o.other OR NOT campaign.is_taken(r.status))
  ) AS f WHERE f.ord = c.ord;
  -- What the person may not see, no answer may tell: neither the plot nor whether there is one
  UPDATE pg_temp.campaign_case AS c
  SET status = 'rejected', image = NULL, cur_image = NULL, fields = '{}', code = CASE
      WHEN c.commune_id IS NULL AND campaign.is_taken(c.status) AND (c.cur_commune IS NULL OR c.cur_commune = ANY (mine))
        THEN 'unknown_commune'
      ELSE 'out_of_scope'
    END
  WHERE c.turn = this_turn AND (
    NOT coalesce(c.cur_commune = ANY (mine), true)
    OR campaign.is_taken(c.status) AND NOT coalesce(c.commune_id = ANY (mine), false));
  PERFORM campaign.judge_mergers(this_turn);

  PERFORM campaign.judge_resolutions(this_turn);
  -- First where, then what: a row is written only where something is wrong
  UPDATE pg_temp.campaign_case AS c
  SET status = 'rejected', code = 'bad_value', vals = jsonb_build_object('field', campaign.bad_field(c.patch, c.wrong))
  WHERE c.turn = this_turn AND campaign.is_taken(c.status) AND campaign.bad_field(c.patch, c.wrong) IS NOT NULL;
  UPDATE pg_temp.campaign_case AS c SET status = 'rejected', code = campaign.bad_shape(c.geom, c.patch, c.wrong)
  WHERE c.turn = this_turn AND campaign.is_taken(c.status) AND (c.cur_ver IS NULL OR 'geom' = ANY (c.changed))
    AND campaign.bad_shape(c.geom, c.patch, c.wrong) IS NOT NULL;
  UPDATE pg_temp.campaign_case AS c SET vals = CASE c.code
      WHEN 'bad_value' THEN '{"field": "geom"}'
      WHEN 'no_shape' THEN '{}'
      ELSE jsonb_build_object('where', coalesce(
        nullif(rtrim(split_part(ST_IsValidReason(c.geom), '[', 2), ']'), ''), '?'))
    END
  WHERE c.turn = this_turn AND c.status = 'rejected' AND c.vals = '{}'
    AND c.code IN ('bad_value', 'no_shape', 'invalid_shape');

  PERFORM campaign.judge_parents(this_turn);
  -- Each refusal may bring the next: what it would have made room for
  LOOP
    refused := campaign.judge_groups(this_turn) + campaign.judge_numbers(this_turn) + campaign.judge_neighbours(this_turn);
    EXIT WHEN refused = 0;
  END LOOP;
END $$;

-- The changes of a group stand or fall together, and all of them must be there.
CREATE FUNCTION campaign.judge_groups(this_turn integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  count bigint;
BEGIN
  UPDATE pg_temp.campaign_case AS c SET status = 'rejected', code = 'group_refused', plots = g.uids
  FROM (
    SELECT x.client, x.group_id, count(*) FILTER (WHERE x.turn = this_turn) AS present,
      count(DISTINCT x.cid) AS several, bool_and(campaign.is_taken(x.status)) FILTER (WHERE x.turn = this_turn) AS good,
      coalesce(array_agg(x.uid ORDER BY x.ord) FILTER (WHERE x.turn = this_turn AND NOT campaign.is_taken(x.status)), '{}')
        AS uids
    FROM pg_temp.campaign_case AS x WHERE x.group_id IS NOT NULL AND x.readable GROUP BY x.client, x.group_id
  ) AS g
  WHERE c.turn = this_turn AND c.client = g.client AND c.group_id = g.group_id AND campaign.is_taken(c.status)
    AND NOT (g.good AND g.present = c.group_size AND g.several = c.group_size);
  GET DIAGNOSTICS count = ROW_COUNT;
  RETURN count;
END $$;

-- A part comes from plots in force: whoever retired or split one meanwhile gave its land away.
CREATE FUNCTION campaign.judge_parents(this_turn integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE pg_temp.campaign_case AS c SET status = 'rejected', code = 'parent_gone', plots = f.gone
  FROM (
    SELECT x.ord, array_agg(u.uid ORDER BY u.place) AS gone
    FROM pg_temp.campaign_case AS x CROSS JOIN LATERAL unnest(x.parents) WITH ORDINALITY AS u (uid, place)
    LEFT JOIN campaign.plot AS p ON p.uid = u.uid AND p.status IS DISTINCT FROM 'retired'
    WHERE x.turn = this_turn AND campaign.is_taken(x.status) AND x.cur_ver IS NULL AND p.uid IS NULL
    GROUP BY x.ord
  ) AS f WHERE f.ord = c.ord;
END $$;

-- No two plots in force share a number: looked at when all changes of the turn are in, so that two may swap theirs.
CREATE FUNCTION campaign.judge_numbers(this_turn integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  count bigint;
  total bigint := 0;
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM pg_temp.campaign_case AS c JOIN campaign.plot AS p ON p.number_key = c.number_key
    WHERE c.turn = this_turn AND campaign.is_taken(c.status) AND p.uid <> c.uid
  ) AND NOT EXISTS (
    SELECT 1 FROM pg_temp.campaign_case AS c
    WHERE c.turn = this_turn AND campaign.is_taken(c.status) AND c.number_key IS NOT NULL
    GROUP BY c.number_key HAVING count(*) > 1
  ) THEN
    RETURN 0;
  END IF;
  LOOP
    WITH taken AS (
      SELECT c.ord, c.uid, c.number_key, c.held_key FROM pg_temp.campaign_case AS c
      WHERE c.turn = this_turn AND campaign.is_taken(c.status)
    ), owner AS (
      SELECT DISTINCT ON (s.number_key) s.number_key, s.uid
      FROM (
        SELECT t.number_key, t.uid, 1 AS rank, t.ord FROM taken AS t WHERE t.number_key = t.held_key
        UNION ALL
        SELECT p.number_key, p.uid, 2, 0 FROM campaign.plot AS p
        WHERE p.number_key IN (SELECT t.number_key FROM taken AS t) AND p.uid NOT IN (SELECT t.uid FROM taken AS t)
        UNION ALL
        SELECT t.number_key, t.uid, 3, t.ord FROM taken AS t WHERE t.number_key IS NOT NULL
      ) AS s ORDER BY s.number_key, s.rank, s.ord
    )
    UPDATE pg_temp.campaign_case AS c
    SET status = 'rejected', code = 'duplicate_number', plots = ARRAY[o.uid], vals = jsonb_build_object(
      'sheet', c.image ->> 'sheet_number', 'number', c.image ->> 'plot_number', 'holder', o.uid)
    FROM taken AS t JOIN owner AS o ON o.number_key = t.number_key AND o.uid <> t.uid
    WHERE c.ord = t.ord;
    GET DIAGNOSTICS count = ROW_COUNT;
    EXIT WHEN count = 0;
    total := total + count;
  END LOOP;
  RETURN total;
END $$;

-- Nobody's row was touched twice, and yet two plots would overlap, or land be left over: because somebody else drew the
-- neighbour, or because the other half of the move was refused. What overlapped before may go on (rule T01 tells of it).
CREATE FUNCTION campaign.judge_neighbours(this_turn integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  count bigint;
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM pg_temp.campaign_case AS c
    WHERE c.turn = this_turn AND campaign.is_taken(c.status) AND 'geom' = ANY (c.changed)
      AND c.op IN ('U', 'I')
  ) THEN
    RETURN 0;
  END IF;
  WITH said AS MATERIALIZED (
    SELECT c.ord, c.uid, c.op, c.client, c.parents, c.geom, c.old_geom, c.patch ?| '{geom,status}' AS about_land,
      -- a new plot that says nothing of whose land it is: compared with what others drew in its commune, no more
      CASE WHEN c.op = 'I' AND c.parents = '{}' AND c.cur_ver IS NULL THEN c.commune_id END AS first_in,
      campaign.is_taken(c.status) AS taken, campaign.is_taken(c.status) AND 'geom' = ANY (c.changed)
        AND c.op IN ('U', 'I') AND c.image ->> 'status' IS DISTINCT FROM 'retired' AS drawn
    FROM pg_temp.campaign_case AS c WHERE c.turn = this_turn
  ), refused AS MATERIALIZED (
    SELECT y.uid, y.client, y.geom, y.old_geom FROM said AS y WHERE NOT y.taken AND y.geom IS NOT NULL
  )
  UPDATE pg_temp.campaign_case AS c
  SET status = 'rejected', code = f.code, plots = f.uids,
    vals = jsonb_build_object('area_m2', to_char(f.area_m2, 'FM9999999990.00'))
  FROM (
    SELECT DISTINCT ON (s.ord) s.ord, s.code, array_agg(s.uid ORDER BY s.uid) AS uids, sum(s.area_m2) AS area_m2
    FROM (
      SELECT x.ord, p.uid, 'new_overlap' AS code, o.area_m2, o.width_m
      FROM said AS x
      JOIN campaign.plot AS p ON p.geom && x.geom AND p.uid <> x.uid AND p.status IS DISTINCT FROM 'retired'
      CROSS JOIN LATERAL campaign.overlap(x.geom, x.old_geom, p.geom) AS o
      WHERE x.drawn AND (x.first_in IS NULL OR x.first_in = p.commune_id AND p.shaped_by <> x.client) AND p.uid NOT IN (SELECT y.uid FROM said AS y WHERE y.about_land AND y.taken)
        AND (p.shaped_by <> x.client OR p.uid = ANY (x.parents)
          OR p.uid IN (SELECT y.uid FROM said AS y WHERE y.about_land))
      UNION ALL
      SELECT x.ord, y.uid, 'new_gap', o.area_m2, o.width_m
      FROM refused AS y
      JOIN campaign.plot AS p ON p.geom && y.geom AND p.uid <> y.uid -- x as it stands: by the index of the plots
      JOIN pg_temp.campaign_case AS x ON x.uid = p.uid AND x.client = y.client AND x.turn = this_turn
      CROSS JOIN LATERAL campaign.overlap(y.geom, y.old_geom, x.old_geom) AS o
      CROSS JOIN LATERAL campaign.overlap(y.geom, y.old_geom, x.geom) AS i
      WHERE x.op = 'U' AND campaign.is_taken(x.status) AND 'geom' = ANY (x.changed)
        AND o.area_m2 - i.area_m2 > 0.01
    ) AS s
    WHERE s.area_m2 > 0.01 AND s.width_m > 0.005
    GROUP BY s.ord, s.code ORDER BY s.ord, s.code DESC
  ) AS f WHERE f.ord = c.ord;
  GET DIAGNOSTICS count = ROW_COUNT;
  RETURN count;
END $$;

-- How much more than before (`old`) a shape overlaps a neighbour, and how wide the strip is on average; nothing where
-- either cannot be told, because a shape is not valid.
CREATE FUNCTION campaign.overlap(
  shape geometry, old geometry, neighbour geometry, OUT area_m2 double precision, OUT width_m double precision
) LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  common geometry;
BEGIN
  area_m2 := 0;
  width_m := 0;
  IF shape IS NULL OR neighbour IS NULL OR NOT shape && neighbour OR NOT ST_IsValid(shape) THEN
    RETURN;
  END IF;
  common := ST_CollectionExtract(ST_Intersection(shape, neighbour), 3);
  area_m2 := ST_Area(common);
  IF area_m2 <= 0.01 THEN
    RETURN;
  END IF;
  width_m := 2 * area_m2 / ST_Perimeter(common);
  IF old IS NOT NULL THEN
    area_m2 := area_m2 - ST_Area(ST_Intersection(old, neighbour));
  END IF;
END $$;

CREATE FUNCTION campaign.write(this_turn integer, batch text, moment text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  person text := campaign.acting();
  wanted bigint := (SELECT count(*) FROM pg_temp.campaign_case AS c
    WHERE c.turn = this_turn AND campaign.is_taken(c.status) AND c.changed <> '{}');
  count bigint;
  updated bigint;
BEGIN
  UPDATE pg_temp.campaign_case AS c
  SET seq = f.seq, image_text = f.image_text, hash = f.hash, prev_hash = f.prev_hash
  FROM (
    SELECT h.ord, h.seq, h.image_text, h.hash,
      coalesce(lag(h.hash) OVER (PARTITION BY h.commune_id ORDER BY h.ord), h.head_hash) AS prev_hash
    FROM (
      SELECT g.ord, g.commune_id, g.head_hash, g.seq, g.image_text, campaign.chain(g.head_hash, campaign.entry(
          g.code, g.seq, g.uid, g.ver, g.op, g.base_ver, g.cid, batch, g.reason, person, moment, g.changed,
          g.image_text, g.group_id, g.parents)
        ) OVER (PARTITION BY g.commune_id ORDER BY g.ord ROWS UNBOUNDED PRECEDING) AS hash
      FROM (
        SELECT x.ord, x.commune_id, u.code, u.head_hash, x.uid, coalesce(x.cur_ver, 0) + 1 AS ver, x.op, x.base_ver, x.cid,
          x.reason, array_to_string(x.changed, ',') AS changed, campaign.canonical(x.image) AS image_text, x.group_id,
          nullif(array_to_string(x.parents, ','), '') AS parents,
          u.head_seq + row_number() OVER (PARTITION BY x.commune_id ORDER BY x.ord) AS seq
        FROM pg_temp.campaign_case AS x JOIN campaign.commune AS u ON u.id = x.commune_id
        WHERE x.turn = this_turn AND campaign.is_taken(x.status) AND x.changed <> '{}'
      ) AS g
    ) AS h
  ) AS f WHERE f.ord = c.ord;

  INSERT INTO campaign.hist (uid, ver, op, commune_id, commune, seq, image, changed, base_ver, cid, batch, reason, login,
    at, group_id, parents, prev_hash, hash)
  SELECT c.uid, coalesce(c.cur_ver, 0) + 1, c.op, c.commune_id, u.code, c.seq, c.image_text,
    array_to_string(c.changed, ','), c.base_ver, c.cid, batch, c.reason, person, moment, c.group_id,
    nullif(array_to_string(c.parents, ','), ''), c.prev_hash, c.hash
  FROM pg_temp.campaign_case AS c JOIN campaign.commune AS u ON u.id = c.commune_id
  WHERE c.turn = this_turn AND c.seq IS NOT NULL ORDER BY c.ord;
  UPDATE campaign.commune AS u SET head_seq = f.seq, head_hash = f.hash
  FROM (
    SELECT DISTINCT ON (c.commune_id) c.commune_id, c.seq, c.hash FROM pg_temp.campaign_case AS c
    WHERE c.turn = this_turn AND c.seq IS NOT NULL ORDER BY c.commune_id, c.seq DESC
  ) AS f WHERE u.id = f.commune_id;

  UPDATE campaign.plot AS p SET
    commune_id = c.commune_id, geom = CASE WHEN 'geom' = ANY (c.changed) THEN c.geom ELSE p.geom END,
    shaped_by = CASE WHEN c.changed && '{geom,status}' THEN c.client ELSE p.shaped_by END,
    number_key = c.number_key, ver = c.cur_ver + 1, seq = c.seq, cid = c.cid, upd_by = person, upd_at = moment,
    commune = r.commune, sheet_number = r.sheet_number, plot_number = r.plot_number,
    area_recorded_m2 = r.area_recorded_m2, area_legal_m2 = r.area_legal_m2, land_use = r.land_use, address = r.address,
    hamlet = r.hamlet, map_scale = r.map_scale, plot_code = r.plot_code, plot_code_issued = r.plot_code_issued,
    former_commune = r.former_commune, former_sheet_number = r.former_sheet_number,
    former_plot_number = r.former_plot_number, former_map_scale = r.former_map_scale, non_plot = r.non_plot,
    status = r.status, note = r.note
  FROM pg_temp.campaign_case AS c CROSS JOIN LATERAL jsonb_populate_record(NULL::campaign.content, c.image) AS r
  WHERE c.turn = this_turn AND c.seq IS NOT NULL AND p.uid = c.uid AND p.ver = c.cur_ver;
  GET DIAGNOSTICS updated = ROW_COUNT;
  INSERT INTO campaign.plot (uid, commune_id, geom, shaped_by, number_key, parents, ver, seq, cid, upd_by, upd_at, commune,
    sheet_number, plot_number, area_recorded_m2, area_legal_m2, land_use, address, hamlet, map_scale, plot_code,
    plot_code_issued, former_commune, former_sheet_number, former_plot_number, former_map_scale, non_plot, status, note)
  SELECT c.uid, c.commune_id, c.geom, c.client, c.number_key, c.parents, 1, c.seq, c.cid, person, moment, r.*
  FROM pg_temp.campaign_case AS c CROSS JOIN LATERAL jsonb_populate_record(NULL::campaign.content, c.image) AS r
  WHERE c.turn = this_turn AND c.seq IS NOT NULL AND c.cur_ver IS NULL
  ON CONFLICT (uid) DO NOTHING;
  GET DIAGNOSTICS count = ROW_COUNT;
  IF count + updated <> wanted THEN -- a plot that changed under our hands would be lost without a word
    RAISE EXCEPTION 'try again' USING ERRCODE = 'serialization_failure';
  END IF;

  DELETE FROM campaign.finding AS f USING pg_temp.campaign_case AS c
  WHERE c.turn = this_turn AND c.seq IS NOT NULL AND f.uid = c.uid;
  INSERT INTO campaign.finding (uid, fingerprint, rule, severity, cid)
  SELECT DISTINCT ON (c.uid, f ->> 'fingerprint') c.uid, f ->> 'fingerprint', f ->> 'rule', f ->> 'severity', c.cid
  FROM pg_temp.campaign_case AS c CROSS JOIN LATERAL jsonb_array_elements(c.findings) AS f
  WHERE c.turn = this_turn AND c.seq IS NOT NULL AND c.findings <> '[]';

  UPDATE pg_temp.campaign_case AS c SET result = campaign.said(c.cid, c.uid, c.status, c.code, CASE
      WHEN NOT campaign.is_taken(c.status) THEN coalesce(CASE WHEN c.code <> 'out_of_scope' THEN c.cur_ver END, 0)
      WHEN c.changed <> '{}' THEN coalesce(c.cur_ver, 0) + 1
      ELSE c.cur_ver
    END, coalesce(c.seq, 0), c.fields, c.plots, c.vals, CASE
      WHEN c.status = 'conflict' THEN c.cur_image
      WHEN NOT campaign.is_taken(c.status) OR c.cur_ver IS NULL OR c.cur_ver = c.base_ver AND c.op <> 'I' THEN NULL
      WHEN c.status = 'merged' OR c.image IS DISTINCT FROM
        CASE WHEN c.op = 'I' THEN campaign.nothing() ELSE c.base_image END || c.patch THEN c.image
    END, false)
  WHERE c.turn = this_turn;
  INSERT INTO campaign.change_req (cid, client, client_seq, sha256, status, result, login, at)
  SELECT c.cid, c.client, c.client_seq, c.sha256, c.status, c.result, person, moment
  FROM pg_temp.campaign_case AS c WHERE c.turn = this_turn AND c.final ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS count = ROW_COUNT;
  IF count <> (SELECT count(*) FROM pg_temp.campaign_case AS c WHERE c.turn = this_turn AND c.final) THEN
    RAISE EXCEPTION 'try again' USING ERRCODE = 'serialization_failure';
  END IF;
  PERFORM campaign.write_resolutions(this_turn, batch, moment);
  INSERT INTO campaign.rejected (cid, uid, code, body, login, at)
  SELECT c.cid, c.uid, c.code, c.body, person, moment
  FROM pg_temp.campaign_case AS c WHERE c.turn = this_turn AND c.final AND c.status IN ('rejected', 'blocked');
END $$;
