import { signed } from '../../trigger/webhook/hooked-shop.js';

/** An order's news, as the shop sends it. */
export const notice = (id: number, status = 'paid') => signed({ event: 'order.created', notice_id: `n${id}`, payload: { id, status } });
