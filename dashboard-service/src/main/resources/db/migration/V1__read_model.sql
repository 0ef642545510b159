-- The dashboard's read model. Nothing here is a record of anything: drop the schema and start the service, and it is
-- rebuilt from the topics. Every row can be written again, and in another order, without a visible difference.

-- revision: the transaction that touched the row last. The live stream asks for rows between two transaction horizons,
-- so an update that commits late is not missed (a plain sequence would miss it).

CREATE TABLE study (
    study_id     text PRIMARY KEY,
    name         text NOT NULL,
    question     text NOT NULL,
    yaml         text NOT NULL,
    run_count    integer NOT NULL,
    state        text NOT NULL,
    submitted_at timestamptz NOT NULL,
    sequence     bigint NOT NULL,
    revision     bigint NOT NULL
);
CREATE INDEX study_submitted ON study (submitted_at DESC, study_id);
CREATE INDEX study_revision ON study (revision);

-- A run may be heard of by a measurement or a verdict before it is planned: all it then has is its id.
CREATE TABLE run (
    run_id              text PRIMARY KEY,
    -- Of the spec; null until the run is planned. json, not jsonb: it keeps the order of the keys.
    spec                json,
    task                text,
    hidden_size         integer,
    train_size          integer,
    data_seed           bigint,
    model_seed          bigint,
    epochs              integer,
    -- Of its events.
    state               text NOT NULL DEFAULT 'waiting',
    reason              text,
    trainer             text,
    engine              text,
    latest_attempt      integer NOT NULL DEFAULT 0,
    completed_attempt   integer,
    completed_epoch     integer,
    settled             boolean NOT NULL DEFAULT false,
    training_seconds    double precision,
    started_at          timestamptz,
    ended_at            timestamptz,
    -- Of the newest measurement of the attempt that counts.
    epoch               integer,
    train_loss          double precision,
    train_accuracy      double precision,
    validation_loss     double precision,
    validation_accuracy double precision,
    parameter_norm      double precision,
    epochs_per_second   double precision,
    measured_at         timestamptz,
    -- Of its verdict.
    dynamic             text,
    provisional         boolean,
    confidence          double precision,
    revision            bigint NOT NULL
);
CREATE INDEX run_revision ON run (revision);
CREATE INDEX run_active ON run (state) WHERE state IN ('queued', 'running');

CREATE TABLE study_run (
    study_id text NOT NULL,
    run_id   text NOT NULL,
    position integer NOT NULL,
    PRIMARY KEY (study_id, run_id)
);
CREATE INDEX study_run_run ON study_run (run_id);

-- The log of a run. marker tells apart events of one kind in one attempt: a checkpoint's epoch, a study's id.
CREATE TABLE event (
    run_id      text NOT NULL,
    attempt     integer NOT NULL,
    kind        text NOT NULL,
    marker      text NOT NULL,
    sequence    bigint NOT NULL,
    occurred_at timestamptz NOT NULL,
    source      text NOT NULL,
    detail      jsonb NOT NULL,
    PRIMARY KEY (run_id, attempt, kind, marker)
);
CREATE INDEX event_completed ON event (source) WHERE kind = 'completed';

-- What one attempt measured itself, ordered by epoch; a resumed attempt's curve begins after its resume epoch.
-- NaN stands for a value the task does not have.
CREATE TABLE curve (
    run_id                     text NOT NULL,
    attempt                    integer NOT NULL,
    epochs                     integer[] NOT NULL,
    train_loss                 double precision[] NOT NULL,
    train_accuracy             double precision[] NOT NULL,
    validation_loss            double precision[] NOT NULL,
    validation_accuracy        double precision[] NOT NULL,
    parameter_norm             double precision[] NOT NULL,
    validation_log_probability double precision[] NOT NULL,
    validation_margin          double precision[] NOT NULL,
    logit_norm                 double precision[] NOT NULL,
    collapsed                  double precision[] NOT NULL,
    epochs_per_second          double precision,
    measured_at                timestamptz NOT NULL,
    source                     text NOT NULL,
    PRIMARY KEY (run_id, attempt)
);

CREATE TABLE verdict (
    run_id        text PRIMARY KEY,
    attempt       integer NOT NULL,
    dynamic       text NOT NULL,
    confidence    double precision NOT NULL,
    provisional   boolean NOT NULL,
    rules_version text NOT NULL,
    explanation   text NOT NULL,
    evidence      jsonb NOT NULL,
    judged_at     timestamptz NOT NULL,
    sequence      bigint NOT NULL
);

CREATE TABLE finding (
    study_id      text NOT NULL,
    kind          text NOT NULL,
    rules_version text NOT NULL,
    json          text NOT NULL,
    found_at      timestamptz NOT NULL,
    sequence      bigint NOT NULL,
    PRIMARY KEY (study_id, kind)
);

CREATE TABLE trainer (
    name      text PRIMARY KEY,
    engine    text,
    last_seen timestamptz NOT NULL
);

-- How far each partition is projected, written with the projection itself.
CREATE TABLE position (
    topic       text NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);
