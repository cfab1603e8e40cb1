import { texts } from '../shared/i18n';

/** How an app does, in words: the API tells it by codes. */
export const appWords = texts(
  {
    READY: 'Ready',
    FAILING: 'Failing: single calls try it',
    LEFT_ALONE: 'Asked to be left alone',
    UNVERIFIED: 'Not verified',
    PAUSED: 'Paused',
    NOT_COVERED: 'Takes no part',
    BY_OPERATOR: 'Paused by an operator',
    BY_GONE: 'Paused: it answered 410 Gone',
    BY_FAILING: 'Paused: it failed for too long',
    late: 'Will be late',
    LATE_RATE: 'more calls wait than its rate allows',
    LATE_NOT_POLLING: 'it has not asked for its tasks for a day',
    more: (n: string) => `more than ${n}`,
    UNREACHABLE: 'It could not be reached',
    ADDRESS_REFUSED: 'Its address may not be called',
    TLS_FAILED: 'No secure connection',
    TIMED_OUT: 'It took too long',
    THROTTLED: 'It asked for fewer calls',
    SERVER_ERROR: 'It answered with a server error',
    GONE: 'It answered 410 Gone',
    UNEXPECTED_STATUS: 'It answered with an unexpected status',
    INVALID_ANSWER: 'Its answer is not valid',
    OVERSIZE_ANSWER: 'Its answer is too large',
    UNKNOWN_REF: 'It answered for a ref that it was not sent',
    EVENT_REFUSED: 'It refused a security event',
    NOT_READY: 'It was not ready to be called',
    OVERSIZE_CALL: 'One number is larger than a call may be',
  },
  {
    READY: '正常',
    FAILING: '故障，仅零星试呼',
    LEFT_ALONE: '应用要求暂缓调用',
    UNVERIFIED: '未通过验证',
    PAUSED: '已暂停',
    NOT_COVERED: '未接入',
    BY_OPERATOR: '已由平台运营暂停',
    BY_GONE: '已暂停：应用答复 410 Gone',
    BY_FAILING: '已暂停：持续故障时间过长',
    late: '将会超时',
    LATE_RATE: '待发送任务超出其调用速率',
    LATE_NOT_POLLING: '已有一天没有拉取任务',
    more: (n: string) => `超过 ${n}`,
    UNREACHABLE: '无法连接',
    ADDRESS_REFUSED: '地址不允许调用',
    TLS_FAILED: '无法建立安全连接',
    TIMED_OUT: '答复超时',
    THROTTLED: '应用要求降低调用频率',
    SERVER_ERROR: '应用服务器出错',
    GONE: '应用答复 410 Gone',
    UNEXPECTED_STATUS: '应用答复了意外的状态码',
    INVALID_ANSWER: '答复内容无效',
    OVERSIZE_ANSWER: '答复内容过大',
    UNKNOWN_REF: '答复了未曾下发的 ref',
    EVENT_REFUSED: '应用拒绝了安全事件',
    NOT_READY: '尚不可调用',
    OVERSIZE_CALL: '单个号码已超出调用大小上限',
  },
);

/** The words of a code that the API may learn later than this page: the code itself where there are none. */
export function appWord(code: string): string {
  const known: Record<string, unknown> = appWords();
  const text = known[code];
  return typeof text === 'string' ? text : code;
}
