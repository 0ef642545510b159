-- One made-up study into the read model, as its projections would have left it. Parameters: name, question, modulus, seeds.
-- Widths and sizes are those of the paper's Figures 3 and 6; where the runs fall, two curves over the width say, with a
-- spread over seeds. Nothing is claimed by any of it.
WITH point AS (
    SELECT width, size, seed, row_number() OVER (ORDER BY size, width, seed) - 1 AS position,
        hashtextextended(concat_ws(' ', :modulus, width, size, seed), 1) AS one,
        hashtextextended(concat_ws(' ', :modulus, width, size, seed), 2) AS two
    FROM unnest(ARRAY[4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 48, 56, 64, 80, 100]) AS width,
        generate_series(2000, 5800, 200) AS size, generate_series(0, :seeds - 1) AS seed
), made AS (
    SELECT *, substr(md5(concat_ws(' ', :modulus, width, size, seed)), 1, 20) AS run_id,
        ((one & 1023) - 512) / 300.0 AS spread, ((two & 1023) - 512) / 300.0 AS speed
    FROM point
), judged AS (
    SELECT *, CASE WHEN size > 135 * width * exp(.08 * spread) THEN 'PROGRESSION'
        WHEN size < .93 * (1500 + 48000 / width * exp(.1 * spread)) THEN 'UNGROKKING'
        WHEN size < 1.06 * (1500 + 48000 / width * exp(.1 * spread)) THEN 'SEMI_GROKKING' ELSE 'GROKKING' END AS dynamic
    FROM made
), study AS (
    INSERT INTO read_model.study (study_id, name, question, yaml, run_count, state, submitted_at, sequence, revision)
    SELECT :name || '-' || substr(md5(:name), 1, 8), :name, :question,
        E'name: ' || :name || E'\nbase: {task: add, modulus: ' || :modulus || E'}\n', count(*), 'ended',
        timestamptz '2026-01-01 00:00Z' + make_interval(mins => :modulus), 0, pg_current_xact_id()::text::bigint
    FROM made
), member AS (
    INSERT INTO read_model.study_run (study_id, run_id, position)
    SELECT :name || '-' || substr(md5(:name), 1, 8), run_id, position FROM made
), verdict AS (
    INSERT INTO read_model.verdict (run_id, attempt, dynamic, confidence, provisional, rules_version, explanation, evidence,
        judged_at, sequence)
    SELECT run_id, 1, dynamic, .9, false, '1', 'made up for a benchmark',
        jsonb_build_object('last_epoch', 10000, 'train_accuracy', 1, 'validation_accuracy',
            CASE dynamic WHEN 'GROKKING' THEN 1 WHEN 'SEMI_GROKKING' THEN .5 WHEN 'PROGRESSION' THEN .7 ELSE .02 END,
            'fitted_epoch', 120, 'risen_epoch', CASE WHEN dynamic = 'UNGROKKING' THEN NULL ELSE 2000 END),
        timestamptz '2026-01-02 00:00Z', 0
    FROM judged
), event AS (
    INSERT INTO read_model.event (run_id, attempt, kind, marker, sequence, occurred_at, source, detail)
    SELECT run_id, attempt, kind, '', number, timestamptz '2026-01-01 00:00Z' + make_interval(mins => number),
        'trainer-' || (position % 4 + 1), detail::jsonb
    FROM judged, (VALUES (0, 'planned', 0, '{}'), (0, 'queued', 1, '{}'), (1, 'started', 2, '{"engine": "blocked-1"}'),
        (1, 'completed', 9, '{"last_epoch": 10000, "training_seconds": 31.5}')) AS life (attempt, kind, number, detail)
)
INSERT INTO read_model.run (run_id, spec, task, hidden_size, train_size, data_seed, model_seed, epochs, state, trainer, engine,
    latest_attempt, completed_attempt, completed_epoch, training_seconds, started_at, ended_at, dynamic, provisional,
    confidence, curve_checked, revision)
SELECT run_id,
    json_build_object('task', 'add', 'modulus', :modulus, 'train_size', size, 'memorise_size', 0, 'layers', 1,
        'hidden_size', width, 'heads', 4, 'mlp_width', 4 * width, 'split_feed_forward', false, 'init_scale', 1.0,
        'layer_norm', false, 'loss', 'softmax', 'learning_rate', .007, 'weight_decay', 1.0, 'warmup_steps', 0,
        'epochs', 10000, 'data_seed', seed, 'model_seed', seed, 'log_every', 'auto', 'stop_when_settled', true),
    'add', width, size, seed, seed, 10000, 'completed', 'trainer-' || (position % 4 + 1), 'blocked-1', 1, 1, 10000, 31.5,
    timestamptz '2026-01-01 00:02Z', timestamptz '2026-01-01 00:09Z', dynamic, false, .9, 1,
    pg_current_xact_id()::text::bigint
FROM judged;
