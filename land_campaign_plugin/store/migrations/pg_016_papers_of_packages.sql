-- Central store in PostgreSQL, version 16: a gateway hands in the papers of a package as well as its changes. Both
-- functions look at what the person may write whom the gateway acts for.
GRANT EXECUTE ON FUNCTION campaign.put_document(text, bigint, integer, bytea), campaign.finish_document(text)
  TO campaign_gateway;
