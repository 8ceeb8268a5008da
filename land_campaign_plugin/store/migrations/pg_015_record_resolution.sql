-- Central store in PostgreSQL, version 15: conflicts of records are decided as those of plots (version 11). Whoever decides
-- one of a person sees masks and sends tokens: the store itself puts in the values that they stand for. The rules are
-- those of store/record_disputes.py and store/resolution.py.
ALTER TABLE campaign.conflict ADD COLUMN masks jsonb;
CREATE TABLE campaign.conflict_pii (
  cid text COLLATE "C" PRIMARY KEY, year smallint NOT NULL, secret bytea NOT NULL
);

-- The values of the conflict that a change decides, in place of their tokens.
CREATE FUNCTION campaign.open_decisions() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_temp.record_case AS c WHERE c.resolves IS NOT NULL AND c.personal IS NOT NULL) THEN
    RETURN;
  END IF;
  UPDATE pg_temp.record_case AS c SET patch = c.patch || f.tokens, sent = c.sent || f.tokens, personal = c.personal || f.vals
  FROM (
    SELECT x.ord, jsonb_object_agg(e.key, e.value) AS tokens, jsonb_object_agg(e.key, v.vals -> e.key) AS vals
    FROM pg_temp.record_case AS x
    JOIN campaign.conflict AS k ON k.cid = x.resolves ->> 'cid' AND k.uid = x.kind || ':' || x.uid
    JOIN campaign.conflict_pii AS s ON s.cid = k.cid
    CROSS JOIN LATERAL (SELECT campaign.opened(s.secret, s.year) AS vals OFFSET 0) AS v
    CROSS JOIN LATERAL jsonb_each(x.personal) AS e
    WHERE v.vals ? e.key AND e.value = k.mine -> e.key GROUP BY x.ord
  ) AS f WHERE f.ord = c.ord;
END $$;

-- As campaign.judge_resolutions.
CREATE FUNCTION campaign.judge_record_resolutions(this_turn integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  me text := campaign.acting();
  reviewed smallint[] := campaign.deciding();
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_temp.record_case AS c WHERE c.turn = this_turn AND c.resolves IS NOT NULL) THEN
    RETURN;
  END IF;
  PERFORM 1 FROM campaign.conflict AS k WHERE k.cid IN (
    SELECT c.resolves ->> 'cid' FROM pg_temp.record_case AS c
    WHERE c.turn = this_turn AND c.resolves IS NOT NULL) ORDER BY k.id FOR UPDATE;
  UPDATE pg_temp.record_case AS c
  SET status = CASE WHEN f.verdict = 'resolved_already' AND f.own AND c.cur_ver IS NOT NULL THEN 'conflict' ELSE 'rejected' END,
    code = CASE WHEN f.verdict = 'same' THEN c.code ELSE f.verdict END, image = NULL,
    fields = CASE WHEN f.verdict = 'resolved_already' THEN c.changed ELSE c.fields END,
    changed = '{}', vals = CASE WHEN f.verdict = 'resolved_already'
      THEN jsonb_build_object('by', f.resolved_by, 'state', f.state) ELSE '{}' END
  FROM (
    SELECT x.ord, k.login = me AS own, k.resolved_by, k.state, CASE
        WHEN k.cid IS NULL OR k.uid <> x.kind || ':' || x.uid THEN 'unknown_conflict'
        WHEN k.login <> me AND NOT k.commune_id = ANY (reviewed) THEN 'not_yours'
        WHEN x.status = 'conflict' AND k.login <> me THEN 'same'
        WHEN k.state <> 'open' AND campaign.is_taken(x.status) AND x.changed <> '{}' THEN 'resolved_already'
      END AS verdict
    FROM pg_temp.record_case AS x LEFT JOIN campaign.conflict AS k ON k.cid = x.resolves ->> 'cid'
    WHERE x.turn = this_turn AND x.resolves IS NOT NULL
  ) AS f WHERE f.ord = c.ord AND f.verdict IS NOT NULL;
END $$;

-- Keeps the conflicts of a turn, and ends those that its changes decide.
CREATE FUNCTION campaign.write_record_conflicts(this_turn integer, moment text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  me text := campaign.acting();
  present record;
BEGIN
  UPDATE campaign.conflict AS k -- where the same person's new conflict takes its place, it is withdrawn
  SET state = CASE WHEN campaign.is_taken(c.status) THEN c.resolves ->> 'state' ELSE 'withdrawn' END,
    resolved_by = me, resolved_at = moment, resolved_cid = c.cid
  FROM pg_temp.record_case AS c
  WHERE c.turn = this_turn AND c.resolves IS NOT NULL AND (campaign.is_taken(c.status) OR c.status = 'conflict')
    AND k.cid = c.resolves ->> 'cid' AND k.state = 'open';
  INSERT INTO campaign.conflict (cid, uid, commune_id, kind, base_ver, server_ver, fields, base, mine, theirs, login, at,
    masks)
  SELECT c.cid, c.kind || ':' || c.uid, c.cur_commune, c.code, c.base_ver, c.cur_ver, array_to_string(c.fields, ','),
    c.base_image, c.patch, c.cur_image, me, moment, CASE
      WHEN c.personal IS NOT NULL OR c.kind = 'party' THEN jsonb_build_object(
        'base', to_jsonb(campaign.mask_of(b.vals)), 'theirs', to_jsonb(campaign.mask_of(t.vals)),
        'mine', to_jsonb(campaign.mask_of(b.vals || coalesce(c.personal, '{}'))))
    END
  FROM pg_temp.record_case AS c
  LEFT JOIN campaign.party_secret AS s ON c.kind = 'party' AND s.uid = c.uid
  LEFT JOIN campaign.hist_pii AS h ON c.kind = 'party' AND h.uid = c.uid AND h.ver = c.base_ver
  CROSS JOIN LATERAL (SELECT coalesce(campaign.opened(s.secret, s.year), '{}') AS vals OFFSET 0) AS t
  CROSS JOIN LATERAL (SELECT coalesce(campaign.opened(h.secret, h.year), '{}') AS vals OFFSET 0) AS b
  WHERE c.turn = this_turn AND c.status = 'conflict' ORDER BY c.ord;
  IF EXISTS (SELECT 1 FROM pg_temp.record_case AS c
    WHERE c.turn = this_turn AND c.status = 'conflict' AND c.personal IS NOT NULL) THEN
    present := campaign.key_of_year();
    INSERT INTO campaign.conflict_pii (cid, year, secret)
    SELECT f.cid, present.year, campaign.sealed(f.vals, present.key)
    FROM (
      SELECT c.cid, (SELECT jsonb_object_agg(n.name, c.personal -> n.name) FROM campaign.record_field AS n
        WHERE n.kind = c.kind AND n.personal AND coalesce(c.personal -> n.name, 'null') <> 'null') AS vals
      FROM pg_temp.record_case AS c WHERE c.turn = this_turn AND c.status = 'conflict' AND c.personal IS NOT NULL
    ) AS f WHERE f.vals IS NOT NULL;
  END IF;
END $$;

SELECT campaign.wall_in();
GRANT INSERT, UPDATE ON campaign.conflict_pii TO campaign_api;
ALTER TABLE campaign.conflict_pii ENABLE ROW LEVEL SECURITY;
ALTER TABLE campaign.conflict_pii FORCE ROW LEVEL SECURITY;
CREATE POLICY door ON campaign.conflict_pii TO campaign_api USING (true) WITH CHECK (true);
