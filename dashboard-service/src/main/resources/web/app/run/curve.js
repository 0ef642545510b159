// A run's measurements in columns, growing while it trains.

export class Curve {
  constructor(view) {
    this.replace(view);
  }

  get epochs() {
    return this.columns.epoch;
  }

  replace({attempt, columns}) {
    this.attempt = attempt;
    this.columns = columns;
  }

  /** Takes new points in; whether anything changed. Points already known are skipped, so nothing doubles. */
  add(view) {
    if (!view.columns.epoch.length) return false;
    if (view.attempt !== this.attempt) {
      this.replace(view);
      return true;
    }
    const last = this.epochs.at(-1) ?? -1;
    const from = view.columns.epoch.findIndex(epoch => epoch > last);
    if (from < 0) return false;
    const before = this.epochs.length;
    const added = view.columns.epoch.length - from;
    for (const name of new Set([...Object.keys(this.columns), ...Object.keys(view.columns)])) {
      // A column that none of the points has is left out of them.
      this.columns[name] = (this.columns[name] ?? Array(before).fill(null))
        .concat(view.columns[name]?.slice(from) ?? Array(added).fill(null));
    }
    return true;
  }
}
