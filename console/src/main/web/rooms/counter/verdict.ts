import type { Line } from '../../shared/api';
import { count, day, list, texts } from '../../shared/i18n';
import { visible } from '../../parts/Told';
import type { Status } from './types';

const t = texts(
  {
    clean: 'This number is clean.',
    cleanMore: (n: string) => `Apps that were asked: ${n}. None has anything of its previous holder any more.`,
    residue: (apps: string) => `This number is clean, except for ${apps}.`,
    residueMore: 'What can be done about each is below.',
    working: (until: string) => `Still working, until ${until} at the latest.`,
    workingSoon: 'Still working.',
    workingMore: (clear: string, pending: string) => `Apps that are done: ${clear}. Not answered yet: ${pending}.`,
    cooling: (until: string) => `This number is cooling until ${until}.`,
    coolingMore: 'It was given up a short time ago. The apps are asked when the ninety days are over.',
    not: 'This number was not refreshed.',
    notMore: 'It can be refreshed for its present holder below.',
    restored: 'The previous holder took this number back.',
    restoredMore: 'Its refresh was stopped.',
    cancelled: 'The refresh of this number was cancelled.',
    unknown: 'It cannot be told whether this number is clean.',
    foreign: 'This number is not ours.',
    apps: (n: string) => `${n} more`,
  },
  {
    clean: '这个号码是干净的。',
    cleanMore: (n: string) => `已询问的 ${n} 个应用均无前机主的绑定。`,
    residue: (apps: string) => `这个号码基本干净，只差：${apps}。`,
    residueMore: '各应用可以怎样处理，见下方。',
    working: (until: string) => `正在焕新，最迟到 ${until}。`,
    workingSoon: '正在焕新。',
    workingMore: (clear: string, pending: string) => `${clear} 个应用已办结，${pending} 个尚未答复。`,
    cooling: (until: string) => `这个号码在冷冻期，到 ${until} 为止。`,
    coolingMore: '该号码刚销号不久，九十天冷冻期满后才会询问各应用。',
    not: '这个号码没有焕新。',
    notMore: '可在下方为现机主办理焕新。',
    restored: '原机主已将这个号码复机。',
    restoredMore: '焕新已停止。',
    cancelled: '这个号码的焕新已撤销。',
    unknown: '无法判断这个号码是否干净。',
    foreign: '这个号码不是本网号码。',
    apps: (n: string) => `另外 ${n} 个`,
  },
);

/** What the assistant reads aloud: one sentence, one more, and how good the news is. */
export interface Verdict {
  tone: 'good' | 'mixed' | 'waiting' | 'bad';
  say: string;
  more: string;
}

const NAMED = 4;

export function verdict(status: Status): Verdict {
  const text = t();
  if (status.state === 'RESTORED') return { tone: 'bad', say: text.restored, more: text.restoredMore };
  if (status.state === 'CANCELLED') return { tone: 'bad', say: text.cancelled, more: text.notMore };
  if (status.state === 'COOLING') {
    const until = status.coolingEndsAt;
    return { tone: 'waiting', say: until ? text.cooling(day(until)) : status.stateLabel, more: text.coolingMore };
  }
  if (status.pending > 0 || status.state === 'REFRESHING') {
    const say = status.dueAt ? text.working(day(status.dueAt)) : text.workingSoon;
    return { tone: 'waiting', say, more: text.workingMore(count(status.clear), count(status.pending)) };
  }
  if (status.grade === 'REFRESHED') return { tone: 'good', say: text.clean, more: text.cleanMore(count(status.clear)) };
  if (status.grade === 'REFRESHED_WITH_RESIDUE') {
    const names = left(status).map((app) => cut(visible(app.name)));
    const shown = names.length > NAMED ? [...names.slice(0, NAMED - 1), text.apps(count(names.length - NAMED + 1))] : names;
    return { tone: 'mixed', say: text.residue(list(shown)), more: text.residueMore };
  }
  if (status.grade === 'NOT_REFRESHED') return { tone: 'bad', say: text.not, more: text.notMore };
  return { tone: 'bad', say: text.unknown, more: status.stateLabel };
}

/** What remains: apps with another outcome than CLEAR that took part. */
export function left(status: Status) {
  return status.apps.filter((app) => app.outcome !== 'CLEAR' && app.outcome !== 'PENDING' && app.outcome !== 'NOT_COVERED');
}

const ELSEWHERE = ['CARRIER_MISMATCH', 'MVNO_NUMBER', 'PORTED_NUMBER', 'NUMBER_RANGE_UNKNOWN'];

/** What is said of a number that the API tells nothing about, in the API's own words and with its next step. */
export function refusal(line: Line): Verdict {
  const foreign = ELSEWHERE.some((code) => line.code.endsWith(code));
  const unknown = line.code === 'NOT_FOUND';
  const say = foreign ? t().foreign : unknown ? t().not : line.message;
  const more = [foreign || unknown ? line.message : '', line.nextStep ?? ''].filter(Boolean).join(' ');
  return { tone: 'bad', say, more };
}

function cut(name: string): string {
  return name.length > 40 ? `${[...name].slice(0, 40).join('')}…` : name;
}
