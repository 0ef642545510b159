// The kinds of findings: what each says, and which of its fields are shown how. docs/findings.md has the methods.
import {count, number, percent} from '../frame/format.js';

const between = show => ends => ends ? `${show(ends[0])} to ${show(ends[1])}` : '–';
const list = values => values?.length ? values.map(count).join(', ') : '–';
const some = value => !Array.isArray(value) ? count(value) : new Set(value).size === 1 ? `${value[0]} each` : value.join(', ');
const yes = value => value ? 'yes' : 'no';
const whole = (key, head) => ({key, head, number: true, show: count});
const share = (key, head) => ({key, head, number: true, show: percent});
const plain = (key, head) => ({key, head, number: true, show: number});
const d = whole('hidden_size', 'd');
const D = whole('train_size', 'D');

export const KINDS = {
  double_descent: {
    title: 'Double descent', says: 'Whether final validation accuracy falls and rises again over model sizes, at one data size.',
    columns: [D, {key: 'detected', show: yes}, plain('p_value', 'p'), share('dip_depth', 'dip'),
      {key: 'dip_interval', head: '95 %', show: between(percent)},
      {key: 'widths', head: 'at d', show: list}, {key: 'tested_widths', head: 'tested d', show: list}, {key: 'seeds', show: some}],
  },
  crossing: {
    title: 'The crossing', says: 'Where D_crit and D_mem meet: below it double descent is expected, above it only a rise.',
    columns: [plain('hidden_size', 'd'), {key: 'hidden_size_interval', head: '95 %', show: between(number)}, whole('train_size', 'D'),
      {key: 'train_size_interval', head: '95 %', show: between(count)}, {key: 'extrapolated', show: yes}],
  },
  critical_dataset_size: {
    title: 'Critical dataset size', says: 'D_crit(d): the training-set size at which half the seeds generalise completely.',
    columns: [d, whole('critical_dataset_size', 'D_crit'), {key: 'interval', head: '95 %', show: between(count)},
      {key: 'transition', head: 'a quarter to three quarters', show: between(count)}, {key: 'memorises', head: 'memorises below it', show: yes},
      {key: 'train_sizes', head: 'tried D', show: list}, {key: 'seeds', show: some}, {key: 'grokked', show: some}],
  },
  memorisation_capacity: {
    title: 'Memorisation capacity', says: 'D_mem(d): random labels remembered, chance removed.',
    columns: [d, whole('capacity', 'pairs'), {key: 'interval', head: '95 %', show: between(count)}, whole('distinct_items', 'distinct items'),
      plain('bits_per_parameter', 'bits per parameter'), {key: 'lower_bound', head: 'lower bound', show: yes}, {key: 'seeds', show: some}],
  },
  memorisation_slope: {
    title: 'Bits per parameter', says: 'The slope of a line through all capacities.',
    columns: [plain('bits_per_parameter', 'bits per parameter'), {key: 'interval', head: '95 %', show: between(number)},
      plain('r_squared', 'R²'), {key: 'widths', head: 'd', show: list}],
  },
  prediction: {
    title: 'Predictions', says: 'What the two curves alone say of a sweep over model sizes. Made once, never changed after that.',
    columns: [D, {key: 'double_descent', head: 'double descent', show: yes}, share('probability', 'probability'),
      whole('crossing_train_size', 'crossing D'), {key: 'dip_widths', head: 'dip at d', show: list},
        whole('sweep_runs_known', 'runs of the sweep known then')],
  },
  prediction_score: {
    title: 'Predictions held against the sweeps', says: 'The prediction above beside what the sweep showed.',
    columns: [D, {key: 'outcome', show: word => word.toLowerCase().replaceAll('_', ' ')}, {key: 'predicted', show: yes}, {key: 'detected', show: yes},
      share('probability', 'probability'), plain('brier_score', 'Brier score'), {key: 'dip_widths', head: 'dip at d', show: list}],
  },
  zone_map: {
    title: 'Zones', says: 'How well the two curves foretell each run’s dynamic.',
    columns: [share('agreement', 'runs as their zone lets expect'), {key: 'cells', show: cells => count(cells.length), number: true}],
  },
  emergence: {
    title: 'Emergence', says: 'The smallest model that leaves the floor, by its best seed and by its mean.',
    columns: [
      D, {key: 'smallest', head: 'smallest by best seed', show: model}, {key: 'smallest_by_mean', head: 'by mean', show: model},
      {key: 'smallest_fitting', head: 'knows its training set', show: model}, plain('parameter_ratio', 'times the parameters without random labels')],
  },
  model_wise_grokking: {
    title: 'Model-wise grokking', says: 'The training set is known at a smaller model than validation is complete.',
    columns: [D, {key: 'detected', show: yes}, whole('fitting_from', 'fits from d'), whole('generalising_from', 'generalises from d'),
      share('bootstrap_share', 'of bootstrap draws')],
  },
  epochwise_double_descent: {
    title: 'Double descent over epochs', says: 'Validation loss that rises while a run memorises, and falls below where it was.',
    columns: [{key: 'found', head: 'runs that show it', number: true, of: ({cells}) => cells?.reduce((sum, cell) => sum + cell.detected, 0)},
      {key: 'tried', head: 'runs', number: true, of: ({cells}) => cells?.reduce((sum, cell) => sum + cell.runs, 0)}],
  },
  norm_direction: {
    title: 'Parameter norm while validation rises', says: 'Progression should raise it, grokking should lower it.',
    columns: [{key: 'said', head: 'by dynamic and model size', wrap: true, of: ({groups}) => groups?.map(group =>
      `${group.dynamic.toLowerCase().replaceAll('_', '-')} d = ${group.hidden_size}: ${group.direction} (${signed(group.median_change)})`).join(' · ')}],
  },
  recipe_score: {
    title: 'Recipes against the paper’s own numbers', says: 'How well each way of training gives what the paper shows, the best first.',
    columns: [{key: 'recipes', head: 'score and recipe', show: recipes => recipes.map(one =>
      `${percent(one.score)}: learning rate ${one.learning_rate}, weight decay ${one.weight_decay}, init scale ${one.init_scale}, ${count(one.epochs)} epochs`).join(' · ')}],
  },
  ungrokking_by_reduction: {
    title: 'Ungrokking by reduction', says: 'Grokked models trained on with fewer pairs.',
    columns: [d, whole('lost_up_to', 'lost up to D'), whole('kept_from', 'kept from D'), whole('critical_dataset_size', 'D_crit')],
  },
};

function model(one) {
  return one && typeof one === 'object' ? `d = ${one.hidden_size}, ${one.layers} layer${one.layers === 1 ? '' : 's'}, ${count(one.parameters)} parameters` : one ?? '–';
}

function signed(value) {
  return value === null || value === undefined ? '–' : `${value > 0 ? '+' : '−'}${Math.abs(value * 100).toFixed(0)} %`;
}
