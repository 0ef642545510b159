-- Curves of 400 measurements, in pieces of 50 as they came, of at most :runs runs that have none. Even on a log axis.
WITH wanted AS (
    SELECT run_id, dynamic, hashtextextended(run_id, 3) AS one, hashtextextended(run_id, 4) AS two FROM read_model.run
    WHERE epoch IS NULL AND state = 'completed' ORDER BY run_id LIMIT :runs
), shape AS (
    SELECT run_id, ln(120 * exp(((one & 255) - 128) / 300.0)) AS fit, ln(2000 * exp(((two & 255) - 128) / 200.0)) AS rise,
        CASE dynamic WHEN 'GROKKING' THEN 1 WHEN 'SEMI_GROKKING' THEN .5 WHEN 'PROGRESSION' THEN .7 ELSE .02 END AS height
    FROM wanted
), grid AS (
    SELECT k, k / 50 AS piece, CASE WHEN k < 60 THEN k ELSE round(60 * exp((k - 59) / 340.0 * ln(10000 / 60.0))) END::integer
        AS epoch
    FROM generate_series(0, 399) AS k
), point AS (
    SELECT run_id, k, piece, epoch, 1 / (1 + exp(-(ln(epoch + 1) - fit) / .3)) AS train,
        height / (1 + exp(-(ln(epoch + 1) - rise) / .2)) AS validation
    FROM shape, grid
), pieces AS (
    INSERT INTO read_model.curve_piece (run_id, attempt, epochs, train_loss, train_accuracy, validation_loss,
        validation_accuracy, parameter_norm, validation_log_probability, validation_margin, logit_norm, collapsed,
        epochs_per_second, measured_at, source, first_epoch, last_epoch)
    SELECT run_id, 1, array_agg(epoch ORDER BY k), array_agg(4.7 * (1 - train) + 1e-4 ORDER BY k),
        array_agg(train ORDER BY k), array_agg(9 * (1 - validation) + 1e-3 ORDER BY k), array_agg(validation ORDER BY k),
        array_agg(30 + 25 * train - 12 * validation ORDER BY k), array_agg(-9 * (1 - validation) ORDER BY k),
        array_agg(20 * validation - 8 * (1 - train) ORDER BY k), array_agg(10 + 4 * train ORDER BY k),
        array_agg(0::double precision ORDER BY k), 320, timestamptz '2026-01-01 00:09Z', 'trainer-1', min(epoch), max(epoch)
    FROM point GROUP BY run_id, piece
), ends AS (
    UPDATE read_model.run SET epoch = point.epoch, train_accuracy = point.train, train_loss = 4.7 * (1 - point.train) + 1e-4,
        validation_accuracy = point.validation, validation_loss = 9 * (1 - point.validation) + 1e-3,
        parameter_norm = 30 + 25 * point.train - 12 * point.validation, epochs_per_second = 320,
        measured_at = timestamptz '2026-01-01 00:09Z', revision = pg_current_xact_id()::text::bigint
    FROM point WHERE point.run_id = run.run_id AND point.k = 399
)
SELECT count(*) FROM wanted;
