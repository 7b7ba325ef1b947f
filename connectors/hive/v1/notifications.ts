import { OperationGroup, Webhook, type Trigger } from 'trunkline/sdk';
import { RestockingShipment } from './restocking-shipments.js';
import { Return } from './returns.js';
import { Shipment } from './shipments.js';

const SOURCE = 'https://developers.hive.app/reference/api-reference/webhooks';
const BARE = 'that the body is the object alone is inferred from the column Payload';
const UNORDERED =
  'Notifications may overtake one another and hold no time to tell by: read the object again where its present state matters.';

/** The account manager sets the URL. Where a notification names its event is not documented, so its shape tells what it is. */
@OperationGroup({ stability: 'experimental' })
export class Notifications {
  @Webhook({
    title: 'Shipment updated (version 1)',
    description: `Its status or its delivery status: \`shipment_status_updated\` and \`delivery_status_updated\` hold the same. ${UNORDERED}`,
    record: Shipment,
    when: (body: Shipment) => body.order_id,
    key: (shipment) => shipment.id,
    source: `${SOURCE}: shipment_status_updated, delivery_status_updated; ${BARE}`,
  })
  declare shipmentUpdated: Trigger<void, Shipment>;

  @Webhook({
    title: 'Restocking shipment updated (version 1)',
    description: `\`restocking_shipment_status_updated\`. ${UNORDERED}`,
    record: RestockingShipment,
    when: (body: RestockingShipment) => body.restocking_shipment_items,
    key: (shipment) => shipment.id,
    source: `${SOURCE}: restocking_shipment_status_updated; ${BARE}`,
  })
  declare restockingShipmentUpdated: Trigger<void, RestockingShipment>;

  @Webhook({
    title: 'Return updated (version 1)',
    description: `\`return_status_updated\`. ${UNORDERED}`,
    record: Return,
    when: (body: Return) => body.order,
    key: (entry) => entry.id,
    source: `${SOURCE}: return_status_updated; ${BARE}`,
  })
  declare returnUpdated: Trigger<void, Return>;
}
