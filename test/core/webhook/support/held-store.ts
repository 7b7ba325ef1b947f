import { EventEmitter, once } from 'node:events';
import type { DeliveryWrites } from '../../../../core/ports/store/index.js';

/** A store whose transactions are held up until they are let go. */
export function heldStore() {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const arrivals = new EventEmitter();
  let count = 0;
  return {
    around: (store: DeliveryWrites): DeliveryWrites => ({
      takeDelivery: async (delivery, now) => {
        arrivals.emit(String((count += 1)));
        await held;
        return store.takeDelivery(delivery, now);
      },
      forgetDeliveries: (before, limit) => store.forgetDeliveries(before, limit),
    }),
    reached: async (wanted: number): Promise<void> => {
      if (count < wanted) await once(arrivals, String(wanted));
    },
    letGo: (): void => letGo(),
  };
}
