// Runs ticked for a comparison.

/** As many as an address can hold. */
const MOST = 100;

export class Selection {
  constructor(changed) {
    this.chosen = new Set();
    this.changed = changed;
  }

  get ids() {
    return [...this.chosen];
  }

  has(id) {
    return this.chosen.has(id);
  }

  toggle(id) {
    this.put([id], !this.chosen.has(id));
  }

  put(ids, chosen) {
    for (const id of ids) {
      if (!chosen) this.chosen.delete(id);
      else if (this.chosen.size < MOST) this.chosen.add(id);
    }
    this.changed();
  }

  clear() {
    this.chosen.clear();
    this.changed();
  }
}
