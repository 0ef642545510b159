-- Norms per kind of tensor, over all layers, and what the circuit probes found, row by row like the columns before.
-- NULL where no row has a value: runs of older trainers, tasks that are not probed.
ALTER TABLE curve ADD COLUMN norm_w_e double precision[];
ALTER TABLE curve ADD COLUMN norm_w_pos double precision[];
ALTER TABLE curve ADD COLUMN norm_w_q double precision[];
ALTER TABLE curve ADD COLUMN norm_w_k double precision[];
ALTER TABLE curve ADD COLUMN norm_w_v double precision[];
ALTER TABLE curve ADD COLUMN norm_w_o double precision[];
ALTER TABLE curve ADD COLUMN norm_w_in double precision[];
ALTER TABLE curve ADD COLUMN norm_b_in double precision[];
ALTER TABLE curve ADD COLUMN norm_w_out double precision[];
ALTER TABLE curve ADD COLUMN norm_b_out double precision[];
ALTER TABLE curve ADD COLUMN norm_w_u double precision[];
ALTER TABLE curve ADD COLUMN embedding_gini double precision[];
ALTER TABLE curve ADD COLUMN variance_explained double precision[];
ALTER TABLE curve ADD COLUMN trig_norm double precision[];
ALTER TABLE curve ADD COLUMN memorising_norm double precision[];
ALTER TABLE curve ADD COLUMN trig_share double precision[];
ALTER TABLE curve ADD COLUMN restricted_loss double precision[];
ALTER TABLE curve ADD COLUMN excluded_loss double precision[];
