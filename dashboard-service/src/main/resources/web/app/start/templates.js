// What a new study begins from.

export const EXAMPLE = `name: how-much-data
question: From how many pairs on does a width of 48 grok?

recipe: R
base:
  task: add
  hidden_size: 48

grid:
  train_size: [2000, 2600, 3200, 4000]

seeds: 5
`;

/** One run as a study that can be changed. The recipe's own values are written out: nothing is left to a default. */
export function fromRun({run_id: id, spec}) {
  const lines = Object.entries(spec ?? {}).filter(([key]) => !['data_seed', 'model_seed'].includes(key)).map(([key, value]) => `  ${key}: ${value}`);
  return `name: again-${id.slice(0, 8)}
question: What changes if this run is trained differently?

# Run ${id}.
# Change what you like; lists of values go under grid.
base:
${lines.join('\n')}

runs:
  - {data_seed: ${spec?.data_seed ?? 0}, model_seed: ${spec?.model_seed ?? 0}}
`;
}
