import { e164 } from '../../shared/phone';
import { zoned } from '../../shared/shanghai';
import { records } from '../../shared/csv';

export type Mode = 'BATCH' | 'ACTIVE';

/** Why a line would be rejected, as far as the page can know: the server has the last word. */
export type Doubt = 'number' | 'unsupported' | 'repeated' | 'missing' | 'date' | 'future' | 'early' | 'consent';

/** A line of an order: as it stands in the file, as it would be sent, and what is wrong with it. */
export interface OrderLine {
  line: number;
  given: string;
  sent: Record<string, string>;
  doubt: Doubt | null;
}

export interface Sheet {
  lines: OrderLine[];
  /** Columns of its head that no order has. */
  unknown: string[];
}

const COLUMNS = ['phoneNumber', 'deactivatedAt', 'holderSince', 'portedInAt', 'consent'] as const;
const UNSUPPORTED = /^\+86(1349|174\d)\d{7}$|^\+8614[01468]\d{8}$/;
const FIRST = Date.parse('2000-01-01T00:00:00+08:00');

/** Reads a file of numbers. Without a head its columns are the number, the date, and for ACTIVE the consent. */
export function sheet(text: string, mode: Mode, now: number): Sheet {
  const all = records(text);
  const head = all[0]?.fields ?? [];
  const headed = head.some((name) => columnOf(name) === 'phoneNumber');
  const date = mode === 'BATCH' ? 'deactivatedAt' : 'holderSince';
  const columns = headed ? head.map(columnOf) : ['phoneNumber', date, 'consent'];
  const seen = new Set<string>();
  return {
    unknown: headed ? head.filter((name) => columnOf(name) === undefined) : [],
    lines: (headed ? all.slice(1) : all).map(({ line, fields }) => {
      const sent: Record<string, string> = {};
      columns.forEach((column, index) => {
        const value = fields[index] ?? '';
        if (column !== undefined && value !== '' && fits(column, mode)) sent[column] = value;
      });
      return judged(line, sent, date, mode, seen, now);
    }),
  };
}

function columnOf(name: string) {
  const plain = name.replace(/[\s_-]/g, '').toLowerCase();
  return COLUMNS.find((column) => column.toLowerCase() === plain);
}

function fits(column: string, mode: Mode): boolean {
  return column === 'phoneNumber' || (mode === 'BATCH') === (column === 'deactivatedAt');
}

function judged(line: number, sent: Record<string, string>, date: string, mode: Mode, seen: Set<string>, now: number): OrderLine {
  const given = sent['phoneNumber'] ?? '';
  const number = e164(given);
  if (number) sent['phoneNumber'] = number;
  for (const column of [date, 'portedInAt']) {
    const value = sent[column];
    if (value) sent[column] = zoned(value);
  }
  const at = Date.parse(sent[date] ?? '');
  const repeated = number !== null && seen.has(number);
  if (number) seen.add(number);
  let doubt: Doubt | null = null;
  if (!number) doubt = 'number';
  else if (UNSUPPORTED.test(number)) doubt = 'unsupported';
  else if (repeated) doubt = 'repeated';
  else if (!sent[date]) doubt = 'missing';
  else if (Number.isNaN(at) || !/(Z|[+-]\d\d:\d\d)$/i.test(sent[date])) doubt = 'date';
  else if (at > now) doubt = 'future';
  else if (at < FIRST) doubt = 'early';
  else if (mode === 'ACTIVE' && !sent['consent']) doubt = 'consent';
  return { line, given, sent, doubt };
}
