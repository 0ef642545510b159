-- Pausing, retrying, priority; notes and tags; what the broker is known to hold.

alter table ledger.run drop constraint run_state_check;
alter table ledger.run add constraint run_state_check
    check (state in ('waiting', 'paused', 'queued', 'running', 'completed', 'failed', 'cancelled'));
alter table ledger.run add column pause_requested boolean not null default false;
-- How often people asked for fresh attempts after the run had failed.
alter table ledger.run add column retries integer not null default 0;
-- Counts changes of the run's notes and tags.
alter table ledger.run add column annotations integer not null default 0;

alter table ledger.study add column priority integer not null default 0;
-- What is to be told again of the study and its runs, because topics lost it: null = nothing.
alter table ledger.study add column say_again text check (say_again in ('what_was_lost', 'everything'));

-- What people wrote. subject is a study's id or a run's.
create table ledger.note (
    subject    text not null,
    id         text not null,
    text       text not null,
    written_at timestamptz not null,
    primary key (subject, id)
);

create table ledger.tag (
    subject text not null,
    tag     text not null,
    primary key (subject, tag)
);

-- The broker's own id of each topic: another id is another topic, and what the former held is gone.
create table ledger.topic (
    name text primary key,
    id   text not null
);
