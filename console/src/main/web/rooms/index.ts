import { texts } from '../shared/i18n';
import type { Room } from './room';

const t = texts({ counter: 'Counter', orders: 'Orders' }, { counter: '柜台查询', orders: '申请单' });

/** All rooms, in the order in which they are shown. */
export const ROOMS: readonly Room[] = [
  { id: 'counter', title: () => t().counter, scopes: ['number-refresh:status:read'], load: () => import('./counter/Counter') },
  { id: 'orders', title: () => t().orders, scopes: ['number-refresh:orders:read'], load: () => import('./orders/Orders') },
];
