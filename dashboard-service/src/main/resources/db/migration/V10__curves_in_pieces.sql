-- A batch of measurements is a row of its own, written once: a curve that is measured for hours is not rewritten with
-- every batch. A piece is named by the epochs it spans, so a batch that comes twice is one row, however polls cut it.
ALTER TABLE curve RENAME TO curve_piece;
ALTER TABLE curve_piece ADD COLUMN first_epoch integer;
ALTER TABLE curve_piece ADD COLUMN last_epoch integer;
DELETE FROM curve_piece WHERE cardinality(epochs) = 0;
UPDATE curve_piece SET first_epoch = epochs[1], last_epoch = epochs[cardinality(epochs)];
ALTER TABLE curve_piece ALTER COLUMN first_epoch SET NOT NULL;
ALTER TABLE curve_piece ALTER COLUMN last_epoch SET NOT NULL;
ALTER TABLE curve_piece DROP CONSTRAINT curve_pkey;
-- The end of an attempt is looked up with every batch, and is the last entry of its part of the index.
ALTER TABLE curve_piece ADD PRIMARY KEY (run_id, attempt, last_epoch, first_epoch);
-- Measured numbers do not compress: kept as they are, beside their row up to a page, they cost neither time nor a look-up.
ALTER TABLE curve_piece SET (toast_tuple_target = 8160);
ALTER TABLE curve_piece ALTER COLUMN epochs SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN train_loss SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN train_accuracy SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN validation_loss SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN validation_accuracy SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN parameter_norm SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN validation_log_probability SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN validation_margin SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN logit_norm SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN collapsed SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN norm_w_e SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN norm_w_pos SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN norm_w_q SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN norm_w_k SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN norm_w_v SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN norm_w_o SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN norm_w_in SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN norm_b_in SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN norm_w_out SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN norm_b_out SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN norm_w_u SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN embedding_gini SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN variance_explained SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN trig_norm SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN memorising_norm SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN trig_share SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN restricted_loss SET STORAGE EXTERNAL;
ALTER TABLE curve_piece ALTER COLUMN excluded_loss SET STORAGE EXTERNAL;
