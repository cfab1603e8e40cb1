import { texts } from '../shared/i18n';
import type { Room } from './room';

const t = texts(
  { counter: 'Counter', orders: 'Orders', coverage: 'Coverage', operator: 'Operator', provider: 'My app' },
  { counter: '柜台查询', orders: '申请单', coverage: '应用接入', operator: '平台运营', provider: '我的应用' },
);

/** All rooms, in the order in which they are shown. */
export const ROOMS: readonly Room[] = [
  { id: 'counter', title: () => t().counter, scopes: ['number-refresh:status:read'], load: () => import('./counter/Counter') },
  { id: 'orders', title: () => t().orders, scopes: ['number-refresh:orders:read'], load: () => import('./orders/Orders') },
  { id: 'operator', title: () => t().operator, scopes: ['number-refresh:admin'], load: () => import('./operator/Operator') },
  { id: 'provider', title: () => t().provider, scopes: ['number-refresh:results:write'], load: () => import('./provider/Provider') },
  { id: 'coverage', title: () => t().coverage, scopes: ['number-refresh:orders:read', 'number-refresh:admin'], load: () => import('./coverage/Coverage') },
];
