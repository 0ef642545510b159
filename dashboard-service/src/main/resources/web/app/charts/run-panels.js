// What one run measured, panel by panel. A panel's scale: shares run from 0 to 1, logs in powers of ten. A line: column,
// label, tone, dash.

export const COURSE = [
  {name: 'accuracy', share: 0.4, scale: 'share',
    lines: [['train_accuracy', 'training accuracy', 'train'], ['validation_accuracy', 'validation accuracy', 'validation']]},
  {name: 'loss', share: 0.33, scale: 'log', lines: [['train_loss', 'training loss', 'train'], ['validation_loss', 'validation loss', 'validation']]},
  {name: 'parameter norm', share: 0.27, scale: 'linear', lines: [['parameter_norm', 'parameter norm', 'norm']]},
];

/** Probed at few epochs: their points are marked and joined. */
export const INSIDE = [
  {name: 'circuit', share: 0.26, scale: 'share', sparse: true, lines: [
    ['trig_share', 'generalising share of the logits', 'validation'],
    ['variance_explained', 'variance of units explained', 'attention'],
    ['embedding_gini', 'Gini of W_E’s spectrum', 'embedding'],
  ]},
  {name: 'loss with key frequencies alone, and without', share: 0.26, scale: 'log', sparse: true, lines: [
    ['restricted_loss', 'restricted loss', 'validation'], ['excluded_loss', 'excluded loss', 'train'],
  ]},
  {name: 'correct class on validation', share: 0.22, scale: 'linear', lines: [
    ['validation_margin', 'mean margin', 'validation'], ['validation_log_probability', 'mean log-probability', 'train'],
  ]},
  {name: 'norm of each tensor', share: 0.26, scale: 'linear', lines: [
    ['norm_w_e', 'W_E', 'embedding'], ['norm_w_pos', 'W_pos', 'embedding', 'dotted'], ['norm_w_u', 'W_U', 'embedding', 'dashed'],
    ['norm_w_q', 'W_Q', 'attention'], ['norm_w_k', 'W_K', 'attention', 'dashed'],
    ['norm_w_v', 'W_V', 'attention', 'dotted'], ['norm_w_o', 'W_O', 'attention', [8, 3, 2, 3]],
    ['norm_w_in', 'W_in', 'feedforward'], ['norm_w_out', 'W_out', 'feedforward', 'dashed'],
    ['norm_b_in', 'b_in', 'feedforward', 'dotted'], ['norm_b_out', 'b_out', 'feedforward', [8, 3, 2, 3]],
  ]},
];
