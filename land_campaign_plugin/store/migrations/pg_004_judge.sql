-- Central store in PostgreSQL, version 4: what becomes of the changes of one turn, and how it is written.
CREATE FUNCTION campaign.is_taken(status text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN coalesce(status IN ('applied', 'merged', 'same'), false);

-- What of some changes has to be looked at: a large push is read once to know, and not once a question.
CREATE TYPE campaign.traits AS (
  has_bad_field boolean, has_bad_shape boolean, is_older boolean, is_elsewhere boolean, resolves boolean, has_parents boolean,
  is_grouped boolean, is_numbered boolean, is_drawn boolean
);
CREATE FUNCTION campaign.traits(this_turn integer) RETURNS campaign.traits LANGUAGE plpgsql AS $$
DECLARE
  found campaign.traits;
BEGIN
  SELECT bool_or(c.bad_field IS NOT NULL), bool_or(c.bad_shape IS NOT NULL), bool_or(c.base_image IS NOT NULL),
    bool_or(c.code = 'unknown_commune'), bool_or(c.resolves IS NOT NULL), bool_or(c.parents <> '{}'),
    bool_or(c.group_id IS NOT NULL), bool_or(c.number_key IS NOT NULL AND c.number_key IS DISTINCT FROM c.held_key),
    bool_or(c.op <> 'D' AND 'geom' = ANY (c.changed)) INTO found
  FROM pg_temp.campaign_case AS c WHERE c.turn = this_turn;
  RETURN found;
END $$;

-- Lays the changes of this turn beside the plots, and says what becomes of each; returns how many they are.
CREATE FUNCTION campaign.judge(this_turn integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  nothing jsonb := campaign.nothing();
  mine smallint[] := campaign.writable();
  communes jsonb := (SELECT jsonb_object_agg(u.code, u.id) FROM campaign.commune AS u WHERE u.valid @> current_date);
  follows boolean := EXISTS (SELECT 1 FROM pg_temp.campaign_said AS c WHERE c.turn = this_turn AND c.base_cid IS NOT NULL);
  traits campaign.traits;
  many bigint;
  refused bigint;
BEGIN
  IF follows THEN -- what follows on a change starts from the version that came of it
    UPDATE pg_temp.campaign_said AS c SET base_ver = (r.result ->> 'ver')::integer
    FROM campaign.change_req AS r
    WHERE c.turn = this_turn AND r.cid = c.base_cid AND campaign.is_taken(r.status) AND r.result ->> 'uid' = c.uid;
  END IF;
  INSERT INTO pg_temp.campaign_case (ord, turn, cid, uid, op, base_ver, sha256, client, client_seq, reason, findings,
    group_id, group_size, base_cid, resolves, parents, redraws, geom, tile, bad_field, bad_shape, cur_ver, cur_commune, cur_image,
    base_image, held_key, old_geom, number_key, commune_id, changed, image, shown, status, code, fields)
  SELECT f.ord, this_turn, f.cid, f.uid, f.op, f.base_ver, f.sha256, f.client, f.client_seq, f.reason, f.findings,
    f.group_id, f.group_size, f.base_cid, f.resolves, f.parents, f.patch ?| '{geom,status}', f.geom, f.tile, f.bad_field, f.bad_shape, f.cur_ver,
    f.cur_commune,
    CASE WHEN f.outside IS NULL THEN f.cur_image END, f.base_image, f.held_key, f.old_geom, f.number_key, f.commune_id,
    f.changed, CASE WHEN f.outside IS NULL AND f.taken THEN f.image END, CASE WHEN f.outside IS NULL THEN f.shown END,
    CASE WHEN f.outside IS NULL THEN f.status ELSE 'rejected' END, coalesce(f.outside, f.code),
    CASE WHEN f.outside IS NULL THEN f.fields ELSE '{}' END
  FROM (
    SELECT e.*, CASE -- what the person may not see, no answer may tell: neither the plot nor whether there is one
        WHEN coalesce(e.cur_commune = ANY (mine), true) AND (NOT e.taken OR coalesce(e.commune_id = ANY (mine), false))
          THEN NULL
        WHEN e.commune_id IS NULL AND e.taken AND (e.cur_commune IS NULL OR e.cur_commune = ANY (mine))
          THEN 'unknown_commune'
        ELSE 'out_of_scope'
      END AS outside
    FROM (
      SELECT d.*, campaign.is_taken(d.status) AS taken,
        CASE WHEN campaign.is_taken(d.status) THEN (communes ->> d.code_of_commune)::smallint END AS commune_id,
        CASE -- what the sender does not hold
          WHEN d.kind IS NOT NULL THEN NULL
          WHEN d.status = 'conflict' THEN d.cur_image
          WHEN d.status = 'merged' OR (d.verdict).image IS DISTINCT FROM
            CASE WHEN d.op = 'I' THEN nothing ELSE d.base_image END || d.patch THEN (d.verdict).image
        END AS shown
      FROM (
        SELECT c.*, CASE
            WHEN c.kind = 'I' THEN 'applied'
            WHEN c.kind IS NULL THEN (c.verdict).status
            WHEN c.changed = '{}' THEN 'same'
            ELSE 'applied'
          END AS status, CASE WHEN c.kind IS NULL THEN (c.verdict).code ELSE '' END AS code,
          CASE WHEN c.kind IS NULL THEN (c.verdict).fields ELSE '{}' END AS fields
        FROM (
          SELECT a.*, now AS image, now.commune AS code_of_commune, CASE
              WHEN a.kind = 'U' AND campaign.same_number(was, now) THEN a.held_key
              ELSE campaign.number_key(now)
            END AS number_key, CASE a.kind
              WHEN 'I' THEN ARRAY(SELECT k FROM jsonb_object_keys(a.patch) AS k ORDER BY k COLLATE "C")
              WHEN 'U' THEN campaign.differing(was, now)
              ELSE (a.verdict).changed
            END AS changed
          FROM (
            SELECT y.*, CASE WHEN y.kind IS NULL
                THEN campaign.decide(y.op, y.base_ver, y.patch, y.cur_ver, y.cur_image, y.base_image) END AS verdict
            FROM (
              SELECT x.*, CASE WHEN x.kind IS NULL AND x.cur_ver > 0 THEN to_jsonb(x.held) END AS cur_image,
                CASE WHEN x.kind IS NULL AND x.base_ver > 0 AND x.base_ver < x.cur_ver THEN (
                  SELECT o.image::jsonb FROM campaign.hist AS o WHERE o.uid = x.uid AND o.ver = x.base_ver) END AS base_image
              FROM (
                SELECT s.*, p.ver AS cur_ver, p.commune_id AS cur_commune, p.number_key AS held_key,
                  CASE WHEN s.geom IS NOT NULL AND p.status IS DISTINCT FROM 'retired' THEN p.geom END AS old_geom,
                  CASE WHEN p.ver > 0 THEN campaign.held(p) END AS held, CASE -- new, or of the version that is there: nearly all
                    WHEN p.ver IS NULL AND s.op = 'I' THEN 'I'
                    WHEN p.ver = s.base_ver AND s.op <> 'I' THEN 'U'
                  END AS kind
                FROM pg_temp.campaign_said AS s LEFT JOIN campaign.plot AS p ON p.uid = s.uid
                WHERE s.turn = this_turn OFFSET 0 -- once a row, not once a mention; so below
              ) AS x OFFSET 0
            ) AS y OFFSET 0
          ) AS a
          CROSS JOIN LATERAL jsonb_populate_record(CASE WHEN a.kind = 'U' THEN a.held END, '{}') AS was
          CROSS JOIN LATERAL jsonb_populate_record(
            was, CASE WHEN a.kind IS NULL THEN (a.verdict).image ELSE a.patch END) AS now
          OFFSET 0
        ) AS c OFFSET 0
      ) AS d OFFSET 0
    ) AS e OFFSET 0
  ) AS f;

  GET DIAGNOSTICS many = ROW_COUNT;
  IF many > 2000 THEN
    ANALYZE pg_temp.campaign_case (ord);
  END IF;
  IF follows THEN -- or waits, where nothing came of that one; where it has not come yet, the same bytes may come again
    UPDATE pg_temp.campaign_case AS c
    SET status = f.status, code = f.code, plots = f.plots, vals = f.vals, final = f.final, image = NULL, changed = '{}',
      fields = '{}', number_key = NULL, commune_id = NULL, shown = NULL
    FROM (
      SELECT x.ord, CASE WHEN o.other THEN 'rejected' ELSE 'blocked' END AS status, r.cid IS NOT NULL AS final,
        CASE WHEN o.other THEN 'bad_bytes' ELSE 'blocked' END AS code,
        CASE WHEN o.other THEN '{}' ELSE ARRAY[x.uid] END AS plots,
        CASE WHEN o.other THEN '{}'
          ELSE jsonb_build_object('by', coalesce(r.result -> 'values' ->> 'by', x.base_cid)) END AS vals
      FROM pg_temp.campaign_case AS x LEFT JOIN campaign.change_req AS r ON r.cid = x.base_cid
      CROSS JOIN LATERAL (SELECT coalesce(r.result ->> 'uid' <> x.uid, false) AS other) AS o
      WHERE x.turn = this_turn AND x.base_cid IS NOT NULL AND (o.other OR NOT campaign.is_taken(r.status))
        AND (x.cur_commune IS NULL OR x.cur_commune = ANY (mine)) -- else nothing is told of it, see above
    ) AS f WHERE f.ord = c.ord;
  END IF;
  traits := campaign.traits(this_turn);
  IF traits.is_older OR traits.is_elsewhere OR traits.resolves THEN
    IF traits.is_older THEN
      PERFORM campaign.judge_lineage(this_turn);
    END IF;
    IF EXISTS (SELECT 1 FROM pg_temp.campaign_case AS c WHERE c.turn = this_turn AND c.code = 'unknown_commune') THEN
      PERFORM campaign.judge_mergers(this_turn);
    END IF;
    IF traits.resolves THEN
      PERFORM campaign.judge_resolutions(this_turn);
    END IF;
    traits := campaign.traits(this_turn);
  END IF;

  -- First where, then what
  IF traits.has_bad_field THEN
    UPDATE pg_temp.campaign_case AS c
    SET status = 'rejected', code = 'bad_value', vals = jsonb_build_object('field', c.bad_field)
    WHERE c.turn = this_turn AND campaign.is_taken(c.status) AND c.bad_field IS NOT NULL;
  END IF;
  IF traits.has_bad_shape THEN
    UPDATE pg_temp.campaign_case AS c
    SET status = 'rejected', code = c.bad_shape, vals = campaign.about_shape(c.bad_shape, c.geom)
    WHERE c.turn = this_turn AND c.bad_shape IS NOT NULL AND campaign.is_taken(c.status)
      AND (c.cur_ver IS NULL OR 'geom' = ANY (c.changed));
  END IF;
  IF traits.has_parents THEN
    PERFORM campaign.judge_parents(this_turn);
  END IF;
  -- Each refusal may bring the next: what it would have made room for. Turn 0 has no changes: see open_table
  LOOP
    refused := CASE WHEN traits.is_grouped THEN campaign.judge_groups(this_turn) ELSE 0 END
      + CASE WHEN traits.is_numbered OR this_turn = 0 THEN campaign.judge_numbers(this_turn) ELSE 0 END
      + CASE WHEN traits.is_drawn OR this_turn = 0 THEN campaign.judge_neighbours(this_turn) ELSE 0 END;
    EXIT WHEN refused = 0;
  END LOOP;
  RETURN many;
END $$;

-- The changes of a group stand or fall together, and all of them must be there.
CREATE FUNCTION campaign.judge_groups(this_turn integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  count bigint;
BEGIN
  UPDATE pg_temp.campaign_case AS c SET status = 'rejected', code = 'group_refused', plots = f.uids
  FROM (
    SELECT unnest(g.ords) AS ord, g.uids, g.present, g.several
    FROM (
      SELECT count(*) FILTER (WHERE x.turn = this_turn) AS present, count(DISTINCT x.cid) AS several,
        array_agg(x.ord) FILTER (WHERE x.turn = this_turn AND campaign.is_taken(y.status)) AS ords,
        coalesce(array_agg(x.uid ORDER BY x.ord) FILTER (WHERE x.turn = this_turn AND NOT campaign.is_taken(y.status)), '{}')
          AS uids
      FROM pg_temp.campaign_said AS x LEFT JOIN pg_temp.campaign_case AS y USING (ord)
      WHERE x.group_id IS NOT NULL AND x.readable GROUP BY x.client, x.group_id
    ) AS g
  ) AS f
  WHERE f.ord = c.ord AND NOT (f.uids = '{}' AND f.present = c.group_size AND f.several = c.group_size);
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

-- Keeps what is refused as it came. However few they are taken for: the request is taken apart once, not for each of them.
CREATE FUNCTION campaign.keep_refused(this_turn integer, person text, moment text, changes json, lines text) RETURNS void
LANGUAGE plpgsql SET enable_nestloop = off AS $$
BEGIN
  INSERT INTO campaign.rejected (cid, uid, code, body, login, at)
  SELECT c.cid, c.uid, c.code, w.body, person, moment
  FROM pg_temp.campaign_case AS c JOIN campaign.taken_apart(changes, lines) AS w USING (ord)
  WHERE c.turn = this_turn AND c.final AND c.status IN ('rejected', 'blocked');
END $$;

-- `many` changes of the turn are written, those that are refused with why. What is taken in is one statement: its lines are
-- made once and never laid down, and all that is written of them sees the store as it was before.
CREATE FUNCTION campaign.write(this_turn integer, many bigint, batch text, moment text, changes json, lines text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  person text := campaign.acting();
  wanted bigint;
  written bigint;
  refused bigint := 0;
BEGIN
  WITH line AS MATERIALIZED (
    SELECT h.*, left(h.hashes, 64) AS hash, substr(h.hashes, 65) AS prev_hash
    FROM (
      SELECT g.*, campaign.chain(g.head_hash, campaign.entry(
          g.commune, g.seq, g.uid, g.ver, g.op, g.base_ver, g.cid, batch, g.reason, person, moment, g.changed, g.image_text,
          g.group_id, g.said_parents)
        ) OVER (PARTITION BY g.commune_id ORDER BY g.ord ROWS UNBOUNDED PRECEDING) AS hashes
      FROM (
        SELECT x.ord, x.cid, x.uid, x.op, x.base_ver, coalesce(x.cur_ver, 0) + 1 AS ver, x.sha256, x.client, x.client_seq,
          x.reason, x.group_id, x.parents, nullif(array_to_string(x.parents, ','), '') AS said_parents,
          CASE WHEN 'geom' = ANY (x.changed) THEN x.geom END AS geom, x.changed && '{geom,status}' AS is_drawn,
          x.commune_id, u.code AS commune, u.head_hash, x.status, x.image, row_to_json(x.image)::text AS image_text,
          array_to_string(x.changed, ',') AS changed, x.fields, x.shown, x.number_key,
          u.head_seq + row_number() OVER (PARTITION BY x.commune_id ORDER BY x.ord) AS seq
        FROM pg_temp.campaign_case AS x CROSS JOIN LATERAL (
          SELECT o.code, o.head_seq, o.head_hash FROM campaign.commune AS o WHERE o.id = x.commune_id OFFSET 0
        ) AS u -- by its key: however few the changes are taken for
        WHERE x.turn = this_turn AND campaign.is_taken(x.status) AND x.changed <> '{}'
      ) AS g
    ) AS h
  ), history AS (
    INSERT INTO campaign.hist (uid, ver, op, commune_id, commune, seq, image, changed, base_ver, cid, batch, reason, login,
      at, group_id, parents, prev_hash, hash)
    SELECT c.uid, c.ver, c.op, c.commune_id, c.commune, c.seq, c.image_text, c.changed, c.base_ver, c.cid, write.batch,
      c.reason, person, moment, c.group_id, c.said_parents, c.prev_hash, c.hash
    FROM line AS c
  ), push AS (
    INSERT INTO campaign.batch AS b (id, commune_id, login, at, first_seq, last_seq, changes, reason)
    SELECT write.batch, c.commune_id, person, moment, min(c.seq), max(c.seq), count(*),
      CASE WHEN min(coalesce(c.reason, '')) = max(coalesce(c.reason, '')) THEN min(c.reason) END
    FROM line AS c GROUP BY c.commune_id
    ON CONFLICT ON CONSTRAINT batch_pkey DO UPDATE SET last_seq = excluded.last_seq,
      changes = b.changes + excluded.changes,
      reason = CASE WHEN b.reason IS NOT DISTINCT FROM excluded.reason THEN b.reason END
  ), changed AS (
    UPDATE campaign.plot AS p SET
      commune_id = c.commune_id, geom = coalesce(c.geom, p.geom),
      shaped_by = CASE WHEN c.is_drawn THEN c.client ELSE p.shaped_by END, number_key = c.number_key, ver = c.ver,
      seq = c.seq, cid = c.cid, upd_by = person, upd_at = moment,
      commune = r.commune, sheet_number = r.sheet_number, plot_number = r.plot_number,
      area_recorded_m2 = r.area_recorded_m2::double precision, area_legal_m2 = r.area_legal_m2::double precision,
      land_use = r.land_use, address = r.address, hamlet = r.hamlet, map_scale = r.map_scale::bigint,
      plot_code = r.plot_code, plot_code_issued = r.plot_code_issued, former_commune = r.former_commune,
      former_sheet_number = r.former_sheet_number, former_plot_number = r.former_plot_number,
      former_map_scale = r.former_map_scale::bigint, non_plot = r.non_plot::bigint, status = r.status, note = r.note
    FROM line AS c CROSS JOIN LATERAL jsonb_populate_record(c.image, '{}') AS r -- its columns, at once
    WHERE c.ver > 1 AND p.uid = c.uid AND p.ver = c.ver - 1
    RETURNING 1
  ), added AS (
    INSERT INTO campaign.plot (uid, commune_id, geom, shaped_by, number_key, parents, ver, seq, cid, upd_by, upd_at,
      commune, sheet_number, plot_number, area_recorded_m2, area_legal_m2, land_use, address, hamlet, map_scale,
      plot_code, plot_code_issued, former_commune, former_sheet_number, former_plot_number, former_map_scale,
      non_plot, status, note)
    SELECT c.uid, c.commune_id, c.geom, c.client, c.number_key, c.parents, 1, c.seq, c.cid, person, moment,
      r.commune, r.sheet_number, r.plot_number, r.area_recorded_m2::double precision, r.area_legal_m2::double precision,
      r.land_use, r.address, r.hamlet, r.map_scale::bigint, r.plot_code, r.plot_code_issued, r.former_commune,
      r.former_sheet_number, r.former_plot_number, r.former_map_scale::bigint, r.non_plot::bigint, r.status, r.note
    FROM line AS c CROSS JOIN LATERAL jsonb_populate_record(c.image, '{}') AS r
    WHERE c.ver = 1
    RETURNING 1
  ), request AS (
    INSERT INTO campaign.change_req (cid, client, client_seq, sha256, status, result, login, at)
    SELECT c.cid, c.client, c.client_seq, c.sha256, c.status, CASE
        WHEN c.status = 'applied' AND c.shown IS NULL THEN ('{"cid": ' || to_json(c.cid) || ', "uid": ' || to_json(c.uid)
          || ', "status": "applied", "code": "", "ver": ' || c.ver || ', "seq": ' || c.seq
          || ', "fields": [], "plots": [], "values": {}, "image": null, "replay": false}')::json
        ELSE campaign.said(c.cid, c.uid, c.status, '', c.ver, c.seq, c.fields, '{}', '{}', c.shown, false)
      END, person, moment
    FROM line AS c
  ), answer AS (
    INSERT INTO pg_temp.campaign_answer (ord, cid, ver, seq, result)
    SELECT c.ord, c.cid, c.ver, c.seq, CASE WHEN NOT (c.status = 'applied' AND c.shown IS NULL)
        THEN campaign.said(c.cid, c.uid, c.status, '', c.ver, c.seq, c.fields, '{}', '{}', c.shown, false) END
    FROM line AS c
  )
  SELECT (SELECT count(*) FROM line), (SELECT count(*) FROM changed) + (SELECT count(*) FROM added) INTO wanted, written;
  IF written <> wanted THEN -- a plot that changed under our hands would be lost without a word
    RAISE EXCEPTION 'try again' USING ERRCODE = 'serialization_failure';
  END IF;
  IF wanted > 0 OR this_turn = 0 THEN -- turn 0 has no changes: see open_table
    UPDATE campaign.commune AS u SET head_seq = h.seq, head_hash = h.hash
    FROM campaign.batch AS b JOIN campaign.hist AS h ON h.commune_id = b.commune_id AND h.seq = b.last_seq
    WHERE b.id = write.batch AND u.id = b.commune_id AND b.last_seq > u.head_seq;
    DELETE FROM campaign.finding AS f USING pg_temp.campaign_case AS c
    WHERE c.turn = this_turn AND campaign.is_taken(c.status) AND c.changed <> '{}' AND f.uid = c.uid;
    INSERT INTO campaign.finding (uid, fingerprint, rule, severity, cid)
    SELECT DISTINCT ON (c.uid, f ->> 'fingerprint') c.uid, f ->> 'fingerprint', f ->> 'rule', f ->> 'severity', c.cid
    FROM pg_temp.campaign_case AS c CROSS JOIN LATERAL jsonb_array_elements(c.findings) AS f
    WHERE c.turn = this_turn AND campaign.is_taken(c.status) AND c.changed <> '{}' AND c.findings <> '[]';
  END IF;

  IF wanted < many OR this_turn = 0 THEN
    WITH other AS MATERIALIZED (
      SELECT c.ord, c.cid, c.client, c.client_seq, c.sha256, c.status, c.final, campaign.said(c.cid, c.uid, c.status, c.code,
        coalesce(CASE WHEN c.code <> 'out_of_scope' OR campaign.is_taken(c.status) THEN c.cur_ver END, 0), 0, c.fields,
        c.plots, c.vals, CASE WHEN c.status = 'conflict' OR campaign.is_taken(c.status) THEN c.shown END, false) AS result
      FROM pg_temp.campaign_case AS c
      WHERE c.turn = this_turn AND NOT (campaign.is_taken(c.status) AND c.changed <> '{}')
    ), request AS (
      INSERT INTO campaign.change_req (cid, client, client_seq, sha256, status, result, login, at)
      SELECT c.cid, c.client, c.client_seq, c.sha256, c.status, c.result, person, moment FROM other AS c WHERE c.final
    ), answer AS (
      INSERT INTO pg_temp.campaign_answer (ord, cid, result) SELECT c.ord, c.cid, c.result FROM other AS c RETURNING 1
    )
    SELECT count(*) INTO refused FROM answer;
    PERFORM campaign.keep_refused(this_turn, person, moment, changes, lines);
  END IF;
  IF wanted + refused <> many THEN
    RAISE EXCEPTION 'try again' USING ERRCODE = 'serialization_failure';
  END IF;
  PERFORM campaign.write_resolutions(this_turn, wanted < many OR this_turn = 0, moment);
END $$;
