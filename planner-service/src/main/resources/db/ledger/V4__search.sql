-- What came of runs, and searches, which choose runs by it.

-- The last word on each run, from its trainer and from the analyzer; either may come first.
create table ledger.result (
    run_id              text primary key,
    -- Trained up to here; less than the budget where the run had settled.
    last_epoch          integer,
    settled             boolean,
    training_seconds    double precision,
    -- The final verdict, io.grokscape.dynamics.Dynamic in lower case.
    dynamic             text,
    train_accuracy      double precision,
    validation_accuracy double precision,
    -- First epoch with half the final validation accuracy.
    risen_epoch         integer
);

-- Whether it may still ask for runs; that counts as one more of its open runs, so that it does not end between two of them.
alter table ledger.study add column searching boolean not null default false;

-- The runs a search has chosen. Together with their results they are all of its state.
create table ledger.trial (
    study_id   text not null references ledger.study,
    -- Position among the study's points.
    point      integer not null,
    -- Order of choice, from 0.
    number     integer not null,
    train_size integer not null,
    seed       integer not null,
    run_id     text not null,
    why        text not null,
    chosen_at  timestamptz not null,
    primary key (study_id, number)
);
