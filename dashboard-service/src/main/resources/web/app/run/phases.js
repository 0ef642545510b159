// When a run fitted its training set, began to generalise, and had done so. The first is the verdict's evidence; the others
// are when validation accuracy first reached a fifth and nine tenths of where the verdict saw it end.
const RISEN = 0.15;

export function phasesOf(curve, evidence) {
  const none = {marks: [], memorising: null};
  if (!evidence) return none;
  const {fitted_epoch: fitted, validation_accuracy: end} = evidence;
  const first = share => {
    const index = curve.columns.validation_accuracy?.findIndex(value => value !== null && value >= share * end) ?? -1;
    return index < 0 ? null : curve.epochs[index];
  };
  const rises = end !== null && end !== undefined && end >= RISEN;
  const [onset, generalised] = rises ? [first(0.2), first(0.9)] : [null, null];
  const marks = [[fitted, 'fitted'], [onset, 'onset'], [generalised, 'generalised']]
    .filter(([epoch]) => epoch !== null && epoch !== undefined).map(([epoch, name]) => ({epoch, name}));
  return {marks, memorising: fitted !== null && onset !== null && onset > fitted ? [fitted, onset] : null};
}
