-- Central store in PostgreSQL, version 11: conflicts end, each once and by its author or a reviewer; and every push is
-- noted, so that it can be looked up and undone. The rules are those of store/resolution.py.
ALTER TABLE campaign.conflict ADD COLUMN plots text NOT NULL DEFAULT '';
ALTER TABLE campaign.conflict ADD COLUMN area_m2 text NOT NULL DEFAULT '';
ALTER TABLE campaign.conflict ADD COLUMN resolved_at text;
ALTER TABLE campaign.conflict ADD COLUMN referred_by text;
ALTER TABLE campaign.conflict ADD COLUMN referred_at text;
ALTER TABLE campaign.conflict ADD COLUMN note text;
ALTER TABLE campaign.conflict ADD CONSTRAINT conflict_cid UNIQUE (cid);
CREATE INDEX conflict_open ON campaign.conflict (commune_id) WHERE state = 'open';

-- One row a push and commune: its lines of history lie between two numbers.
CREATE TABLE campaign.batch (
  id text COLLATE "C" NOT NULL,
  commune_id smallint NOT NULL REFERENCES campaign.commune,
  login text NOT NULL,
  at text NOT NULL,
  first_seq bigint NOT NULL,
  last_seq bigint NOT NULL,
  changes bigint NOT NULL,
  reason text,
  PRIMARY KEY (id, commune_id, login)
);
CREATE INDEX batch_login ON campaign.batch (login, at);
CREATE INDEX batch_commune ON campaign.batch (commune_id, at);
INSERT INTO campaign.batch
SELECT batch, commune_id, login, min(at), min(seq), max(seq), count(*),
  CASE WHEN min(coalesce(reason, '')) = max(coalesce(reason, '')) THEN min(reason) END
FROM campaign.hist GROUP BY batch, commune_id, login;

-- The communes whose conflicts the person sees, and those where the person may decide between two others; what they
-- were merged into, too (version 12 knows).
CREATE FUNCTION campaign.reviewable() RETURNS smallint[] LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
BEGIN
  RETURN campaign.heirs(ARRAY(
    SELECT s.commune_id FROM campaign.scope AS s JOIN campaign.person AS p ON p.login = s.login AND p.active
    WHERE s.login = campaign.acting() AND s.role IN ('reviewer', 'supervisor') AND s.valid @> now()));
END $$;
CREATE FUNCTION campaign.deciding() RETURNS smallint[] LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
BEGIN
  RETURN campaign.heirs(ARRAY(
    SELECT s.commune_id FROM campaign.scope AS s JOIN campaign.person AS p ON p.login = s.login AND p.active
    WHERE s.login = campaign.acting() AND s.role = 'reviewer' AND s.valid @> now()));
END $$;

-- A plot that was split or merged is another plot: no edit from before goes in by itself, nor does a split beside an edit
-- (store/lineage.py). Asked for where something of a turn is not based on what there is now.
CREATE FUNCTION campaign.judge_lineage(this_turn integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE pg_temp.campaign_case AS c SET status = 'conflict', code = f.code, fields = f.theirs, shown = c.cur_image,
    image = NULL, changed = '{}', number_key = NULL, commune_id = NULL
  FROM (
    SELECT x.ord, t.theirs, CASE
        WHEN EXISTS (SELECT 1 FROM campaign.hist AS h JOIN campaign.hist AS o ON o.group_id = h.group_id
          WHERE h.uid = x.uid AND h.ver > x.base_ver
            AND (o.parents IS NOT NULL OR o.op = 'D' OR strpos(o.changed, 'status') > 0)) THEN 'split_since'
        WHEN t.theirs <> '{}' AND EXISTS (SELECT 1 FROM pg_temp.campaign_case AS y
          WHERE y.turn = this_turn AND y.client = x.client AND y.group_id = x.group_id
            AND (y.parents <> '{}' OR (SELECT s.patch ->> 'status' FROM pg_temp.campaign_said AS s WHERE s.ord = y.ord) = 'retired'))
          THEN 'edited_since'
      END AS code
    FROM pg_temp.campaign_case AS x CROSS JOIN LATERAL (
      SELECT ARRAY(SELECT n.name FROM campaign.field AS n
        WHERE NOT campaign.same_value(n.name, x.cur_image ->> n.name, x.base_image ->> n.name)
        ORDER BY n.position) AS theirs OFFSET 0
    ) AS t
    WHERE x.turn = this_turn AND x.base_image IS NOT NULL AND x.op <> 'I' AND (campaign.is_taken(x.status)
      AND x.changed <> '{}' OR x.status = 'conflict' AND x.code IN ('changed_since', 'edited_since'))
  ) AS f WHERE f.ord = c.ord AND f.code IS NOT NULL;
END $$;

-- Turns down changes that decide a conflict which is decided already, is none, or is another's. The author is shown the
-- plot again; anybody else is refused, so that a conflict never becomes two. The rows stay locked: who comes second waits.
CREATE FUNCTION campaign.judge_resolutions(this_turn integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  me text := campaign.acting();
  reviewed smallint[] := campaign.deciding();
BEGIN
  PERFORM 1 FROM campaign.conflict AS k WHERE k.cid IN (
    SELECT c.resolves ->> 'cid' FROM pg_temp.campaign_case AS c
    WHERE c.turn = this_turn AND c.resolves IS NOT NULL) ORDER BY k.id FOR UPDATE;
  UPDATE pg_temp.campaign_case AS c
  SET status = CASE WHEN f.verdict = 'resolved_already' AND f.own AND c.cur_ver IS NOT NULL THEN 'conflict' ELSE 'rejected' END,
    code = CASE WHEN f.verdict = 'same' THEN c.code ELSE f.verdict END, image = NULL,
    fields = CASE WHEN f.verdict = 'resolved_already' THEN c.changed ELSE c.fields END,
    changed = '{}', vals = CASE WHEN f.verdict = 'resolved_already'
      THEN jsonb_build_object('by', f.resolved_by, 'state', f.state) ELSE '{}' END,
    shown = CASE WHEN f.verdict = 'resolved_already' THEN (
      SELECT h.image::jsonb FROM campaign.hist AS h WHERE h.uid = c.uid AND h.ver = c.cur_ver) END
  FROM (
    SELECT x.ord, k.login = me AS own, k.resolved_by, k.state, CASE
        WHEN k.cid IS NULL OR k.uid <> x.uid THEN 'unknown_conflict'
        WHEN k.login <> me AND NOT k.commune_id = ANY (reviewed) THEN 'not_yours'
        WHEN x.status = 'conflict' AND k.login <> me THEN 'same'
        WHEN k.state <> 'open' AND campaign.is_taken(x.status) AND x.changed <> '{}' THEN 'resolved_already'
      END AS verdict
    FROM pg_temp.campaign_case AS x LEFT JOIN campaign.conflict AS k ON k.cid = x.resolves ->> 'cid'
    WHERE x.turn = this_turn AND x.resolves IS NOT NULL
      AND coalesce(x.code, '') NOT IN ('out_of_scope', 'unknown_commune', 'commune_merged', 'blocked', 'bad_bytes')
  ) AS f WHERE f.ord = c.ord AND f.verdict IS NOT NULL;
END $$;

-- Keeps the conflicts of a turn, ends those that its changes decide, and notes the push.
CREATE FUNCTION campaign.write_resolutions(this_turn integer, refused boolean, moment text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  me text := campaign.acting();
BEGIN
  IF EXISTS (SELECT 1 FROM pg_temp.campaign_case AS c WHERE c.turn = this_turn AND c.resolves IS NOT NULL) THEN
    UPDATE campaign.conflict AS k -- where the same person's new conflict takes its place, it is withdrawn
    SET state = CASE WHEN campaign.is_taken(c.status) THEN c.resolves ->> 'state' ELSE 'withdrawn' END,
      resolved_by = me, resolved_at = moment, resolved_cid = c.cid
    FROM pg_temp.campaign_case AS c
    WHERE c.turn = this_turn AND c.resolves IS NOT NULL AND (campaign.is_taken(c.status) OR c.status = 'conflict')
      AND k.cid = c.resolves ->> 'cid' AND k.state = 'open';
  END IF;
  -- What few pushes need is asked for first: its plan is made only then
  IF EXISTS (SELECT 1 FROM campaign.conflict AS k WHERE k.state = 'open' AND k.kind IN ('new_overlap', 'new_gap')) THEN
    UPDATE campaign.conflict AS k
    SET state = CASE WHEN campaign.is_taken(c.status) THEN 'kept_mine' ELSE 'withdrawn' END,
      resolved_by = me, resolved_at = moment, resolved_cid = c.cid
    FROM pg_temp.campaign_case AS c, campaign.change_req AS r
    WHERE c.turn = this_turn AND k.uid = c.uid AND k.state = 'open' AND k.kind IN ('new_overlap', 'new_gap')
      AND k.cid <> c.cid AND r.cid = k.cid AND r.client = c.client;
  END IF;
  IF refused THEN
    INSERT INTO campaign.conflict (cid, uid, commune_id, kind, base_ver, server_ver, fields, base, mine, theirs, plots,
      area_m2, login, at)
    SELECT c.cid, c.uid, coalesce(c.cur_commune, c.commune_id), c.code, c.base_ver, coalesce(c.cur_ver, 0),
      CASE WHEN c.status = 'conflict' THEN array_to_string(c.fields, ',') ELSE 'geom' END,
      CASE WHEN c.base_ver = c.cur_ver THEN h.image::jsonb ELSE c.base_image END, s.patch, coalesce(h.image, '{}')::jsonb,
      array_to_string(c.plots, ','), coalesce(c.vals ->> 'area_m2', ''), me, moment
    FROM pg_temp.campaign_case AS c JOIN pg_temp.campaign_said AS s USING (ord)
    LEFT JOIN campaign.hist AS h ON h.uid = c.uid AND h.ver = c.cur_ver
    WHERE c.turn = this_turn AND (c.status = 'conflict' OR c.status = 'rejected' AND c.code IN ('new_overlap', 'new_gap'))
    ORDER BY c.ord;
  END IF;
END $$;

-- Ends conflicts: those that keep what the store has at once, the others by changes that are judged as in any push.
CREATE FUNCTION campaign.resolve(request json) RETURNS json LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  me text := campaign.acting();
  reviewed smallint[] := campaign.deciding();
  answers json := '[]';
  seen text[];
  ended text[];
BEGIN
  IF request ->> 'proto' IS DISTINCT FROM '1' OR coalesce(json_typeof(request -> 'decisions'), '') <> 'array'
    OR coalesce(json_typeof(request -> 'changes'), '') <> 'array' THEN
    RAISE EXCEPTION 'not a request of protocol 1' USING ERRCODE = 'invalid_parameter_value';
  ELSIF json_array_length(request -> 'decisions') > 5000 THEN
    RAISE EXCEPTION 'more than 5000 decisions' USING ERRCODE = 'program_limit_exceeded';
  END IF;
  PERFORM campaign.refuse_old(request);
  IF json_array_length(request -> 'changes') > 0 THEN
    answers := campaign.push(request);
  END IF;
  PERFORM 1 FROM campaign.conflict AS k WHERE k.cid IN (
    SELECT d.cid FROM json_to_recordset(request -> 'decisions') AS d (cid text)) ORDER BY k.id FOR UPDATE;
  seen := ARRAY(SELECT k.cid FROM campaign.conflict AS k
    JOIN json_to_recordset(request -> 'decisions') AS d (cid text) ON d.cid = k.cid
    WHERE k.login = me OR k.commune_id = ANY (campaign.reviewable()));
  WITH done AS (
    UPDATE campaign.conflict AS k SET state = d.state, resolved_by = me, resolved_at = campaign.moment()
    FROM json_to_recordset(request -> 'decisions') AS d (cid text, state text, change text)
    WHERE k.cid = d.cid AND k.state = 'open' AND d.change IS NULL AND d.state IN ('kept_theirs', 'withdrawn')
      AND (k.login = me OR k.commune_id = ANY (reviewed))
    RETURNING k.cid
  ) SELECT coalesce(array_agg(done.cid), '{}') INTO ended FROM done;
  RETURN json_build_object('answers', answers, 'decisions', (
    SELECT coalesce(json_agg(json_build_object('cid', d.cid, 'state', coalesce(k.state, ''),
      'by', coalesce(k.resolved_by, ''), 'status', CASE
        WHEN k.cid IS NULL THEN 'unknown_conflict'
        WHEN d.change IS NULL AND k.cid = ANY (ended) THEN 'done'
        WHEN d.change IS NULL AND k.state = 'open' THEN 'not_yours'
        WHEN d.change IS NULL THEN 'resolved_already'
        WHEN k.state IN ('open', 'withdrawn') AND coalesce(k.resolved_cid, d.change) = d.change THEN 'not_taken'
        WHEN k.resolved_cid = d.change THEN 'done'
        ELSE 'resolved_already'
      END) ORDER BY d.ord), '[]')
    FROM ROWS FROM (json_to_recordset(request -> 'decisions') AS (cid text, state text, change text))
      WITH ORDINALITY AS d (cid, state, change, ord)
    LEFT JOIN campaign.conflict AS k ON k.cid = d.cid AND k.cid = ANY (seen)));
END $$;

-- Hands open conflicts on to a reviewer; whoever sees a conflict may.
CREATE FUNCTION campaign.refer(cids text[], said text) RETURNS json LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  me text := campaign.acting();
  reviewed smallint[] := campaign.reviewable();
  referred text[];
BEGIN
  IF length(said) > 2000 THEN
    RAISE EXCEPTION 'the note is too long' USING ERRCODE = 'program_limit_exceeded';
  ELSIF said <> '' AND NOT campaign.is_canonical(said) THEN -- a store of ours cleans it before it sends it
    RAISE EXCEPTION 'the note holds what nobody sees' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  WITH done AS (
    UPDATE campaign.conflict AS k SET referred_by = me, referred_at = campaign.moment(), note = said
    WHERE k.cid = ANY (cids) AND k.state = 'open' AND (k.login = me OR k.commune_id = ANY (reviewed))
    RETURNING k.cid
  ) SELECT coalesce(array_agg(done.cid), '{}') INTO referred FROM done;
  RETURN (
    SELECT coalesce(json_agg(json_build_object('cid', a.cid, 'state', coalesce(k.state, ''),
      'by', CASE WHEN a.cid = ANY (referred) THEN me ELSE coalesce(k.resolved_by, '') END, 'status', CASE
        WHEN k.cid IS NULL THEN 'unknown_conflict'
        WHEN k.cid = ANY (referred) THEN 'done'
        ELSE 'resolved_already'
      END) ORDER BY a.ord), '[]')
    FROM unnest(cids) WITH ORDINALITY AS a (cid, ord)
    LEFT JOIN campaign.conflict AS k ON k.cid = a.cid AND (k.login = me OR k.commune_id = ANY (reviewed)));
END $$;

-- Who may do what, as in version 6.
SELECT campaign.wall_in();
GRANT SELECT, INSERT, UPDATE ON campaign.batch TO campaign_api;
GRANT UPDATE (state, resolved_by, resolved_at, resolved_cid, referred_by, referred_at, note)
  ON campaign.conflict TO campaign_api;
GRANT SELECT ON campaign.batch TO campaign_viewer;
GRANT EXECUTE ON FUNCTION campaign.reviewable(), campaign.acting() TO campaign_viewer;
GRANT EXECUTE ON FUNCTION campaign.resolve(json) TO campaign_editor, campaign_reviewer;
GRANT EXECUTE ON FUNCTION campaign.refer(text[], text) TO campaign_editor, campaign_reviewer, campaign_supervisor;
ALTER TABLE campaign.batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE campaign.batch FORCE ROW LEVEL SECURITY;
CREATE POLICY door ON campaign.batch TO campaign_api USING (true) WITH CHECK (true);
CREATE POLICY scoped ON campaign.batch FOR SELECT TO campaign_viewer
  USING (commune_id = ANY ((SELECT campaign.readable())::smallint[]));
DROP POLICY scoped ON campaign.conflict;
CREATE POLICY scoped ON campaign.conflict FOR SELECT TO campaign_viewer
  USING (login = (SELECT campaign.acting()) OR commune_id = ANY ((SELECT campaign.reviewable())::smallint[]));
