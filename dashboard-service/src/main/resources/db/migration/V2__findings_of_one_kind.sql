-- A study has several findings of one kind, told apart by "which". What stands here so far had no such name; it is said
-- again under its own.
DELETE FROM finding;
ALTER TABLE finding ADD COLUMN which text NOT NULL;
ALTER TABLE finding DROP CONSTRAINT finding_pkey;
ALTER TABLE finding ADD PRIMARY KEY (study_id, kind, which);
