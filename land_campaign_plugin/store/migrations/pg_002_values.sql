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

-- Tells whether a column of this kind can hold `value`.
CREATE FUNCTION campaign.fits(value text, kind text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE kind
    WHEN 'text' THEN length(value) <= 100000 AND value IS NFC NORMALIZED
    WHEN 'integer' THEN
      CASE
        WHEN length(value) > 20 OR value !~ '^(0|-?[1-9][0-9]{0,15})$' THEN false
        ELSE abs(value::bigint) < 9007199254740992
      END
    WHEN 'real' THEN
      CASE
        WHEN length(value) > 40 THEN false
        WHEN value !~ '^-?(0|[1-9][0-9]{0,15})\.[0-9]+$' AND value !~ '^-?[1-9](\.[0-9]+)?e-([0-9]{2}|[12][0-9]{2})$'
          THEN false
        ELSE abs(value::double precision) < 9007199254740992
          AND campaign.real_text(value::double precision + 0.0) = value
      END
  END;

-- JSON with sorted keys and no spaces, byte for byte what store/images.py calls canonical.
CREATE FUNCTION campaign.canonical(image jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  '{"address":' || coalesce((image -> 'address')::text, 'null')
  || ',"area_legal_m2":' || coalesce((image -> 'area_legal_m2')::text, 'null')
  || ',"area_recorded_m2":' || coalesce((image -> 'area_recorded_m2')::text, 'null')
  || ',"commune":' || coalesce((image -> 'commune')::text, 'null')
  || ',"former_commune":' || coalesce((image -> 'former_commune')::text, 'null')
  || ',"former_map_scale":' || coalesce((image -> 'former_map_scale')::text, 'null')
  || ',"former_plot_number":' || coalesce((image -> 'former_plot_number')::text, 'null')
  || ',"former_sheet_number":' || coalesce((image -> 'former_sheet_number')::text, 'null')
  || ',"geom":' || coalesce((image -> 'geom')::text, 'null')
  || ',"hamlet":' || coalesce((image -> 'hamlet')::text, 'null')
  || ',"land_use":' || coalesce((image -> 'land_use')::text, 'null')
  || ',"map_scale":' || coalesce((image -> 'map_scale')::text, 'null')
  || ',"non_plot":' || coalesce((image -> 'non_plot')::text, 'null')
  || ',"note":' || coalesce((image -> 'note')::text, 'null')
  || ',"plot_code":' || coalesce((image -> 'plot_code')::text, 'null')
  || ',"plot_code_issued":' || coalesce((image -> 'plot_code_issued')::text, 'null')
  || ',"plot_number":' || coalesce((image -> 'plot_number')::text, 'null')
  || ',"sheet_number":' || coalesce((image -> 'sheet_number')::text, 'null')
  || ',"status":' || coalesce((image -> 'status')::text, 'null') || '}';

CREATE FUNCTION campaign.nothing() RETURNS jsonb
LANGUAGE sql STABLE RETURN (SELECT jsonb_object_agg(name, NULL) FROM campaign.field);

-- A number as it is compared: no spaces, no leading zeros, capital letters (rules/sheet_keys.py).
CREATE FUNCTION campaign.normalised(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  upper(ltrim(replace(coalesce(value, ''), ' ', ''), '0') COLLATE "und-x-icu");

-- What no two plots in force may share, the same as rule A03 judges; NULL for a plot without a number.
CREATE FUNCTION campaign.number_key(image jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE
    WHEN image ->> 'status' = 'retired' THEN NULL
    WHEN coalesce(image ->> 'sheet_number', '') = '' OR coalesce(image ->> 'plot_number', '') = '' THEN NULL
    ELSE campaign.normalised(image ->> 'commune') || '|' || campaign.normalised(image ->> 'former_commune')
      || '|' || campaign.normalised(image ->> 'former_sheet_number') || '|' || campaign.normalised(image ->> 'sheet_number')
      || '|' || campaign.normalised(image ->> 'map_scale') || '|' || campaign.normalised(image ->> 'plot_number')
  END;

-- The shape of hexadecimal WKB, NULL where it is none, or lies where no projected coordinates are (store/images.py);
-- its SRID is that of the store.
CREATE FUNCTION campaign.shape_of(hex text, srid integer) RETURNS geometry
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  shape geometry;
BEGIN
  shape := ST_SetSRID(ST_GeomFromWKB(decode(hex, 'hex')), srid);
  RETURN CASE
    WHEN greatest(-ST_XMin(shape), ST_XMax(shape), -ST_YMin(shape), ST_YMax(shape)) > 1e8 THEN NULL
    ELSE shape
  END;
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
) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
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
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  encode(sha256(convert_to(coalesce(state, head), 'UTF8') || entry), 'hex');
CREATE AGGREGATE campaign.chain(text, bytea) (sfunc = campaign.link, stype = text);
