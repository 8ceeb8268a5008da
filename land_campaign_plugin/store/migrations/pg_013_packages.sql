-- Central store in PostgreSQL, version 13: packages and gateways. A login of the role campaign_gateway hands in what a
-- person sealed with a key of theirs: it acts as that person and as nobody without a key, and is named beside them.
CREATE TABLE campaign.package_key (
  id text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[0-9a-f]{10}$'), -- stands readable on each package
  login text NOT NULL REFERENCES campaign.person,
  key bytea NOT NULL CHECK (length(key) = 32),
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  revoked_at timestamptz
);
CREATE UNIQUE INDEX package_key_in_force ON campaign.package_key (login) WHERE revoked_at IS NULL;

-- For gateways: everybody else is told no.
CREATE FUNCTION campaign.has_key(person text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER RETURN EXISTS (
  SELECT 1 FROM campaign.package_key AS k JOIN campaign.person AS p ON p.login = k.login AND p.active
  WHERE k.login = person AND k.revoked_at IS NULL AND pg_has_role(session_user, 'campaign_gateway', 'MEMBER'));

-- As in version 3, and no gateway speaks for a person who has no key: to take the key away is to end it.
CREATE OR REPLACE FUNCTION campaign.acting() RETURNS text LANGUAGE sql STABLE RETURN
  CASE
    WHEN coalesce(current_setting('campaign.acting', true), '') <> ''
      AND pg_has_role(session_user, 'campaign_gateway', 'MEMBER')
      AND campaign.has_key(current_setting('campaign.acting', true)) THEN current_setting('campaign.acting', true)
    ELSE session_user::text
  END;

-- The key that a package says it was sealed with; for gateways.
CREATE FUNCTION campaign.package_key_of(key_id text) RETURNS TABLE (key bytea, login text)
LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT k.key, k.login FROM campaign.package_key AS k JOIN campaign.person AS p ON p.login = k.login AND p.active
  WHERE k.id = key_id AND k.revoked_at IS NULL
$$;

-- A push in somebody's name, for gateways that set nothing themselves.
CREATE FUNCTION campaign.push_for(person text, request json) RETURNS json LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  answers json;
BEGIN
  IF NOT campaign.has_key(person) THEN
    RAISE EXCEPTION 'no key' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('campaign.acting', person, true);
  answers := campaign.push(request);
  PERFORM set_config('campaign.acting', '', true);
  RETURN answers;
END $$;

-- Through whose hands a change came; null where the person pushed it.
ALTER TABLE campaign.hist ADD COLUMN via text DEFAULT nullif(session_user::text, campaign.acting());
ALTER TABLE campaign.change_req ADD COLUMN via text DEFAULT nullif(session_user::text, campaign.acting());

-- History from an office's own store may stand under a code that means no commune: kept, and closed for every push.
ALTER TABLE campaign.commune DROP CONSTRAINT commune_code_check;
ALTER TABLE campaign.commune ADD CONSTRAINT commune_code_check CHECK (code <> '' OR isempty(valid));

SELECT campaign.wall_in();
ALTER TABLE campaign.package_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE campaign.package_key FORCE ROW LEVEL SECURITY;
CREATE POLICY door ON campaign.package_key TO campaign_api USING (true) WITH CHECK (true);
GRANT SELECT ON campaign.package_key TO campaign_api;
GRANT campaign_viewer TO campaign_gateway;
GRANT EXECUTE ON FUNCTION campaign.acting(), campaign.has_key(text) TO campaign_viewer, campaign_api;
GRANT EXECUTE ON FUNCTION campaign.package_key_of(text), campaign.push_for(text, json), campaign.push(json),
  campaign.push(json, text), campaign.get_ready() TO campaign_gateway;
