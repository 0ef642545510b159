// Where a study's tables can be had as files.
import {studyPath} from '../frame/api.js';

export function exportLinks(id, what, formats = ['json', 'parquet']) {
  return formats.map(format => ({
    text: format === 'parquet' ? 'Parquet' : format.toUpperCase(), href: `${studyPath(id)}/export.${format}?what=${what}`,
  }));
}
