// The views of a study. Those that a study's runs cannot fill are not offered.
import {openAccuracy} from './accuracy.js';
import {openCapacity} from './capacity.js';
import {openEmergence} from './emergence.js';
import {openFindings} from './findings.js';
import {openRuns} from './runs.js';
import {openSearch} from './search.js';
import {openSource} from './source.js';
import {openZones} from './zones.js';

const TABS = [
  {name: 'zones', title: 'Zone map', open: openZones},
  {name: 'size', title: 'Over model size', open: openAccuracy('hidden_size'), when: study => several(study, 'hidden_size')},
  {name: 'data', title: 'Over data size', open: openAccuracy('train_size'), when: study => several(study, 'train_size')},
  {name: 'mixture', title: 'Over random labels', open: openAccuracy('memorise_size'),
    when: study => study.cells.some(cell => /memorise/.test(cell.task) && cell.task !== 'memorise')},
  {name: 'capacity', title: 'Capacity', open: openCapacity, when: study => has(study, 'memorisation_capacity')},
  {name: 'emergence', title: 'Emergence', open: openEmergence, when: study => has(study, 'emergence')},
  {name: 'search', title: 'Search', open: openSearch, when: study => /^search:/m.test(study.yaml)},
  {name: 'findings', title: 'Findings', open: openFindings},
  {name: 'runs', title: 'Runs', open: openRuns},
  {name: 'source', title: 'Study file', open: openSource},
];

export function tabsOf(study) {
  return TABS.filter(tab => !tab.when || tab.when(study));
}

function several(study, key) {
  return new Set(study.cells.filter(cell => cell.task !== 'memorise').map(cell => cell[key])).size > 1;
}

function has(study, kind) {
  return study.findings.some(finding => finding.kind === kind);
}
