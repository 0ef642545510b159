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
    for (const [name, values] of Object.entries(view.columns)) {
      this.columns[name] = (this.columns[name] ?? []).concat(values.slice(from));
    }
    return true;
  }
}
