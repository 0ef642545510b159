-- What people have noted, as JSON [{id, text, written_at}].
ALTER TABLE study ADD COLUMN notes json NOT NULL DEFAULT '[]';
ALTER TABLE study ADD COLUMN tags text[] NOT NULL DEFAULT '{}';
ALTER TABLE run ADD COLUMN notes json NOT NULL DEFAULT '[]';
ALTER TABLE run ADD COLUMN tags text[] NOT NULL DEFAULT '{}';
ALTER TABLE run ADD COLUMN annotation integer NOT NULL DEFAULT 0;

-- The attempt whose curve was found whole, or was looked for in the object store.
ALTER TABLE run ADD COLUMN curve_checked integer;
CREATE INDEX run_curve_to_check ON run (run_id) WHERE state IN ('completed', 'failed') AND curve_checked IS NULL;

-- The broker's own id of the topic that a position is of: a topic made anew counts from 0 again.
ALTER TABLE position ADD COLUMN topic_id text;

-- One row, which names this read model: whoever began to write into another one has to begin again.
CREATE TABLE generation (id uuid NOT NULL DEFAULT gen_random_uuid());
INSERT INTO generation DEFAULT VALUES;
