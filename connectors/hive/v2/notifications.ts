import { IsISO8601 } from 'class-validator';
import { Field, OperationGroup, Webhook, type Trigger } from 'trunkline/sdk';
import { OrderV2 } from './orders.js';
import { RestockingShipmentV2 } from './restocking-shipments.js';
import { ReturnV2 } from './returns.js';
import { ShipmentV2 } from './shipments.js';
import { V2_SOURCE } from './source.js';

/** What every notification of version 2 says beside its object. */
abstract class NotificationFacts {
  @Field('What happened', { example: 'return.status_updated' }) event_type!: string;
  @Field('Id of the event; a repeat has the same') event_id!: string;
  @Field('When it happened; ISO 8601') @IsISO8601() timestamp!: string;
}

export class OrderStatusUpdated extends NotificationFacts {
  @Field('The order as it then was') data!: OrderV2;
}

export class ShipmentStatusUpdated extends NotificationFacts {
  @Field('The shipment as it then was') data!: ShipmentV2;
}

export class RestockingShipmentStatusUpdated extends NotificationFacts {
  @Field('The restocking shipment as it then was') data!: RestockingShipmentV2;
}

export class ReturnStatusUpdated extends NotificationFacts {
  @Field('The return as it then was') data!: ReturnV2;
}

const ORDERED = 'One that is not newer than the last of the same object is dropped: Hive promises no order.';

/** The URL is set in the merchant dashboard. */
@OperationGroup({ source: V2_SOURCE })
export class NotificationsV2 {
  @Webhook({
    title: 'Order status updated',
    description: ORDERED,
    record: OrderStatusUpdated,
    event: 'order.status_updated',
    key: (notification) => notification.data.id,
    version: (notification) => notification.timestamp,
  })
  declare orderStatusUpdated: Trigger<void, OrderStatusUpdated>;

  @Webhook({
    title: 'Shipment status updated',
    description: ORDERED,
    record: ShipmentStatusUpdated,
    event: 'shipment.status_updated',
    key: (notification) => notification.data.id,
    version: (notification) => notification.timestamp,
    stability: 'experimental',
    source: `${V2_SOURCE}: operation shipmentStatusUpdatedWebhook; the name of the event inferred from order.status_updated`,
  })
  declare shipmentStatusUpdated: Trigger<void, ShipmentStatusUpdated>;

  @Webhook({
    title: 'Restocking shipment status updated',
    description: ORDERED,
    record: RestockingShipmentStatusUpdated,
    event: 'restocking_shipment.status_updated',
    key: (notification) => notification.data.id,
    version: (notification) => notification.timestamp,
    stability: 'experimental',
    source: `${V2_SOURCE}: operation restockingShipmentStatusUpdatedWebhook; the name of the event inferred from order.status_updated`,
  })
  declare restockingShipmentStatusUpdated: Trigger<void, RestockingShipmentStatusUpdated>;

  @Webhook({
    title: 'Return status updated',
    description: ORDERED,
    record: ReturnStatusUpdated,
    event: 'return.status_updated',
    key: (notification) => notification.data.id,
    version: (notification) => notification.timestamp,
  })
  declare returnStatusUpdated: Trigger<void, ReturnStatusUpdated>;
}
