import { texts } from '../shared/i18n';

/** The outcomes and modes in words: the API labels an outcome with its reason, and its counts not at all. */
export const words = texts(
  {
    CLEAR: 'Clear',
    PENDING: 'Not answered yet',
    BLOCKED: 'Cannot be unbound for now',
    REFUSED: 'The app does not unbind',
    FAILED: 'The app failed',
    NO_RESPONSE: 'Asked, no answer in time',
    UNDELIVERABLE: 'Could not be asked',
    CANCELLED: 'Withdrawn',
    BATCH: 'Before resale',
    ACTIVE: 'For a new holder',
  },
  {
    CLEAR: '无绑定或已解绑',
    PENDING: '待答复',
    BLOCKED: '暂无法解绑',
    REFUSED: '应用方不予处理',
    FAILED: '应用处理失败',
    NO_RESPONSE: '超时未反馈',
    UNDELIVERABLE: '无法送达',
    CANCELLED: '已撤销',
    BATCH: '批量焕新',
    ACTIVE: '主动焕新',
  },
);
