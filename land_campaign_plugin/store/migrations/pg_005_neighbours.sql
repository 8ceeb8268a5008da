-- Central store in PostgreSQL, version 5: what becomes of changes because of other plots: their numbers and their land.

-- No two plots in force share a number: looked at when all changes of the turn are in, so that two may swap theirs.
CREATE FUNCTION campaign.judge_numbers(this_turn integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  count bigint;
  total bigint := 0;
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM pg_temp.campaign_case AS c JOIN campaign.plot AS p ON p.number_key = c.number_key
    WHERE c.turn = this_turn AND campaign.is_taken(c.status) AND p.uid <> c.uid
      AND c.number_key IS DISTINCT FROM c.held_key -- who keeps a number is alone with it, unless another takes it
  ) AND NOT EXISTS (
    SELECT 1 FROM pg_temp.campaign_case AS c
    WHERE c.turn = this_turn AND campaign.is_taken(c.status) AND c.number_key IS DISTINCT FROM c.held_key
    GROUP BY c.number_key HAVING c.number_key IS NOT NULL AND count(*) > 1
  ) THEN
    RETURN 0;
  END IF;
  ANALYZE pg_temp.campaign_case (ord, turn, number_key); -- joined by more than its key here
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
      'sheet', (c.image).sheet_number, 'number', (c.image).plot_number, 'holder', o.uid)
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
  own_srid integer := campaign.srid();
BEGIN
  WITH refused AS MATERIALIZED (
    SELECT y.uid, y.client, y.geom, y.old_geom FROM pg_temp.campaign_case AS y
    WHERE y.turn = this_turn AND NOT campaign.is_taken(y.status) AND y.geom IS NOT NULL
  ), strange AS (
    -- By the plots around a square of changes, not by those around each: most of them are the sender's own
    SELECT x.ord, x.geom, x.old_geom, p.uid, p.geom AS neighbour
    FROM (
      SELECT c.client, c.parents, n.first_in, ST_SetSRID(ST_Extent(c.geom)::geometry, own_srid) AS box, array_agg(c.ord) AS ords,
        array_agg(c.uid) AS uids, array_agg(c.geom) AS geoms, array_agg(c.old_geom) AS old_geoms
      FROM pg_temp.campaign_case AS c CROSS JOIN LATERAL (
        -- a new plot that says nothing of whose land it is: compared with what others drew in its commune, no more
        SELECT CASE WHEN c.op = 'I' AND c.parents = '{}' AND c.cur_ver IS NULL THEN c.commune_id END AS first_in
      ) AS n
      WHERE c.turn = this_turn AND campaign.is_taken(c.status) AND 'geom' = ANY (c.changed)
        AND c.op IN ('U', 'I') AND (c.image).status IS DISTINCT FROM 'retired'
      GROUP BY c.tile, c.client, c.parents, n.first_in
    ) AS t
    JOIN campaign.plot AS p ON p.geom && t.box AND p.status IS DISTINCT FROM 'retired'
      AND (t.first_in IS NULL OR t.first_in = p.commune_id AND p.shaped_by <> t.client)
      AND p.uid NOT IN (SELECT y.uid FROM pg_temp.campaign_case AS y
        WHERE y.turn = this_turn AND y.redraws AND campaign.is_taken(y.status))
      AND (p.shaped_by <> t.client OR p.uid = ANY (t.parents)
        OR p.uid IN (SELECT y.uid FROM pg_temp.campaign_case AS y WHERE y.turn = this_turn AND y.redraws))
    CROSS JOIN LATERAL unnest(t.ords, t.uids, t.geoms, t.old_geoms) AS x (ord, uid, geom, old_geom)
    WHERE p.geom && x.geom AND p.uid <> x.uid
  )
  UPDATE pg_temp.campaign_case AS c
  SET status = 'rejected', code = f.code, plots = f.uids,
    vals = jsonb_build_object('area_m2', to_char(f.area_m2, 'FM9999999990.00'))
  FROM (
    SELECT DISTINCT ON (s.ord) s.ord, s.code, array_agg(s.uid ORDER BY s.uid) AS uids, sum(s.area_m2) AS area_m2
    FROM (
      SELECT n.ord, o.uid, 'new_overlap' AS code, o.area_m2, o.width_m
      FROM (
        SELECT m.ord, (array_agg(m.geom))[1] AS geom, (array_agg(m.old_geom))[1] AS old_geom, array_agg(m.uid) AS uids,
          array_agg(m.neighbour) AS neighbours
        FROM strange AS m GROUP BY m.ord
      ) AS n CROSS JOIN LATERAL campaign.overlaps(n.geom, n.old_geom, n.uids, n.neighbours) AS o
      UNION ALL
      SELECT x.ord, y.uid, 'new_gap', o.area_m2, o.width_m
      FROM refused AS y
      JOIN campaign.plot AS p ON p.geom && y.geom AND p.uid <> y.uid -- x as it stands: by the index of the plots
      JOIN pg_temp.campaign_case AS x ON x.uid = p.uid AND x.client = y.client AND x.turn = this_turn
      CROSS JOIN LATERAL campaign.overlap(y.geom, y.old_geom, x.old_geom) AS o
      CROSS JOIN LATERAL campaign.overlap(y.geom, y.old_geom, x.geom) AS i
      WHERE x.op = 'U' AND campaign.is_taken(x.status) AND 'geom' = ANY (x.changed)
        AND o.area_m2 - i.area_m2 > 0.01
        AND EXISTS (SELECT 1 FROM refused) -- asked once, before anything is joined
    ) AS s
    WHERE s.area_m2 > 0.01 AND s.width_m > 0.005
    GROUP BY s.ord, s.code ORDER BY s.ord, s.code DESC
  ) AS f WHERE f.ord = c.ord;
  GET DIAGNOSTICS count = ROW_COUNT;
  RETURN count;
END $$;
