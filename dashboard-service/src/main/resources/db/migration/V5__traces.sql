-- One metric of a run at the epochs of a grid that all runs share (sampled), and thinned with its extremes (epochs, points):
-- what compares hundreds of runs at once without reading their curves. Big-endian float4 and int4, one after the other.
-- They follow from the curves; basis says from which state of them.
CREATE TABLE trace (
    run_id  text NOT NULL,
    metric  text NOT NULL,
    basis   text NOT NULL,
    best    double precision,
    sampled bytea NOT NULL,
    epochs  bytea NOT NULL,
    points  bytea NOT NULL,
    PRIMARY KEY (run_id, metric)
);
-- Random mantissas do not compress; trying costs each reader.
ALTER TABLE trace ALTER COLUMN sampled SET STORAGE EXTERNAL;
ALTER TABLE trace ALTER COLUMN epochs SET STORAGE EXTERNAL;
ALTER TABLE trace ALTER COLUMN points SET STORAGE EXTERNAL;
