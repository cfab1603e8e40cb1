import { languageTag } from './i18n';

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** The seconds of an ISO 8601 duration of days, hours, minutes and seconds; 0 for any other text. */
export function seconds(text: string): number {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (!found) return 0;
  return UNITS.reduce((sum, [, length], i) => sum + Number(found[i + 1] ?? 0) * length, 0);
}

/** So many seconds as people say it, in the greatest unit that they fill: "1.5 hr". */
export function span(length: number): string {
  const [unit, size] = UNITS.find(([, one]) => length >= one) ?? UNITS[3];
  return new Intl.NumberFormat(languageTag(), { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(length / size);
}
