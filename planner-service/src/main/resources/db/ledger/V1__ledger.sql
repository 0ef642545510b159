-- What was asked for and how far it is. Back this schema up: studies and their order live nowhere else.

create table ledger.study (
    id               text primary key,
    name             text not null,
    question         text not null,
    yaml             text not null,
    state            text not null check (state in ('active', 'paused', 'cancelled', 'ended')),
    run_count        integer not null,
    -- Runs that still ask for work; kept with every run that ends, so that a study's end is found without counting.
    open_runs        integer not null,
    estimated_epochs bigint not null,
    estimated_flops  double precision not null,
    submitted_at     timestamptz not null,
    -- Whether the object store has the file.
    archived         boolean not null default false
);

create index study_to_archive on ledger.study (submitted_at) where not archived;

create table ledger.run (
    id               text primary key,
    -- grokscape.v1.RunSpec
    spec             bytea not null,
    state            text not null check (state in ('waiting', 'queued', 'running', 'completed', 'failed', 'cancelled')),
    priority         integer not null,
    cost             double precision not null,
    offer            integer not null,
    attempt          integer not null,
    source           text not null,
    cancel_requested boolean not null,
    first_study      text not null,
    reason           text not null,
    -- Order of arrival: among equals the first asked for goes first.
    sequence         bigint generated always as identity,
    -- The last change, so also the last time a trainer was heard of.
    changed_at       timestamptz not null
);

create index run_next on ledger.run (priority desc, cost desc, sequence) where state = 'waiting';
create index run_in_flight on ledger.run (changed_at) where state in ('queued', 'running');

create table ledger.study_run (
    study_id text not null references ledger.study,
    run_id   text not null,
    -- Position among the study's runs.
    index    integer not null,
    primary key (study_id, run_id)
);

create index study_run_in_order on ledger.study_run (study_id, index);
create index study_run_by_run on ledger.study_run (run_id);

-- Messages that were decided in the same transaction as the change they tell of, and are not yet on the broker.
create table ledger.outbox (
    id    bigint generated always as identity primary key,
    topic text not null,
    key   text not null,
    value bytea not null
);
