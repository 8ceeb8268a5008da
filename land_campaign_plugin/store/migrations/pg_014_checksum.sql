-- Central store in PostgreSQL, version 14: what a work copy is compared with, and which plots left a commune.

-- A plot of which a line of history says more than that it is there: sixty bits, as store/comparing.py reckons them.
CREATE FUNCTION campaign.row_hash(uid text, ver integer, image text) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  ('x' || left(encode(sha256(convert_to(uid || ' ' || ver || ' ' || image, 'UTF8')), 'hex'), 15))::bit(60)::bigint;

-- The plots in force of a commune, or of some of its sheets ('' is no sheet), each with its hash.
CREATE FUNCTION campaign.row_hashes(code text, sheets text[] DEFAULT NULL)
RETURNS TABLE (uid text, hash bigint) LANGUAGE sql STABLE AS $$
  SELECT p.uid, campaign.row_hash(h.uid, h.ver, h.image)
  FROM campaign.plot AS p JOIN campaign.hist AS h ON h.uid = p.uid AND h.ver = p.ver
  WHERE p.commune_id = (SELECT u.id FROM campaign.commune AS u WHERE u.code = $1 AND u.valid @> current_date)
    AND p.status IS DISTINCT FROM 'retired' AND ($2 IS NULL OR coalesce(p.sheet_number, '') = ANY ($2))
$$;

-- Number and hash of the last line of a commune, how many plots are in force, and the sum of their hashes in any order.
CREATE FUNCTION campaign.checksum(code text, sheets text[] DEFAULT NULL)
RETURNS TABLE (seq bigint, hash text, plots bigint, total numeric) LANGUAGE sql STABLE AS $$
  SELECT u.head_seq, u.head_hash, f.plots, f.total
  FROM campaign.commune AS u
  CROSS JOIN (SELECT count(*) AS plots, coalesce(sum(r.hash), 0) AS total FROM campaign.row_hashes($1, $2) AS r) AS f
  WHERE u.code = $1 AND u.valid @> current_date
$$;

-- A plot that gets another commune leaves no line in the history of the old one: it is noted here, numbered by commune.
-- Whoever changes the plot holds the old commune's row, so that no number comes twice or late.
CREATE TABLE campaign.departure (
  commune_id smallint NOT NULL REFERENCES campaign.commune,
  number bigint NOT NULL,
  uid text COLLATE "C" NOT NULL,
  ver integer NOT NULL,
  PRIMARY KEY (commune_id, number)
);
CREATE FUNCTION campaign.note_departure() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO campaign.departure
  SELECT OLD.commune_id, 1 + coalesce(max(d.number), 0), NEW.uid, NEW.ver
  FROM campaign.departure AS d WHERE d.commune_id = OLD.commune_id;
  RETURN NULL;
END $$;
CREATE TRIGGER departure AFTER UPDATE ON campaign.plot
  FOR EACH ROW WHEN (OLD.commune_id IS DISTINCT FROM NEW.commune_id) EXECUTE FUNCTION campaign.note_departure();

CREATE FUNCTION campaign.departures(code text, after bigint)
RETURNS TABLE (number bigint, uid text, ver integer) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT d.number, d.uid, d.ver
  FROM campaign.departure AS d JOIN campaign.commune AS u ON u.id = d.commune_id
  WHERE u.code = $1 AND u.valid @> current_date AND u.id = ANY (campaign.readable()) AND d.number > $2
  ORDER BY d.number
$$;

-- Records follow their plot into another commune, each with a line of history there (store/record_moves.py). A commune
-- that ended takes all of its records along when it is merged.
CREATE FUNCTION campaign.follow_plots(batch text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  moment text := campaign.moment();
  person text := campaign.acting();
  own record;
  count bigint;
BEGIN
  FOR own IN
    SELECT u.id, u.code, u.head_seq, u.head_hash, array_agg(DISTINCT c.uid) AS plots, array_agg(DISTINCT o.id) AS old
    FROM pg_temp.campaign_case AS c
    JOIN campaign.plot AS p ON p.uid = c.uid AND p.commune_id <> c.cur_commune
    JOIN campaign.commune AS o ON o.id = c.cur_commune AND o.valid @> current_date
    JOIN campaign.commune AS u ON u.id = p.commune_id
    WHERE c.commune_id <> c.cur_commune
    GROUP BY u.id ORDER BY u.id
  LOOP
    WITH papers AS MATERIALIZED (
      SELECT r.kind, r.uid, r.ver, r.image FROM campaign.record AS r
      WHERE r.commune_id = ANY (own.old) AND r.plot_uid = ANY (own.plots) AND NOT r.retired
    ), moved AS MATERIALIZED (
      SELECT m.*, own.head_seq + row_number() OVER (ORDER BY m.kind, m.uid) AS seq, gen_random_uuid()::text AS cid
      FROM (
        SELECT p.* FROM papers AS p
        UNION ALL
        SELECT r.kind, r.uid, r.ver, r.image FROM campaign.record AS r
        JOIN papers AS p ON p.kind = 'certificate' AND p.uid = r.image::jsonb ->> 'certificate_uid'
        WHERE r.kind = 'document' AND r.commune_id = ANY (own.old) AND r.plot_uid IS NULL AND NOT r.retired
      ) AS m
    ), chained AS MATERIALIZED (
      SELECT m.*, campaign.record_chain(own.head_hash, campaign.entry(own.code, m.seq, m.kind || ':' || m.uid,
          m.ver + 1, 'U', m.ver, m.cid, batch, NULL, person, moment, '', m.image, NULL, NULL)
        ) OVER (ORDER BY m.seq ROWS UNBOUNDED PRECEDING) AS hash
      FROM moved AS m
    ), told AS (
      INSERT INTO campaign.hist (uid, ver, op, commune_id, commune, seq, image, changed, base_ver, cid, batch, login, at,
        prev_hash, hash, kind)
      SELECT c.kind || ':' || c.uid, c.ver + 1, 'U', own.id, own.code, c.seq, c.image, '', c.ver, c.cid, batch, person,
        moment, coalesce(lag(c.hash) OVER (ORDER BY c.seq), own.head_hash), c.hash, c.kind
      FROM chained AS c ORDER BY c.seq
    )
    UPDATE campaign.record AS r SET commune_id = own.id, ver = c.ver + 1, seq = c.seq, cid = c.cid, upd_by = person,
      upd_at = moment
    FROM chained AS c WHERE r.kind = c.kind AND r.uid = c.uid;
    GET DIAGNOSTICS count = ROW_COUNT;
    UPDATE campaign.commune AS u SET head_seq = h.seq, head_hash = h.hash
    FROM campaign.hist AS h
    WHERE count > 0 AND u.id = own.id AND h.commune_id = own.id AND h.seq = own.head_seq + count;
  END LOOP;
END $$;

ALTER FUNCTION campaign.take_in(json, json, text) RENAME TO take_in_plots;
CREATE FUNCTION campaign.take_in(head json, changes json, lines text) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  answers json := campaign.take_in_plots(head, changes, lines);
BEGIN
  IF EXISTS (SELECT 1 FROM pg_temp.campaign_case AS c WHERE c.commune_id <> c.cur_commune) THEN
    PERFORM campaign.follow_plots(head ->> 'batch');
  END IF;
  RETURN answers;
END $$;

SELECT campaign.wall_in();
GRANT SELECT, INSERT ON campaign.departure TO campaign_api;
ALTER TABLE campaign.departure ENABLE ROW LEVEL SECURITY;
ALTER TABLE campaign.departure FORCE ROW LEVEL SECURITY;
CREATE POLICY door ON campaign.departure TO campaign_api USING (true) WITH CHECK (true);
GRANT EXECUTE ON FUNCTION campaign.row_hash(text, integer, text), campaign.row_hashes(text, text[]),
  campaign.checksum(text, text[]), campaign.departures(text, bigint) TO campaign_viewer;
