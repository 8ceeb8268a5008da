-- Central store in PostgreSQL, version 2: values, images and the three-way decision, as store/images.py and
-- store/merge.py have them. One suite of tests holds for both.

-- A float as Python prints it, so that an image has one spelling on every machine.
CREATE FUNCTION campaign.real_text(value double precision) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE
    WHEN abs(value) >= 1e15 THEN
      CASE WHEN trunc(value) = value THEN (value::text::numeric)::text || '.0' ELSE (value::text::numeric)::text END
    WHEN value::text ~ '[.e]' THEN value::text
    ELSE (value + 0.0)::text || '.0'
  END;

-- Whether a text is in the one spelling that the store takes (model/canonical_text.py).
CREATE FUNCTION campaign.is_canonical(value text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  value <> '' AND value IS NFC NORMALIZED AND value
    !~ '[\u0001-\u0008\u000b-\u001f\u007f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]';

-- Tells whether a column of this kind can hold `value`.
CREATE FUNCTION campaign.fits(value text, kind text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE kind
    WHEN 'text' THEN length(value) <= 100000 AND campaign.is_canonical(value)
    WHEN 'integer' THEN
      CASE
        WHEN length(value) > 20 OR value !~ '^(0|-?[1-9][0-9]{0,15})$' THEN false
        ELSE abs(value::bigint) < 9007199254740992
      END
    WHEN 'real' THEN
      CASE
        WHEN length(value) > 40 THEN false
        WHEN value !~ '^(0|[1-9][0-9]{0,15})\.[0-9]+$' AND value !~ '^[1-9](\.[0-9]+)?e-([0-9]{2}|[12][0-9]{2})$' THEN false
        ELSE abs(value::double precision) < 9007199254740992
          AND campaign.real_text(value::double precision + 0.0) = value
      END
  END;
-- The same for a field of this name (store/images.py): a plot or record is in force or retired, a map has a scale, a hash
-- is one, and nothing else.
CREATE FUNCTION campaign.fits(name text, value text, kind text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE
    WHEN name = 'status' THEN value IN ('in_force', 'retired')
    WHEN name = 'sha256' THEN value ~ '^[0-9a-f]{64}$'
    WHEN name = 'map_scale' THEN campaign.fits(value, kind) AND value ~ '^[1-9]'
    WHEN name = 'non_plot' THEN value IN ('0', '1')
    ELSE campaign.fits(value, kind)
  END;

-- A plot as texts, in the order of its names: a row of it printed as JSON is what store/images.py calls canonical.
CREATE TYPE campaign.image AS (
  address text, area_legal_m2 text, area_recorded_m2 text, commune text, former_commune text, former_map_scale text,
  former_plot_number text, former_sheet_number text, geom text, hamlet text, land_use text, map_scale text, non_plot text,
  note text, plot_code text, plot_code_issued text, plot_number text, sheet_number text, status text
);

CREATE FUNCTION campaign.nothing() RETURNS jsonb
LANGUAGE sql STABLE RETURN (SELECT jsonb_object_agg(name, NULL) FROM campaign.field);

-- A number as it is compared: no spaces, no leading zeros, capital letters (rules/sheet_keys.py).
CREATE FUNCTION campaign.normalised(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE
    WHEN value ~ '^[0-9]*$' THEN ltrim(value, '0') -- nearly all
    ELSE upper(ltrim(replace(coalesce(value, ''), ' ', ''), '0') COLLATE "und-x-icu")
  END;

-- What no two plots in force may share, the same as rule A03 judges; NULL for a plot without a number.
CREATE FUNCTION campaign.number_key(image campaign.image) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE
    WHEN (image).status = 'retired' THEN NULL
    WHEN coalesce((image).sheet_number, '') = '' OR coalesce((image).plot_number, '') = '' THEN NULL
    ELSE campaign.normalised((image).commune) || '|' || campaign.normalised((image).former_commune)
      || '|' || campaign.normalised((image).former_sheet_number) || '|' || campaign.normalised((image).sheet_number)
      || '|' || campaign.normalised((image).map_scale) || '|' || campaign.normalised((image).plot_number)
  END;

-- A shape, or NULL where it lies where no projected coordinates are (store/images.py).
CREATE FUNCTION campaign.in_reach(shape geometry) RETURNS geometry LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  box box2d := shape::box2d;
BEGIN
  RETURN CASE WHEN greatest(-ST_XMin(box), ST_XMax(box), -ST_YMin(box), ST_YMax(box)) > 1e8 THEN NULL ELSE shape END;
END $$;

-- The shape of hexadecimal WKB, NULL where it is none or has too many points; its SRID is that of the store.
CREATE FUNCTION campaign.shape_of(hex text, srid integer) RETURNS geometry
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF octet_length(hex) > 8000000 THEN
    RETURN NULL;
  END IF;
  RETURN campaign.in_reach(ST_SetSRID(ST_GeomFromWKB(decode(hex, 'hex')), srid));
EXCEPTION WHEN OTHERS THEN
  RETURN NULL;
END $$;

-- A shape in the form in which it stands in an image.
CREATE FUNCTION campaign.shape_text(shape geometry) RETURNS text
LANGUAGE sql IMMUTABLE RETURN
  encode(ST_AsBinary(
    CASE
      WHEN GeometryType(shape) <> 'POLYGON' THEN ST_Force2D(shape)
      ELSE ST_Multi(ST_Force2D(shape))
    END, 'NDR'), 'hex');

-- Two values of a field that mean the same: shapes on the millimetre grid, no status is in force.
CREATE FUNCTION campaign.same_value(field text, one text, other text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF one IS NOT DISTINCT FROM other THEN
    RETURN true;
  ELSIF field = 'status' THEN
    RETURN coalesce(nullif(one, ''), 'in_force') = coalesce(nullif(other, ''), 'in_force');
  ELSIF field <> 'geom' OR one IS NULL OR other IS NULL THEN
    RETURN false;
  END IF;
  RETURN coalesce(
    ST_AsBinary(ST_Normalize(ST_SnapToGrid(campaign.shape_of(one, 0), 0.001)))
      = ST_AsBinary(ST_Normalize(ST_SnapToGrid(campaign.shape_of(other, 0), 0.001))), false);
END $$;

-- The first field of a change whose value its column cannot hold.
CREATE FUNCTION campaign.bad_field(texts campaign.image) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE
    WHEN (texts).commune IS NOT NULL AND NOT campaign.fits((texts).commune, 'text') THEN 'commune'
    WHEN (texts).sheet_number IS NOT NULL AND NOT campaign.fits((texts).sheet_number, 'text') THEN 'sheet_number'
    WHEN (texts).plot_number IS NOT NULL AND NOT campaign.fits((texts).plot_number, 'text') THEN 'plot_number'
    WHEN (texts).area_recorded_m2 IS NOT NULL AND NOT campaign.fits((texts).area_recorded_m2, 'real') THEN 'area_recorded_m2'
    WHEN (texts).area_legal_m2 IS NOT NULL AND NOT campaign.fits((texts).area_legal_m2, 'real') THEN 'area_legal_m2'
    WHEN (texts).land_use IS NOT NULL AND NOT campaign.fits((texts).land_use, 'text') THEN 'land_use'
    WHEN (texts).address IS NOT NULL AND NOT campaign.fits((texts).address, 'text') THEN 'address'
    WHEN (texts).hamlet IS NOT NULL AND NOT campaign.fits((texts).hamlet, 'text') THEN 'hamlet'
    WHEN (texts).map_scale IS NOT NULL AND NOT campaign.fits('map_scale', (texts).map_scale, 'integer') THEN 'map_scale'
    WHEN (texts).plot_code IS NOT NULL AND NOT campaign.fits((texts).plot_code, 'text') THEN 'plot_code'
    WHEN (texts).plot_code_issued IS NOT NULL AND NOT campaign.fits((texts).plot_code_issued, 'text') THEN 'plot_code_issued'
    WHEN (texts).former_commune IS NOT NULL AND NOT campaign.fits((texts).former_commune, 'text') THEN 'former_commune'
    WHEN (texts).former_sheet_number IS NOT NULL AND NOT campaign.fits((texts).former_sheet_number, 'text') THEN 'former_sheet_number'
    WHEN (texts).former_plot_number IS NOT NULL AND NOT campaign.fits((texts).former_plot_number, 'text') THEN 'former_plot_number'
    WHEN (texts).former_map_scale IS NOT NULL AND NOT campaign.fits((texts).former_map_scale, 'integer') THEN 'former_map_scale'
    WHEN (texts).non_plot IS NOT NULL AND NOT campaign.fits('non_plot', (texts).non_plot, 'integer') THEN 'non_plot'
    WHEN (texts).status IS NOT NULL AND NOT campaign.fits('status', (texts).status, 'text') THEN 'status'
    WHEN (texts).note IS NOT NULL AND NOT campaign.fits((texts).note, 'text') THEN 'note'
  END;

-- The same where a value is no text at all, or holds a zero character.
CREATE FUNCTION campaign.bad_field(patch jsonb, wrong text[]) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  field record;
BEGIN
  FOR field IN SELECT f.name, f.kind FROM campaign.field AS f WHERE patch ? f.name AND f.kind <> 'shape'
    ORDER BY f.position LOOP
    IF field.name = ANY (wrong) OR NOT campaign.fits(field.name, patch ->> field.name, field.kind) THEN
      RETURN field.name;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

-- Where the plots of the province lie (model/province.py): west, south, east, north; NULL where that is not known.
CREATE FUNCTION campaign.box() RETURNS double precision[] LANGUAGE sql STABLE RETURN (
  SELECT string_to_array(nullif(value, ''), ',')::double precision[] FROM campaign.meta WHERE name = 'box');
CREATE FUNCTION campaign.is_within(shape geometry, box double precision[]) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  around box2d := shape::box2d; -- perhaps rounded outwards: what it says lies inside does so
BEGIN
  IF box IS NULL OR ST_XMin(around) >= box[1] AND ST_YMin(around) >= box[2] AND ST_XMax(around) <= box[3]
    AND ST_YMax(around) <= box[4] THEN
    RETURN true;
  END IF;
  RETURN ST_XMin(shape) >= box[1] AND ST_YMin(shape) >= box[2] AND ST_XMax(shape) <= box[3] AND ST_YMax(shape) <= box[4];
END $$;

-- Why the store cannot hold a shape: none, not an area, with rings that cross, of too many points, spelt in another way, or
-- outside.
CREATE FUNCTION campaign.bad_shape(shape geometry, hex text, wrong text[], box double precision[]) RETURNS text
LANGUAGE sql IMMUTABLE RETURN
  CASE
    WHEN length(hex) > 8000000 AND 'geom' <> ALL (wrong) THEN 'too_many_points' -- a quarter of a million
    WHEN shape IS NULL OR 'geom' = ANY (wrong) THEN 'no_shape'
    WHEN campaign.shape_text(shape) <> hex THEN 'bad_value'
    WHEN NOT ST_IsValid(shape) THEN 'invalid_shape'
    WHEN GeometryType(shape) NOT IN ('POLYGON', 'MULTIPOLYGON') OR ST_IsEmpty(shape) OR NOT ST_Area(shape) > 0 THEN 'no_shape'
    WHEN NOT campaign.is_within(shape, box) THEN 'outside'
  END;
-- What is told of it beside: the field, or the place.
CREATE FUNCTION campaign.about_shape(bad_shape text, shape geometry) RETURNS jsonb LANGUAGE sql IMMUTABLE RETURN
  CASE bad_shape
    WHEN 'bad_value' THEN '{"field": "geom"}'::jsonb
    WHEN 'no_shape' THEN '{}'
    WHEN 'too_many_points' THEN '{}'
    WHEN 'outside' THEN jsonb_build_object('where', floor(ST_XMin(shape))::bigint || ' ' || floor(ST_YMin(shape))::bigint)
    ELSE jsonb_build_object('where', coalesce(
      nullif(rtrim(split_part(ST_IsValidReason(shape), '[', 2), ']'), ''), '?'))
  END;

-- Whether both say the same about number_key.
CREATE FUNCTION campaign.same_number(one campaign.image, other campaign.image) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  (one).status IS NOT DISTINCT FROM (other).status AND (one).sheet_number IS NOT DISTINCT FROM (other).sheet_number
  AND (one).plot_number IS NOT DISTINCT FROM (other).plot_number AND (one).commune IS NOT DISTINCT FROM (other).commune
  AND (one).former_commune IS NOT DISTINCT FROM (other).former_commune
  AND (one).former_sheet_number IS NOT DISTINCT FROM (other).former_sheet_number
  AND (one).map_scale IS NOT DISTINCT FROM (other).map_scale;

-- Which values differ, by name.
CREATE FUNCTION campaign.differing(one campaign.image, other campaign.image) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN array_remove(ARRAY[
  CASE WHEN (one).address IS DISTINCT FROM (other).address THEN 'address' END,
  CASE WHEN (one).area_legal_m2 IS DISTINCT FROM (other).area_legal_m2 THEN 'area_legal_m2' END,
  CASE WHEN (one).area_recorded_m2 IS DISTINCT FROM (other).area_recorded_m2 THEN 'area_recorded_m2' END,
  CASE WHEN (one).commune IS DISTINCT FROM (other).commune THEN 'commune' END,
  CASE WHEN (one).former_commune IS DISTINCT FROM (other).former_commune THEN 'former_commune' END,
  CASE WHEN (one).former_map_scale IS DISTINCT FROM (other).former_map_scale THEN 'former_map_scale' END,
  CASE WHEN (one).former_plot_number IS DISTINCT FROM (other).former_plot_number THEN 'former_plot_number' END,
  CASE WHEN (one).former_sheet_number IS DISTINCT FROM (other).former_sheet_number THEN 'former_sheet_number' END,
  CASE WHEN (one).geom IS DISTINCT FROM (other).geom THEN 'geom' END,
  CASE WHEN (one).hamlet IS DISTINCT FROM (other).hamlet THEN 'hamlet' END,
  CASE WHEN (one).land_use IS DISTINCT FROM (other).land_use THEN 'land_use' END,
  CASE WHEN (one).map_scale IS DISTINCT FROM (other).map_scale THEN 'map_scale' END,
  CASE WHEN (one).non_plot IS DISTINCT FROM (other).non_plot THEN 'non_plot' END,
  CASE WHEN (one).note IS DISTINCT FROM (other).note THEN 'note' END,
  CASE WHEN (one).plot_code IS DISTINCT FROM (other).plot_code THEN 'plot_code' END,
  CASE WHEN (one).plot_code_issued IS DISTINCT FROM (other).plot_code_issued THEN 'plot_code_issued' END,
  CASE WHEN (one).plot_number IS DISTINCT FROM (other).plot_number THEN 'plot_number' END,
  CASE WHEN (one).sheet_number IS DISTINCT FROM (other).sheet_number THEN 'sheet_number' END,
  CASE WHEN (one).status IS DISTINCT FROM (other).status THEN 'status' END
], NULL);

-- How much more than before (`old`) a shape overlaps each of its neighbours, and how wide the strip is on average. Only
-- what it gained can lie over one: those that this does not touch need not be cut.
CREATE FUNCTION campaign.overlaps(shape geometry, old geometry, uids text[], neighbours geometry[])
RETURNS TABLE (uid text, area_m2 double precision, width_m double precision) LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  gained geometry := CASE WHEN old IS NULL THEN shape ELSE ST_Difference(shape, old) END;
BEGIN
  IF NOT ST_Area(gained) > 0.01 THEN
    RETURN;
  END IF;
  FOR place IN 1 .. array_length(uids, 1) LOOP
    IF gained && neighbours[place] THEN
      uid := uids[place];
      SELECT o.area_m2, o.width_m INTO area_m2, width_m FROM campaign.overlap(shape, old, neighbours[place]) AS o;
      RETURN NEXT;
    END IF;
  END LOOP;
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

CREATE TYPE campaign.verdict AS (status text, code text, image jsonb, changed text[], fields text[]);

-- What becomes of a change, given the plot in the store (`now`) and as it was at the version that the change is based on.
CREATE FUNCTION campaign.decide(
  op text, base_ver integer, patch jsonb, now_ver integer, now jsonb, base jsonb
) RETURNS campaign.verdict LANGUAGE plpgsql STABLE AS $$
DECLARE
  mine text[];
  theirs text[] := '{}';
  disputed text[];
  told text[];
BEGIN
  IF now IS NULL THEN
    IF op <> 'I' THEN
      RETURN ROW('rejected', 'unknown_plot', NULL, '{}', '{}')::campaign.verdict;
    END IF;
    RETURN ROW('applied', '', campaign.nothing() || patch,
      ARRAY(SELECT k FROM jsonb_object_keys(patch) AS k ORDER BY k COLLATE "C"), '{}')::campaign.verdict;
  ELSIF base_ver > now_ver THEN
    RETURN ROW('rejected', 'ahead_of_store', NULL, '{}', '{}')::campaign.verdict;
  ELSIF op <> 'I' AND base_ver = now_ver THEN
    mine := ARRAY(SELECT e.key FROM jsonb_each(patch) AS e WHERE e.value IS DISTINCT FROM now -> e.key
      ORDER BY e.key COLLATE "C");
    IF mine = '{}' THEN
      RETURN ROW('same', '', now, '{}', '{}')::campaign.verdict;
    END IF;
    RETURN ROW('applied', '', now || patch, mine, '{}')::campaign.verdict;
  END IF;
  mine := ARRAY(SELECT e.key FROM jsonb_each_text(patch) AS e
    WHERE NOT campaign.same_value(e.key, e.value, now ->> e.key) ORDER BY e.key COLLATE "C");
  IF op = 'I' THEN
    base := campaign.nothing() || patch;
  END IF;
  IF base IS NOT NULL THEN
    theirs := ARRAY(SELECT f.name FROM campaign.field AS f
      WHERE NOT campaign.same_value(f.name, now ->> f.name, base ->> f.name) ORDER BY f.position);
  END IF;
  IF mine = '{}' THEN
    told := ARRAY(SELECT t FROM unnest(theirs) WITH ORDINALITY AS u(t, place) WHERE NOT patch ? t ORDER BY place);
    RETURN ROW(CASE WHEN told = '{}' THEN 'same' ELSE 'merged' END, '', now, '{}', told)::campaign.verdict;
  ELSIF op = 'I' OR base IS NULL THEN
    RETURN ROW('conflict', 'other_plot', NULL, '{}', mine)::campaign.verdict;
  ELSIF now ->> 'status' = 'retired' THEN
    RETURN ROW('conflict', 'retired_since', NULL, '{}', mine)::campaign.verdict;
  ELSIF patch ->> 'status' = 'retired' AND theirs <> '{}' THEN
    RETURN ROW('conflict', 'edited_since', NULL, '{}', theirs)::campaign.verdict;
  END IF;
  disputed := ARRAY(SELECT grp FROM campaign.field WHERE name = ANY (mine)
    INTERSECT SELECT grp FROM campaign.field WHERE name = ANY (theirs));
  IF disputed <> '{}' THEN
    RETURN ROW('conflict', 'changed_since', NULL, '{}', ARRAY(SELECT f.name FROM campaign.field AS f
      WHERE f.grp = ANY (disputed) AND f.name = ANY (mine || theirs) ORDER BY f.position))::campaign.verdict;
  END IF;
  RETURN ROW(CASE WHEN theirs = '{}' THEN 'applied' ELSE 'merged' END, '',
    now || (SELECT jsonb_object_agg(m, patch -> m) FROM unnest(mine) AS m),
    ARRAY(SELECT m FROM unnest(mine) AS m WHERE patch -> m IS DISTINCT FROM now -> m ORDER BY m COLLATE "C"),
    theirs)::campaign.verdict;
END $$;

-- The hash chain (store/history.py): the hash before, and every value of the entry, with a zero byte between them.
CREATE FUNCTION campaign.entry(
  commune text, seq bigint, uid text, ver integer, op text, base_ver integer, cid text, batch text, reason text,
  login text, at text, changed text, image text, group_id text, parents text
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE RETURN
  '\x00'::bytea || convert_to(commune, 'UTF8') || '\x00'::bytea || convert_to(seq::text, 'UTF8')
  || '\x00'::bytea || convert_to(uid, 'UTF8') || '\x00'::bytea || convert_to(ver::text, 'UTF8')
  || '\x00'::bytea || convert_to(op, 'UTF8') || '\x00'::bytea || convert_to(base_ver::text, 'UTF8')
  || '\x00'::bytea || convert_to(cid, 'UTF8') || '\x00'::bytea || convert_to(batch, 'UTF8')
  || '\x00'::bytea || convert_to(coalesce(reason, ''), 'UTF8') || '\x00'::bytea || convert_to(login, 'UTF8')
  || '\x00'::bytea || convert_to(at, 'UTF8') || '\x00'::bytea || convert_to(changed, 'UTF8')
  || '\x00'::bytea || convert_to(image, 'UTF8')
  || CASE
    WHEN group_id IS NULL AND parents IS NULL THEN ''::bytea
    ELSE '\x00'::bytea || convert_to(coalesce(group_id, ''), 'UTF8')
      || '\x00'::bytea || convert_to(coalesce(parents, ''), 'UTF8')
  END;
CREATE FUNCTION campaign.link(state text, head text, entry bytea) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN encode(sha256(convert_to(coalesce(state, head), 'UTF8') || entry), 'hex'); -- one expression: no query is run
END $$;
-- The same for a row of lines: each hash, followed by the one before.
CREATE FUNCTION campaign.link_on(state text, head text, entry bytea) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN encode(sha256(convert_to(coalesce(left(state, 64), head), 'UTF8') || entry), 'hex') || coalesce(left(state, 64), head);
END $$;
CREATE AGGREGATE campaign.chain(text, bytea) (sfunc = campaign.link_on, stype = text);
