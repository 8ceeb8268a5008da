-- Central store in one file, version 7: plots that got another commune leave no line in the history of the old one, and
-- are noted here, numbered by commune.
CREATE TABLE departure (
  commune TEXT NOT NULL,
  number INTEGER NOT NULL,
  uid TEXT NOT NULL,
  ver INTEGER NOT NULL,
  PRIMARY KEY (commune, number)
) WITHOUT ROWID;
CREATE TRIGGER plot_departure AFTER UPDATE OF commune ON plot WHEN coalesce(OLD.commune, '') <> coalesce(NEW.commune, '')
BEGIN
  INSERT INTO departure SELECT coalesce(OLD.commune, ''), 1 + coalesce(max(number), 0), NEW.uid, NEW.ver
  FROM departure WHERE commune = coalesce(OLD.commune, '');
END;
