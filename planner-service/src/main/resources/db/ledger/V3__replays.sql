-- Dead letters that were put back, by their own place. topic_id is the broker's: a topic made anew counts from 0 again.
create table ledger.replayed (
    topic_id    text not null,
    partition   integer not null,
    "offset"    bigint not null,
    replayed_at timestamptz not null,
    primary key (topic_id, partition, "offset")
);
