-- Central store in PostgreSQL, version 5: what is read through functions, the proof of a plot's row, and anchors.

-- The communes that the person may read today.
CREATE FUNCTION campaign.readable() RETURNS smallint[]
LANGUAGE sql STABLE SECURITY DEFINER RETURN ARRAY(
  SELECT s.commune_id FROM campaign.scope AS s JOIN campaign.person AS p ON p.login = s.login AND p.active
  WHERE s.login = campaign.acting() AND s.valid @> now());

-- What the person may do, commune by commune.
CREATE FUNCTION campaign.hello() RETURNS json LANGUAGE sql STABLE SECURITY DEFINER RETURN (
  SELECT json_build_object(
    'login', campaign.acting(), 'full_name', (SELECT full_name FROM campaign.person WHERE login = campaign.acting()),
    'meta', (SELECT json_object_agg(name, value) FROM campaign.meta),
    'scopes', (
      SELECT coalesce(json_agg(json_build_object('commune', u.code, 'name', u.name, 'role', s.role) ORDER BY u.code, s.role), '[]')
      FROM campaign.scope AS s JOIN campaign.commune AS u ON u.id = s.commune_id
      JOIN campaign.person AS p ON p.login = s.login AND p.active
      WHERE s.login = campaign.acting() AND s.valid @> now())));

-- The image that the row of a plot amounts to: the same text as its last line of history, unless somebody changed a row.
CREATE FUNCTION campaign.image_of(p campaign.plot) RETURNS text LANGUAGE sql STABLE RETURN campaign.canonical(
  to_jsonb(ROW(p.commune, p.sheet_number, p.plot_number, NULL, NULL, p.land_use, p.address, p.hamlet, NULL, p.plot_code,
    p.plot_code_issued, p.former_commune, p.former_sheet_number, p.former_plot_number, NULL, NULL, p.status, p.note
  )::campaign.content) || jsonb_build_object(
    'geom', campaign.shape_text(p.geom),
    'area_recorded_m2', campaign.real_text(p.area_recorded_m2), 'area_legal_m2', campaign.real_text(p.area_legal_m2),
    'map_scale', p.map_scale::text, 'former_map_scale', p.former_map_scale::text, 'non_plot', p.non_plot::text));

-- Writes down the heads of all chains; once a day, a second call the same day changes nothing.
CREATE FUNCTION campaign.drop_anchor() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  count bigint;
BEGIN
  INSERT INTO campaign.anchor (day, commune_id, last_seq, head_hash)
  SELECT (now() AT TIME ZONE 'UTC')::date, id, head_seq, head_hash FROM campaign.commune WHERE head_seq > 0
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS count = ROW_COUNT;
  RETURN count;
END $$;
