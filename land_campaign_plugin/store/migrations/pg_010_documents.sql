-- Central store in PostgreSQL, version 10: seals of sheets, people masked, scanned papers, and who may do what of all
-- that came since version 6.
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
  SELECT of_sha256 ~ '^[0-9a-f]{64}$' AND EXISTS (SELECT 1 FROM campaign.record AS r
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
SELECT campaign.wall_in();
DO $$
DECLARE
  name text;
BEGIN
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
